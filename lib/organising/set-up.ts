import { founderRoles } from '#lib/domain/role'
import { fail, ok, type Result } from '#lib/domain/result'
import { inviteOrganiser, problemWithInvitation, type Inviting, type InvitationProblem } from './invitations.ts'
import type { Organising } from './organising.ts'

/** Hours for which the link by which the first organiser comes in is good. */
export const setUpHours = 24

/** What setting up an empty instance needs from the outside world. */
export interface SettingUp {
  /** Whether anybody has joined. */
  readonly hasOrganisers: () => boolean
  /** Whether anybody has joined or can still take up an invitation. */
  readonly expectsOrganisers: () => boolean
  readonly newToken: () => string
  /** Keeps the digest of a link, in the place of an earlier one. */
  readonly keepLink: (token: string, until: Date) => void
  readonly isLink: (token: string) => boolean
  /** `false` where it was spent a moment before. */
  readonly spendLink: (token: string) => boolean
}

/**
 * Makes the one-time link by which the first organiser comes in; none once somebody has joined. An earlier one is good for
 * nothing from then on.
 *
 * @returns The secret of the link, which is kept nowhere.
 */
export function makeSetUpLink(
  { now }: Pick<Organising, 'now'>,
  settingUp: SettingUp,
): Result<string, 'has-organisers'> {
  if (settingUp.hasOrganisers()) return fail('has-organisers')
  const token = settingUp.newToken()
  settingUp.keepLink(token, new Date(now().getTime() + setUpHours * 60 * 60 * 1000))
  return ok(token)
}

/** Whether a link still leads in. */
export const isSetUpLink = (settingUp: SettingUp, token: string): boolean =>
  !settingUp.hasOrganisers() && settingUp.isLink(token)

export type SetUpProblem = 'expired' | Exclude<InvitationProblem, 'no-role'>

/**
 * Takes the link in exchange for an invitation of the one who holds it, with a founder's roles: the account is made as every
 * other is.
 *
 * @returns The secret of the invitation.
 */
export function setUpFirst(
  organising: Organising,
  { settingUp, inviting }: { readonly settingUp: SettingUp; readonly inviting: Inviting },
  { token, ...person }: { readonly token: string; readonly email: string; readonly name: string },
): Result<string, SetUpProblem> {
  if (!isSetUpLink(settingUp, token)) return fail('expired')
  const problem = problemWithInvitation({ ...person, roles: founderRoles })
  if (problem !== null && problem !== 'no-role') return fail(problem)
  if (!settingUp.spendLink(token)) return fail('expired')
  const invited = inviteOrganiser(organising, inviting, { ...person, roles: founderRoles }, null)
  if (invited.ok) return invited
  return fail(invited.problem === 'no-role' ? 'expired' : invited.problem)
}
