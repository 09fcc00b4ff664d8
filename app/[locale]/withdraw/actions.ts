'use server'

import { hasLocale } from 'next-intl'
import { notFound, redirect } from 'next/navigation'
import { withdrawStatement } from '#lib/collecting/withdraw-statement'
import { textFieldsOf } from '#lib/http/form-fields'
import { getPathname } from '#lib/i18n/navigation'
import { routing } from '#lib/i18n/routing'
import { server } from '#lib/server'
import type { WithdrawalState } from './withdrawal-state.ts'

/** Removes the statement of a receipt's code, and says the same whether there was one. */
export async function submitWithdrawal(locale: string, _previous: unknown, form: unknown): Promise<WithdrawalState> {
  if (!hasLocale(routing.locales, locale) || !(form instanceof FormData)) notFound()
  const done = getPathname({ href: '/withdraw/done', locale })
  const page = getPathname({ href: '/withdraw', locale })
  const fields = textFieldsOf(form)
  // Far longer than a code can be: whatever is longer was not typed.
  const code = (fields['code'] ?? '').slice(0, 200)
  const isWished = fields['wish'] === 'yes'
  const withdrawn = await withdrawStatement((await server()).withdrawing, { code, isWished })
  if (withdrawn.ok) redirect(done)
  if (withdrawn.problem === 'not-now') redirect(page)
  return { code, isWished, problems: withdrawn.problem }
}
