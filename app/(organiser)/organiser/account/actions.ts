'use server'

import { redirect } from 'next/navigation'
import { textFieldsOf } from '#lib/http/form-fields'
import { requireOrganiser, requireSameOrigin, sessionToken } from '#lib/http/organiser-session'
import { changeOwnPassword, endOwnSession, makeRecoveryCodes, type PasswordProblem } from '#lib/organising/own-account'
import { server } from '#lib/server'

/** What is wrong with the form of a new password, and how often it was sent. */
export interface PasswordState {
  readonly problem: PasswordProblem | null
  readonly attempt: number
}

/** Changes one's own password; other sessions end. */
export async function changePassword(previous: PasswordState, form: FormData): Promise<PasswordState> {
  const { organising, ownAccount, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const account = await requireOrganiser(organising, null)
  const { current = '', password = '', repeated = '', code = '' } = textFieldsOf(form)
  const token = (await sessionToken()) ?? ''
  const typed = { current, password, repeated, code }
  const changed = await changeOwnPassword(organising, ownAccount, account, token, typed)
  if (changed.ok) redirect('/organiser/account?saved=yes')
  return { problem: changed.problem, attempt: previous.attempt + 1 }
}

/** A sheet of recovery codes, shown this once; or what is wrong. */
export interface SheetState {
  readonly codes: readonly string[]
  readonly problem: 'wrong-code' | 'wait' | null
  readonly attempt: number
}

/** Makes a sheet of recovery codes; it is in the answer and nowhere else. */
export async function makeSheet(previous: SheetState, form: FormData): Promise<SheetState> {
  const { organising, ownAccount, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const account = await requireOrganiser(organising, null)
  const made = await makeRecoveryCodes(organising, ownAccount, account, textFieldsOf(form)['code'] ?? '')
  const attempt = previous.attempt + 1
  return made.ok ? { codes: made.value, problem: null, attempt } : { codes: [], problem: made.problem, attempt }
}

/** Ends one of one's own other sessions. */
export async function endSession(form: FormData): Promise<void> {
  const { organising, ownAccount, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, null)
  const ended = endOwnSession(organising, ownAccount, id, textFieldsOf(form)['session'] ?? '')
  redirect(ended.ok ? '/organiser/account?ended=yes' : '/organiser/account')
}
