'use server'

import { redirect } from 'next/navigation'
import { textFieldsOf } from '#lib/http/form-fields'
import { requireOrganiser, requireSameOrigin } from '#lib/http/organiser-session'
import { isRole, type Role } from '#lib/domain/role'
import { inviteOrganiser } from '#lib/organising/invitations'
import { changeRoles, removePerson } from '#lib/organising/people'
import { server } from '#lib/server'
import type { InviteState } from './invite-state'

const overview = '/organiser/people'

/** Invites somebody; the one-time link is in the answer and nowhere else. */
export async function invite(previous: InviteState, form: FormData): Promise<InviteState> {
  const { organising, inviting, origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'manage-people')
  const { email = '', name = '' } = textFieldsOf(form)
  const typed = { email: email.trim(), name, roles: rolesIn(form) }
  const invited = inviteOrganiser(organising, inviting, typed, id)
  const attempt = previous.attempt + 1
  if (!invited.ok) return { typed, problem: invited.problem, link: null, attempt }
  const link = { name: name.trim(), address: `${origin}/organiser/welcome/${invited.value}` }
  return { typed: { email: '', name: '', roles: [] }, problem: null, link, attempt }
}

/** Gives the person whom the form is about the roles that are ticked. */
export async function setRoles(personId: unknown, form: FormData): Promise<void> {
  const { organising, people, origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'manage-people')
  const changed = changeRoles(organising, people, { id: idFrom(personId), roles: rolesIn(form) }, id)
  redirect(changed.ok ? `${overview}?saved=yes` : `${overview}?problem=${changed.problem}`)
}

/** Ends somebody's part, where the box says so. */
export async function remove(personId: unknown, form: FormData): Promise<void> {
  const { organising, people, origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'manage-people')
  if (form.get('agreed') !== 'yes') redirect(`${overview}?problem=not-agreed`)
  const removed = removePerson(organising, people, idFrom(personId), id)
  redirect(removed.ok ? `${overview}?saved=yes` : `${overview}?problem=${removed.problem}`)
}

/** A bound argument comes from the browser: whatever is no number is nobody’s. */
const idFrom = (personId: unknown): number => (Number.isSafeInteger(personId) ? (personId as number) : 0)

const rolesIn = (form: FormData): readonly Role[] => [
  ...new Set(form.getAll('role').filter((role) => typeof role === 'string' && isRole(role))),
]
