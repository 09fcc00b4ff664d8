'use server'

import { redirect } from 'next/navigation'
import { forgetSessionToken, requireSameOrigin, sessionToken } from '#lib/http/organiser-session'
import { signOut } from '#lib/organising/sign-in'
import { server } from '#lib/server'

/** Ends the session, on the server and in the browser. */
export async function signOutOrganiser(): Promise<void> {
  const { organising, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const token = await sessionToken()
  if (token !== undefined) signOut(organising, token)
  await forgetSessionToken()
  redirect('/organiser/sign-in')
}
