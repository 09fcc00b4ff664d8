'use server'

import { hasLocale } from 'next-intl'
import { redirect } from 'next/navigation'
import { textFieldsOf } from '#lib/http/form-fields'
import { requireOrganiser, requireSameOrigin } from '#lib/http/organiser-session'
import { routing } from '#lib/i18n/routing'
import { pauseCollection, resumeCollection } from '#lib/organising/pause'
import { server } from '#lib/server'
import { reasonField, type ReasonState } from './reason-state.ts'

const page = '/organiser/pause'

/** Pauses the collection, or gives another reason for its pause. */
export async function submitPause(previous: ReasonState, form: FormData): Promise<ReasonState> {
  const { organising, pausing, collection, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'switch-collection')
  const typed = Object.fromEntries(
    Object.entries(textFieldsOf(form)).flatMap(([field, text]) => {
      const language = reasonField.languageOf(field)
      return language === null || !hasLocale(routing.locales, language) ? [] : [[language, text ?? ''] as const]
    }),
  )
  const done = collection().isCollecting ? 'paused' : 'changed'
  const paused = pauseCollection(organising, pausing, typed, id)
  if (paused.ok) redirect(`${page}?done=${done}`)
  if (typeof paused.problem === 'string') redirect(`${page}?problem=${paused.problem}`)
  return { typed, problems: paused.problem.reasons, attempt: previous.attempt + 1 }
}

/** Takes the collection up again. */
export async function resume(): Promise<void> {
  const { organising, collectionSwitch, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'switch-collection')
  const resumed = resumeCollection(organising, collectionSwitch, id)
  redirect(resumed.ok ? `${page}?done=resumed` : `${page}?problem=${resumed.problem}`)
}
