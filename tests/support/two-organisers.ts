import { currentCode } from '#lib/crypto/one-time-codes'
import type { Role } from '#lib/domain/role'
import type { Result } from '#lib/domain/result'
import type { Instance } from '#lib/instance/instance'
import {
  approve,
  requestApproval,
  type Approval,
  type ApprovalKind,
  type ApprovalProblem,
  type ApprovalSubject,
} from '#lib/organising/approvals'
import { inviteOrganiser, joinOrganisers } from '#lib/organising/invitations'
import type { OrganiserAccount } from '#lib/organising/organising'
import { certain } from './certain.ts'

const password = 'Three swifts, 1 roof!'

/** Somebody who has joined the organisers. */
export async function whoJoined(
  { organising, inviting }: Pick<Instance, 'organising' | 'inviting'>,
  name: string,
  roles: readonly Role[],
): Promise<OrganiserAccount> {
  const email = `${name.toLowerCase()}@example.eu`
  const token = certain(inviteOrganiser(organising, inviting, { email, name, roles }, null))
  const code = currentCode(inviting.invited(token)?.codeSecret ?? '', organising.now())
  const { id } = certain(await joinOrganisers(organising, inviting, { token, password, repeated: password, code }))
  const account = organising.account(id)
  if (account === null) throw new Error('whoever has joined has an account')
  return account
}

/** Ines, who asks, and Nadia, who confirms. */
export const twoOrganisers = async (
  instance: Instance,
): Promise<{ readonly ines: OrganiserAccount; readonly nadia: OrganiserAccount }> => ({
  ines: await whoJoined(instance, 'Ines', ['representative']),
  nadia: await whoJoined(instance, 'Nadia', ['substitute', 'security-officer']),
})

/** Has one ask for something and the other confirm it, each with a fresh second factor. */
export function agreedOn(
  { organising, approvals, carrying }: Pick<Instance, 'organising' | 'approvals' | 'carrying'>,
  { ines, nadia }: { readonly ines: OrganiserAccount; readonly nadia: OrganiserAccount },
  kind: ApprovalKind,
  subject: ApprovalSubject = {},
): Promise<Result<Approval, ApprovalProblem>> {
  const { id } = certain(requestApproval(organising, approvals, { kind, subject, isFresh: true }, ines))
  return approve(organising, approvals, carrying, { id, isFresh: true }, nadia)
}
