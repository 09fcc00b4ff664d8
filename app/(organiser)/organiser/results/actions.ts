'use server'

import { redirect } from 'next/navigation'
import { textFieldsOf } from '#lib/http/form-fields'
import { requireOrganiser, requireSameOrigin } from '#lib/http/organiser-session'
import { noteResult } from '#lib/organising/results'
import { server } from '#lib/server'
import type { ResultState } from './result-state'

/** Notes what an authority has reported. */
export async function submitResult(previous: ResultState, form: FormData): Promise<ResultState> {
  const { organising, resultKeeping, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'keep-calendar')
  const { memberState = '', given = '', valid = '', reportedOn = '' } = textFieldsOf(form)
  const typed = { memberState, given, valid, reportedOn }
  const noted = noteResult(organising, resultKeeping, typed, id)
  if (!noted.ok) return { typed, problems: noted.problem, attempt: previous.attempt + 1 }
  redirect('/organiser/results?noted=yes')
}
