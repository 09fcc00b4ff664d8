'use server'

import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import { redirect } from 'next/navigation'
import { keepSessionToken, requireOrganiser, requireSameOrigin, sessionToken } from '#lib/http/organiser-session'
import { ownPage } from '#lib/http/own-page'
import { askForPasskey, confirmByPasskey } from '#lib/organising/passkeys'
import { server } from '#lib/server'
import { passkeyState, type Asked, type PasskeyState } from '../passkey-state'

/** What the passkey of whoever is signed in is to sign. */
export async function askToConfirm(): Promise<Asked<PublicKeyCredentialRequestOptionsJSON>> {
  const { organising, passkeys, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const organiser = await requireOrganiser(organising, null)
  const token = (await sessionToken()) ?? ''
  const asked = await askForPasskey(organising, passkeys, { token, origin }, organiser)
  return asked.ok ? { options: asked.value } : passkeyState(asked.problem)
}

/** Takes a passkey's answer as the second factor once more, and leads on to the page that asked for it. */
export async function confirmWithPasskey(to: unknown, answer: unknown): Promise<PasskeyState> {
  const { organising, passkeys, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const organiser = await requireOrganiser(organising, null)
  const page = ownPage(to)
  const token = (await sessionToken()) ?? ''
  const confirmed = await confirmByPasskey(organising, passkeys, { token, origin }, organiser, String(answer))
  if (!confirmed.ok) return passkeyState(confirmed.problem)
  await keepSessionToken(confirmed.value)
  redirect(page)
}
