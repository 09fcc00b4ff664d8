import 'server-only'
import { redirect } from 'next/navigation'
import { hasShownSecondFactor, requireSecondFactor } from '#lib/http/organiser-session'
import { requestApproval, type ApprovalKind, type ApprovalSubject } from '#lib/organising/approvals'
import type { OrganiserAccount } from '#lib/organising/organising'
import { server } from '#lib/server'

/**
 * Asks a second person to agree, once who asks has shown their second factor just now; leads to where the request stands.
 *
 * @param page - Where who asks comes back to after showing it.
 * @param refusedAt - The page that says why it cannot be asked for, where that is not the list of requests.
 */
export async function askSecondPerson(
  page: `/organiser/${string}`,
  kind: ApprovalKind,
  subject: ApprovalSubject,
  organiser: OrganiserAccount,
  refusedAt: `/organiser/${string}` = '/organiser/approvals',
): Promise<never> {
  const { organising, approvals } = await server()
  await requireSecondFactor(organising, page)
  const isFresh = await hasShownSecondFactor(organising)
  const asked = requestApproval(organising, approvals, { kind, subject, isFresh }, organiser)
  if (asked.ok) redirect('/organiser/approvals?asked=yes')
  redirect(`${refusedAt}${refusedAt.includes('?') ? '&' : '?'}problem=${asked.problem}`)
}
