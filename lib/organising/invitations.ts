import { fail, ok, type Result } from '#lib/domain/result'
import type { Role } from '#lib/domain/role'
import type { OrganiserAccount, Organising } from './organising.ts'

/** Days for which a one-time link is good. */
export const invitationDays = 3

/** What taking up an invitation needs from the outside world. */
export interface Inviting {
  /**
   * Keeps an invitation in the place of one that was not taken up.
   *
   * @returns The number of who was invited; `null` where somebody with that address has joined.
   */
  readonly keepInvitation: (invitation: {
    readonly email: string
    readonly name: string
    readonly roles: readonly Role[]
    readonly token: string
    readonly until: Date
  }) => number | null
  readonly invited: (token: string) => (OrganiserAccount & { readonly codeSecret: string }) | null
  /** The address that an authenticator app reads from a QR code. */
  readonly codeAddress: (secret: string, email: string) => string
  readonly newToken: () => string
  readonly problemWithPassword: (password: string) => 'too-short' | 'too-long' | 'too-plain' | null
  readonly hashPassword: (password: string) => Promise<string>
  /** `false` where the invitation was taken up a moment before. */
  readonly takeUp: (id: number, passwordHash: string, codeStep: number) => boolean
}

export type InvitationProblem = 'bad-email' | 'bad-name' | 'no-role' | 'already-invited'

/**
 * @param organiserId - Who invites; `null` on the command line.
 *
 * @returns The secret of a one-time link, shown once.
 */
export function inviteOrganiser(
  { now, audit }: Organising,
  inviting: Inviting,
  { email, name, roles }: { readonly email: string; readonly name: string; readonly roles: readonly Role[] },
  organiserId: number | null,
): Result<string, InvitationProblem> {
  if (!/^[^\s@]+@[^\s@]+$/u.test(email)) return fail('bad-email')
  if (name.trim() === '') return fail('bad-name')
  if (roles.length === 0) return fail('no-role')
  const token = inviting.newToken()
  const until = new Date(now().getTime() + invitationDays * 24 * 60 * 60 * 1000)
  // In small letters, as it is looked up: SQLite knows those of English alone.
  const subjectId = inviting.keepInvitation({ email: email.toLowerCase(), name: name.trim(), roles, token, until })
  if (subjectId === null) return fail('already-invited')
  audit({ event: 'organiser-invited', organiserId, subjectId })
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
