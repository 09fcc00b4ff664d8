'use server'

import { hasLocale } from 'next-intl'
import { redirect } from 'next/navigation'
import { textFieldsOf } from '#lib/http/form-fields'
import type { Permission } from '#lib/domain/role'
import { requireOrganiser, requireSameOrigin } from '#lib/http/organiser-session'
import { routing } from '#lib/i18n/routing'
import { problemsWithNews, withdrawLanguage, writeNews } from '#lib/news/write-news'
import { server } from '#lib/server'
import type { WritingState } from './writing-state.ts'

const overview = '/organiser/news'

/**
 * Publishes an item, or keeps what it says in one language; or shows what it would look like, and changes nothing.
 *
 * @param id - The item; `null` where it is a new one, whose language stands in the form.
 */
export async function submitNews(
  id: string | null,
  language: string | null,
  _previous: unknown,
  form: FormData,
): Promise<WritingState> {
  const { newsWriting, organiserId } = await known()
  const fields = textFieldsOf(form)
  const chosen = language ?? fields['language'] ?? ''
  const typed = { title: fields['title'] ?? '', text: fields['text'] ?? '' }
  if (!hasLocale(routing.locales, chosen)) return { ...typed, language: '', problems: { language: 'missing' } }
  if (fields['step'] === 'preview') {
    return { ...typed, language: chosen, problems: problemsWithNews(typed), isPreview: true }
  }
  const written = writeNews(newsWriting, { id, language: chosen, ...typed }, organiserId)
  if (written.ok) redirect(`${overview}#news-${written.value}`)
  if (written.problem === 'gone') redirect(`${overview}?problem=gone`)
  return { ...typed, language: chosen, problems: written.problem }
}

/** Takes an item back, altogether or in the language that the button names. */
export async function withdraw(id: string, language: string | null): Promise<void> {
  const { newsWriting, organiserId } = await known()
  const isDone =
    language === null
      ? newsWriting.withdraw(id, organiserId)
      : withdrawLanguage(newsWriting, id, language, organiserId).ok
  redirect(isDone ? overview : `${overview}?problem=gone`)
}

/** Deletes every address that news could go to, where the box says so. */
export async function deleteReaders(form: FormData): Promise<void> {
  const { newsReaders, organising, organiserId } = await known('handle-readers')
  if (form.get('agreed') !== 'yes') redirect(`${overview}?problem=not-agreed`)
  const count = newsReaders.deleteAll()
  organising.audit({ event: 'readers-deleted', organiserId, count })
  redirect(overview)
}

async function known(permission: Permission = 'publish-news') {
  const { organising, newsWriting, newsReaders, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id: organiserId } = await requireOrganiser(organising, permission)
  return { organising, newsWriting, newsReaders, organiserId }
}
