'use server'

import { redirect } from 'next/navigation'
import { textFieldsOf } from '#lib/http/form-fields'
import {
  hasShownSecondFactor,
  requireOrganiser,
  requireSameOrigin,
  requireSecondFactor,
} from '#lib/http/organiser-session'
import { isRole, type Role } from '#lib/domain/role'
import { inviteFromPages } from '#lib/organising/invitations'
import { changeRoles, endSessionsOf, removePerson } from '#lib/organising/people'
import { server } from '#lib/server'
import { askSecondPerson } from '../ask-second-person'
import type { InviteState } from './invite-state'

const overview = '/organiser/people'

/** Invites somebody; the one-time link is in the answer and nowhere else. */
export async function invite(previous: InviteState, form: FormData): Promise<InviteState> {
  const { organising, inviting, people, approvals, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const organiser = await requireOrganiser(organising, 'manage-people')
  const { email = '', name = '' } = textFieldsOf(form)
  const typed = { email: email.trim(), name, roles: rolesIn(form) }
  const isFresh = await hasShownSecondFactor(organising)
  const invited = inviteFromPages(organising, { inviting, people, approvals }, { ...typed, isFresh }, organiser)
  const attempt = previous.attempt + 1
  if (!invited.ok) return { typed, problem: invited.problem, link: null, attempt }
  const { token, isAsked } = invited.value
  const link = { name: name.trim(), address: `${origin}/organiser/welcome/${token}`, isAsked }
  return { typed: { email: '', name: '', roles: [] }, problem: null, link, attempt }
}

/** Gives the person whom the form is about the roles that are ticked, or asks a second person to agree. */
export async function setRoles(personId: unknown, form: FormData): Promise<void> {
  const { organising, people, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const organiser = await requireOrganiser(organising, 'manage-people')
  const change = { id: idFrom(personId), roles: rolesIn(form) }
  const changed = changeRoles(organising, people, change, organiser.id)
  if (changed.ok) redirect(`${overview}?saved=yes`)
  if (changed.problem !== 'second-person') redirect(`${overview}?problem=${changed.problem}`)
  await askSecondPerson(
    overview,
    'give-roles',
    { organiser: change.id, roles: [...change.roles].toSorted() },
    organiser,
  )
}

/** Ends every session of the person whom the form is about. */
export async function signOut(personId: unknown): Promise<void> {
  const { organising, people, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const organiser = await requireOrganiser(organising, 'manage-people')
  await requireSecondFactor(organising, overview)
  const ended = endSessionsOf(organising, people, idFrom(personId), organiser.id)
  redirect(ended.ok ? `${overview}?saved=yes` : `${overview}?problem=${ended.problem}`)
}

/** Ends somebody's part, where the box says so, or asks a second person to agree. */
export async function remove(personId: unknown, form: FormData): Promise<void> {
  const { organising, people, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const organiser = await requireOrganiser(organising, 'manage-people')
  if (form.get('agreed') !== 'yes') redirect(`${overview}?problem=not-agreed`)
  const id = idFrom(personId)
  const removed = removePerson(organising, people, id, organiser.id)
  if (removed.ok) redirect(`${overview}?saved=yes`)
  if (removed.problem !== 'second-person') redirect(`${overview}?problem=${removed.problem}`)
  await askSecondPerson(overview, 'remove-person', { organiser: id }, organiser)
}

/** A bound argument comes from the browser: whatever is no number is nobody’s. */
const idFrom = (personId: unknown): number => (Number.isSafeInteger(personId) ? (personId as number) : 0)

const rolesIn = (form: FormData): readonly Role[] => [
  ...new Set(form.getAll('role').filter((role) => typeof role === 'string' && isRole(role))),
]
