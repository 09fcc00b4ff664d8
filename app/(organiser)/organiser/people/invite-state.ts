import type { Role } from '#lib/domain/role'
import type { InvitationProblem } from '#lib/organising/invitations'

/** What the form of an invitation shows after it was sent. */
export interface InviteState {
  readonly typed: { readonly email: string; readonly name: string; readonly roles: readonly Role[] }
  readonly problem: InvitationProblem | 'not-fresh' | null
  /** The one-time link, shown this once. */
  readonly link: { readonly name: string; readonly address: string; readonly isAsked: boolean } | null
  /** Grows with each sending: controls are made anew with what was typed. */
  readonly attempt: number
}

export const noInvitation: InviteState = {
  typed: { email: '', name: '', roles: [] },
  problem: null,
  link: null,
  attempt: 0,
}
