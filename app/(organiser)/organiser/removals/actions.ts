'use server'

import { redirect } from 'next/navigation'
import { textFieldsOf } from '#lib/http/form-fields'
import {
  hasShownSecondFactor,
  requireOrganiser,
  requireSameOrigin,
  requireSecondFactor,
} from '#lib/http/organiser-session'
import { askForRemoval, findStatement } from '#lib/organising/removals'
import { server } from '#lib/server'
import type { RemovalState } from './removal-state'

/** Looks a statement up, or asks a second person to have it removed, as the pressed button says. */
export async function submitRemoval(previous: RemovalState, form: FormData): Promise<RemovalState> {
  const { organising, approvals, removing, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const organiser = await requireOrganiser(organising, 'remove-statements')
  await requireSecondFactor(organising, '/organiser/removals')
  const { code = '', reason = '', deed } = textFieldsOf(form)
  const typed = { code: code.slice(0, 200), reason: reason.slice(0, 40), attempt: previous.attempt + 1 }
  const looked = findStatement(removing, typed.code)
  if (!looked.ok) return { ...typed, problem: looked.problem, found: null }
  const { memberState, signedOn } = looked.value
  const found = { memberState, signedOn }
  if (deed !== 'ask') return { ...typed, problem: null, found }
  const isFresh = await hasShownSecondFactor(organising)
  const asked = askForRemoval(organising, approvals, removing, { ...typed, isFresh }, organiser)
  if (asked.ok) redirect('/organiser/approvals?asked=yes')
  return { ...typed, problem: asked.problem, found }
}
