'use server'

import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import { redirect } from 'next/navigation'
import { keepSessionToken, requireSameOrigin, sessionToken } from '#lib/http/organiser-session'
import { askForPasskey, enterPasskey } from '#lib/organising/passkeys'
import { server } from '#lib/server'
import { passkeyState, type Asked, type PasskeyState } from '../passkey-state'

/** What the passkey of whoever has entered the password is to sign. */
export async function askAtSignIn(): Promise<Asked<PublicKeyCredentialRequestOptionsJSON>> {
  const { organising, passkeys, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const token = (await sessionToken()) ?? ''
  const asked = await askForPasskey(organising, passkeys, { token, origin })
  return asked.ok ? { options: asked.value } : passkeyState(asked.problem)
}

/** Second step, by passkey. */
export async function submitPasskey(answer: unknown): Promise<PasskeyState> {
  const { organising, passkeys, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const token = (await sessionToken()) ?? ''
  const entered = await enterPasskey(organising, passkeys, { token, origin }, String(answer))
  if (!entered.ok) return passkeyState(entered.problem)
  await keepSessionToken(entered.value)
  redirect('/organiser')
}
