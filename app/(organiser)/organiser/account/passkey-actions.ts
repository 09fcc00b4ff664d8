'use server'

import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser'
import { redirect } from 'next/navigation'
import { textFieldsOf } from '#lib/http/form-fields'
import { requireOrganiser, requireSameOrigin, sessionToken } from '#lib/http/organiser-session'
import { addPasskey, askForNewPasskey, removePasskey, type PasskeyProblem } from '#lib/organising/passkeys'
import { server } from '#lib/server'

/** What is wrong with a passkey that was to be added. */
export interface AddingState {
  readonly problem: PasskeyProblem
}

/** What the browser is to have made. */
export async function askForNew(
  name: unknown,
): Promise<{ readonly options: PublicKeyCredentialCreationOptionsJSON } | AddingState> {
  const { organising, passkeys, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const account = await requireOrganiser(organising, null)
  const token = (await sessionToken()) ?? ''
  const asked = await askForNewPasskey(organising, passkeys, { token, origin }, account, String(name))
  return asked.ok ? { options: asked.value } : { problem: asked.problem }
}

/** Keeps what the browser has made. */
export async function addNew(name: unknown, answer: unknown): Promise<AddingState> {
  const { organising, passkeys, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const account = await requireOrganiser(organising, null)
  const token = (await sessionToken()) ?? ''
  const made = { name: String(name), answer: String(answer) }
  const added = await addPasskey(organising, passkeys, { token, origin }, account, made)
  if (!added.ok) return { problem: added.problem }
  redirect('/organiser/account?passkey=added')
}

/** Takes away one of one's own. */
export async function removeOne(form: FormData): Promise<void> {
  const { organising, passkeys, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const account = await requireOrganiser(organising, null)
  const token = (await sessionToken()) ?? ''
  const removed = removePasskey(organising, passkeys, token, account, textFieldsOf(form)['passkey'] ?? '')
  if (!removed.ok && removed.problem === 'not-fresh')
    redirect(`/organiser/confirm?to=${encodeURIComponent('/organiser/account')}`)
  redirect(removed.ok ? '/organiser/account?passkey=removed' : '/organiser/account')
}
