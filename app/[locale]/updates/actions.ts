'use server'

import { hasLocale } from 'next-intl'
import { notFound, redirect } from 'next/navigation'
import { textFieldsOf } from '#lib/http/form-fields'
import { getPathname } from '#lib/i18n/navigation'
import { routing, type Locale } from '#lib/i18n/routing'
import { askForNews, confirmReader, leaveNews } from '#lib/news/read-news'
import { server } from '#lib/server'
import type { AskingState } from './asking-state.ts'

/** Takes a wish for news. Bound arguments come back from the browser like any other input. */
export async function submitAsking(locale: string, _previous: unknown, form: unknown): Promise<AskingState> {
  const { language, fields } = read(locale, form)
  const { newsReading } = await server()
  // Far longer than an address can be: whatever is longer was not typed.
  const email = (fields['email'] ?? '').slice(0, 1000)
  const consent = fields['consent'] ?? ''
  const asked = askForNews(newsReading, { email, consent, language })
  if (asked.ok) redirect(getPathname({ href: '/updates/sent', locale: language }))
  if (asked.problem === 'not-offered') redirect(getPathname({ href: '/updates', locale: language }))
  return { email, isAgreed: consent !== '', problems: asked.problem }
}

/** Confirms the address of the link that led to the page. */
export async function submitConfirmation(locale: string, form: unknown): Promise<void> {
  const { language, fields } = read(locale, form)
  const { ok } = confirmReader((await server()).newsReading, fields['token'] ?? '')
  redirect(getPathname({ href: ok ? '/updates/confirmed' : '/updates/gone', locale: language }))
}

/** Deletes the address of the link that led to the page. */
export async function submitLeaving(locale: string, form: unknown): Promise<void> {
  const { language, fields } = read(locale, form)
  const { ok } = leaveNews((await server()).newsReading, fields['token'] ?? '')
  redirect(getPathname({ href: ok ? '/updates/left' : '/updates/gone', locale: language }))
}

function read(locale: string, form: unknown): { language: Locale; fields: ReturnType<typeof textFieldsOf> } {
  if (!hasLocale(routing.locales, locale) || !(form instanceof FormData)) notFound()
  return { language: locale, fields: textFieldsOf(form) }
}
