'use server'

import { hasLocale } from 'next-intl'
import { notFound, redirect } from 'next/navigation'
import { signStatement } from '#lib/collecting/sign-statement'
import { isMemberState } from '#lib/domain/member-states'
import { signingFormFrom } from '#lib/http/signing-form'
import { getPathname } from '#lib/i18n/navigation'
import { routing } from '#lib/i18n/routing'
import { server } from '#lib/server'
import { attemptOf, formStateFrom, type FormState } from './form-state.ts'

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
  const { collecting, receipts } = await server()
  const sent = signingFormFrom(form, memberState, locale)

  const signed = await signStatement(collecting, sent)
  if (signed.ok) redirect(`${receiptPage}?receipt=${receipts.wrap(signed.value)}`)
  return formStateFrom(signed.problem, sent, attemptOf(previous))
}
