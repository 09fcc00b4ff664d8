'use server'

import { hasLocale } from 'next-intl'
import { notFound, redirect } from 'next/navigation'
import { textFieldsOf } from '#lib/http/form-fields'
import { requireOrganiser, requireSameOrigin } from '#lib/http/organiser-session'
import { routing } from '#lib/i18n/routing'
import { server } from '#lib/server'
import { changeTexts } from '#lib/site-settings/texts'
import { answeredWith, type SiteFormState } from '../form-state'

/** Sets the organisers' own words in one language. */
export async function submitTexts(language: string, previous: SiteFormState, form: FormData): Promise<SiteFormState> {
  const { organising, siteKeeping, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'edit-site')
  if (!hasLocale(routing.locales, language)) notFound()
  const typed = textFieldsOf(form)
  const texts = {
    callback: typed['callback'] ?? '',
    share: typed['share'] ?? '',
    shareSigned: typed['shareSigned'] ?? '',
  }
  const changed = changeTexts(siteKeeping, language, texts, id)
  if (!changed.ok) return answeredWith(previous, typed, changed.problem)
  redirect(`/organiser/site/texts?language=${language}&saved=yes`)
}
