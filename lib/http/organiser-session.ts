import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { may, type Permission } from '#lib/domain/role'
import { isFresh, organiserOf } from '#lib/organising/sign-in'
import type { Organising, OrganiserAccount } from '#lib/organising/organising'
import { networkHeader } from './network-header.ts'
import { sessionCookie } from './session-cookie.ts'

/** The session's token as the browser sent it. */
export const sessionToken = async (): Promise<string | undefined> => (await cookies()).get(sessionCookie)?.value

export async function keepSessionToken(token: string): Promise<void> {
  ;(await cookies()).set(sessionCookie, token, { httpOnly: true, secure: true, sameSite: 'strict', path: '/' })
}

export async function forgetSessionToken(): Promise<void> {
  ;(await cookies()).set(sessionCookie, '', { httpOnly: true, secure: true, sameSite: 'strict', path: '/', maxAge: 0 })
}

/** The network that a request came from, as the gate tells it; `null` where it does not. */
export async function askingNetwork(): Promise<string | null> {
  const network = (await headers()).get(networkHeader) ?? ''
  return network === '' ? null : network
}

/**
 * The organiser behind a request. Every page, handler and action of the protected side calls this itself: a layout's
 * check protects none of them. Anybody else is led to the sign-in, and whose roles do not reach so far, to a page that says
 * who can help; that is put on record.
 *
 * @param permission - What the page or action is good for; `null` where it is about nobody but oneself.
 */
export async function requireOrganiser(
  organising: Organising,
  permission: Permission | null,
): Promise<OrganiserAccount> {
  const token = await sessionToken()
  const organiser = organiserOf(organising, token)
  if (organiser === null) redirect(token === undefined ? '/organiser/sign-in' : '/organiser/sign-in?ended=yes')
  if (permission !== null && !may(organiser.roles, permission)) {
    organising.audit({ event: 'permission-refused', organiserId: organiser.id })
    redirect(`/organiser/not-permitted?needs=${permission}`)
  }
  return organiser
}

/** Whether whoever asks has shown their second factor just now. */
export const hasShownSecondFactor = async (organising: Organising): Promise<boolean> =>
  isFresh(organising, await sessionToken())

/**
 * Has the second factor shown again before a page of dangerous things, so that nobody loses a form for it; leads back to
 * the page.
 *
 * @param page - An address of the protected side.
 */
export async function requireSecondFactor(organising: Organising, page: `/organiser/${string}`): Promise<void> {
  if (!(await hasShownSecondFactor(organising))) redirect(`/organiser/confirm?to=${encodeURIComponent(page)}`)
}

/**
 * Refuses what another site had the browser send. Next compares `Origin` with the host as well; this does not rely on
 * it, and refuses the origin `null` that Next once let through (CVE-2026-27978).
 */
export async function requireSameOrigin(origin: string): Promise<void> {
  const sent = await headers()
  const site = sent.get('sec-fetch-site')
  const isOurs = site === null ? sent.get('origin') === origin : site === 'same-origin'
  if (!isOurs) redirect('/organiser/sign-in')
}
