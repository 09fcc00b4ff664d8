'use server'

import { hasLocale } from 'next-intl'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { namesOf } from '#lib/collecting/attempts'
import { signStatement, type SigningProblem } from '#lib/collecting/sign-statement'
import { isMemberState } from '#lib/domain/member-states'
import { networkHeader, traitsOf } from '#lib/http/network-header'
import { channelFrom, signingFormFrom } from '#lib/http/signing-form'
import { getPathname } from '#lib/i18n/navigation'
import { routing } from '#lib/i18n/routing'
import { server } from '#lib/server'
import { acknowledged, attemptOf, formStateFrom, type FormState } from './form-state.ts'
import { requireRule } from './rule-asked.ts'

/**
 * The signing form's action. Bound arguments and the previous state come back from the browser like any other input,
 * so they are checked again here.
 */
export async function submitStatement(
  locale: string,
  memberState: string,
  previous: unknown,
  form: unknown,
): Promise<FormState> {
  if (!hasLocale(routing.locales, locale) || !isMemberState(memberState) || !(form instanceof FormData)) notFound()
  const receiptPage = getPathname({ href: '/signed', locale }) // Known before anything is written.
  const { collecting, receipts, chargeBadProof, counterFor, countToday, laneOf } = await server()
  requireRule(collecting.collection(), memberState)
  const count = counterFor(channelFrom(form))
  const sent = await headers()
  const sentForm = signingFormFrom(form, memberState, locale)
  const lane = laneOf(traitsOf(sent, { isPlain: false }))

  const signed = await signStatement(collecting, { ...sentForm, label: lane.label })
  countToday(...namesOf(signed))
  if (signed.ok) {
    count()
    lane.count()
    const receipt = `${receiptPage}?receipt=${receipts.wrap(signed.value)}`
    // Our script goes there by itself: redirecting it would have the framework render the page once more.
    if (sent.has('next-action')) return acknowledged(receipt, attemptOf(previous))
    redirect(receipt)
  }
  if (isBadProof(signed.problem)) chargeBadProof(sent.get(networkHeader) ?? '')
  return formStateFrom(signed.problem, sentForm, attemptOf(previous))
}

/** A proof that no page of ours has led to: made up, or used before. */
const isBadProof = (problem: SigningProblem): boolean =>
  problem.kind === 'refused' && (problem.proof === 'wrong' || problem.proof === 'used')
