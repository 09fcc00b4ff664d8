import { fail, ok, type Result } from '#lib/domain/result'
import type { OrganiserAccount, Organising } from './organising.ts'

/** Days for which a one-time link is good. */
export const invitationDays = 3

/** What taking up an invitation needs from the outside world. */
export interface Inviting {
  /** Keeps an invitation in the place of one that was not taken up; `false` where the organiser has joined. */
  readonly keepInvitation: (invitation: { email: string; name: string; token: string; until: Date }) => boolean
  readonly invited: (token: string) => (OrganiserAccount & { readonly codeSecret: string }) | null
  /** The address that an authenticator app reads from a QR code. */
  readonly codeAddress: (secret: string, email: string) => string
  readonly newToken: () => string
  readonly problemWithPassword: (password: string) => 'too-short' | 'too-long' | 'too-plain' | null
  readonly hashPassword: (password: string) => Promise<string>
  /** `false` where the invitation was taken up a moment before. */
  readonly takeUp: (id: number, passwordHash: string, codeStep: number) => boolean
}

/** @returns The secret of a one-time link, shown once. */
export function inviteOrganiser(
  { now, audit }: Organising,
  inviting: Inviting,
  { email, name }: { email: string; name: string },
): Result<string, 'bad-email' | 'bad-name' | 'already-invited'> {
  if (!/^[^\s@]+@[^\s@]+$/u.test(email)) return fail('bad-email')
  if (name.trim() === '') return fail('bad-name')
  const token = inviting.newToken()
  const until = new Date(now().getTime() + invitationDays * 24 * 60 * 60 * 1000)
  // In small letters, as it is looked up: SQLite knows those of English alone.
  const invitation = { email: email.toLowerCase(), name: name.trim(), token, until }
  if (!inviting.keepInvitation(invitation)) return fail('already-invited')
  audit({ event: 'organiser-invited', organiserId: null })
  return ok(token)
}

export type JoiningProblem = 'expired' | 'too-short' | 'too-long' | 'too-plain' | 'not-repeated' | 'wrong-code'

/**
 * Takes up an invitation: sets the password, and proves with a first one-time code that the authenticator app holds
 * the secret, so that nobody locks themselves out.
 */
export async function joinOrganisers(
  organising: Organising,
  inviting: Inviting,
  form: { readonly token: string; readonly password: string; readonly repeated: string; readonly code: string },
): Promise<Result<OrganiserAccount, JoiningProblem>> {
  const organiser = inviting.invited(form.token)
  if (organiser === null) return fail('expired')
  const problem = inviting.problemWithPassword(form.password)
  if (problem !== null) return fail(problem)
  if (form.password !== form.repeated) return fail('not-repeated')
  const step = organising.stepOfCode(organiser, form.code)
  if (step === null) return fail('wrong-code')
  if (!inviting.takeUp(organiser.id, await inviting.hashPassword(form.password), step)) return fail('expired')
  organising.audit({ event: 'organiser-joined', organiserId: organiser.id })
  return ok(organiser)
}
