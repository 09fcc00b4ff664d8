import { fail, ok, type Result } from '#lib/domain/result'
import { may, type Role } from '#lib/domain/role'
import { requestApproval, type ApprovalKeeping } from './approvals.ts'
import type { OrganiserAccount, Organising } from './organising.ts'
import { needsSecondForRoles, type PeopleKeeping } from './people.ts'
import { problemWithNewPassword, type ShapeProblem } from './personal-password.ts'

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
  readonly problemWithPassword: (password: string) => Promise<ShapeProblem | null>
  readonly hashPassword: (password: string) => Promise<string>
  /** `false` where the invitation was taken up a moment before. */
  readonly takeUp: (id: number, passwordHash: string, codeStep: number) => boolean
}

export type InvitationProblem = 'bad-email' | 'bad-name' | 'no-role' | 'already-invited'

/** What keeps somebody from being invited, whoever is among the organisers. */
export function problemWithInvitation(person: {
  readonly email: string
  readonly name: string
  readonly roles: readonly Role[]
}): Exclude<InvitationProblem, 'already-invited'> | null {
  if (!/^[^\s@]+@[^\s@]+$/u.test(person.email)) return 'bad-email'
  if (person.name.trim() === '') return 'bad-name'
  return person.roles.length === 0 ? 'no-role' : null
}

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
  const problem = problemWithInvitation({ email, name, roles })
  if (problem !== null) return fail(problem)
  const token = inviting.newToken()
  const until = new Date(now().getTime() + invitationDays * 24 * 60 * 60 * 1000)
  // In small letters, as it is looked up: SQLite knows those of English alone.
  const subjectId = inviting.keepInvitation({ email: email.toLowerCase(), name: name.trim(), roles, token, until })
  if (subjectId === null) return fail('already-invited')
  audit({ event: 'organiser-invited', organiserId, subjectId })
  return ok(token)
}

/**
 * Invites somebody from the organisers' pages. Where their roles would make them a second person, they come with what one
 * organiser can give, and another is asked to agree to the rest.
 *
 * @returns The secret of the one-time link, and whether another was asked.
 */
export function inviteFromPages(
  organising: Organising,
  parts: { readonly inviting: Inviting; readonly people: PeopleKeeping; readonly approvals: ApprovalKeeping },
  form: { readonly email: string; readonly name: string; readonly roles: readonly Role[]; readonly isFresh: boolean },
  organiser: OrganiserAccount,
): Result<{ readonly token: string; readonly isAsked: boolean }, InvitationProblem | 'not-fresh'> {
  const { inviting, people, approvals } = parts
  const { isFresh, roles, ...person } = form
  const isAsked = needsSecondForRoles(people, null, roles, organiser.id)
  if (isAsked && !isFresh) return fail('not-fresh')
  const given = isAsked ? roles.filter((role) => !may([role], 'confirm')) : roles
  const atFirst: readonly Role[] = given.length === 0 && roles.length > 0 ? ['member'] : given
  const invited = inviteOrganiser(organising, inviting, { ...person, roles: atFirst }, organiser.id)
  if (!invited.ok) return invited
  if (isAsked) {
    const id = inviting.invited(invited.value)?.id ?? 0
    const subject = { organiser: id, roles: [...roles].toSorted() }
    requestApproval(organising, approvals, { kind: 'give-roles', subject, isFresh }, organiser)
  }
  return ok({ token: invited.value, isAsked })
}

export type JoiningProblem = ShapeProblem | 'too-personal' | 'expired' | 'not-repeated' | 'wrong-code'

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
  const problem = await problemWithNewPassword(inviting.problemWithPassword, form.password, organiser)
  if (problem !== null) return fail(problem)
  if (form.password !== form.repeated) return fail('not-repeated')
  const step = organising.stepOfCode(organiser, form.code)
  if (step === null) return fail('wrong-code')
  if (!inviting.takeUp(organiser.id, await inviting.hashPassword(form.password), step)) return fail('expired')
  organising.audit({ event: 'organiser-joined', organiserId: organiser.id })
  return ok(organiser)
}
