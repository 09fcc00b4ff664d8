'use server'

import { hasLocale } from 'next-intl'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { namesOf } from '#lib/collecting/attempts'
import { inNarrowLane } from '#lib/collecting/narrow-lane'
import { signStatement, type SigningProblem } from '#lib/collecting/sign-statement'
import { isMemberState } from '#lib/domain/member-states'
import { networkHeader, traitsOf } from '#lib/http/network-header'
import { plainFormFrom } from '#lib/http/plain-form'
import { channelFrom } from '#lib/http/signing-form'
import { getPathname } from '#lib/i18n/navigation'
import { routing } from '#lib/i18n/routing'
import { server } from '#lib/server'
import { attemptOf } from '../form-state.ts'
import { requireRule } from '../rule-asked.ts'
import { plainStateFrom, type PlainState } from './plain-state.ts'

/**
 * The action of the form without a script. Bound arguments and the previous state come back from the browser like any
 * other input, so they are checked again here.
 */
export async function signWithoutScript(
  locale: string,
  memberState: string,
  previous: unknown,
  form: unknown,
): Promise<PlainState> {
  if (!hasLocale(routing.locales, locale) || !isMemberState(memberState) || !(form instanceof FormData)) notFound()
  const receiptPage = getPathname({ href: '/signed', locale }) // Known before anything is written.
  const { collecting, receipts, plainQuestions, takePlainPlace, chargeBadProof, site, ...counting } = await server()
  const { counterFor, countToday, laneOf } = counting
  requireRule(collecting.collection(), memberState)
  // The page says why, and how else to sign.
  if (!site().switches.plainLane) redirect(getPathname({ href: `/sign/${memberState}/plain`, locale }))
  const count = counterFor(channelFrom(form))
  const visitor = await headers()
  const network = visitor.get(networkHeader) ?? ''
  const way = laneOf(traitsOf(visitor, { isPlain: true }))
  const sent = plainFormFrom(form, memberState, locale, plainQuestions.answered)
  let laneFullFor = 0
  const lane = inNarrowLane(collecting, () => {
    const paid = takePlainPlace(network)
    if (!paid.ok) laneFullFor = paid.retryAfterSeconds
    return paid.ok
  })

  const signed = await signStatement(lane, { ...sent.form, label: way.label })
  countToday(...namesOf(signed))
  if (signed.ok) {
    count()
    way.count()
    redirect(`${receiptPage}?receipt=${receipts.wrap(signed.value)}`)
  }
  if (isBadProof(signed.problem)) chargeBadProof(network)
  const asked = plainQuestions.look(sent.token)
  const secondsLeft = Math.max(laneFullFor, asked?.secondsLeft ?? 0)
  return plainStateFrom(signed.problem, sent, inLanguage(asked, locale), secondsLeft, attemptOf(previous))
}

/** A question in another language has another sentence: it is not asked again here. */
const inLanguage = <Asked extends { readonly language: string }>(asked: Asked | null, locale: string): Asked | null =>
  asked?.language === locale ? asked : null

/** A token that no page of ours has led to: made up, or used before. */
const isBadProof = (problem: SigningProblem): boolean =>
  problem.kind === 'refused' && (problem.proof === 'wrong' || problem.proof === 'used')
