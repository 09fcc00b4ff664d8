import { fail, ok, type Result } from '#lib/domain/result'
import { may, permissions, rolesWith, type Role } from '#lib/domain/role'
import type { Approval } from './approvals.ts'
import type { Organising } from './organising.ts'

/** Somebody among the organisers, as the others see them. */
export interface Person {
  readonly id: number
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  /** `lapsed`: the invitation was not taken up in time. */
  readonly state: 'joined' | 'invited' | 'lapsed' | 'left'
}

/** What the care of people needs from the outside world. */
export interface PeopleKeeping {
  readonly everybody: () => readonly Person[]
  /** How many others who have joined have one of these roles. */
  readonly othersWith: (id: number, roles: readonly Role[]) => number
  readonly setRoles: (id: number, roles: readonly Role[]) => void
  /** Takes away all that lets somebody in, at once, sessions included. */
  readonly letGo: (id: number) => void
  /** @returns How many sessions there were. */
  readonly endSessions: (id: number) => number
}

/** `second-person`: another who may confirm has to agree. */
export type PeopleProblem = 'no-such-person' | 'no-role' | 'last-accountable' | 'second-person'

/**
 * Gives somebody other roles, from this moment on. There is always somebody left who can do so. Nobody gives themselves
 * more than they have, nor makes anybody a second person, without another's agreement.
 */
export function changeRoles(
  organising: Organising,
  people: PeopleKeeping,
  change: { readonly id: number; readonly roles: readonly Role[] },
  organiserId: number,
): Result<void, PeopleProblem> {
  const person = changeable(people, change)
  if (!person.ok) return person
  if (needsSecondForRoles(people, person.value, change.roles, organiserId)) return fail('second-person')
  return setRoles(organising, people, change, organiserId)
}

/** The same once two persons have agreed. */
export function changeRolesAgreed(
  organising: Organising,
  people: PeopleKeeping,
  change: { readonly id: number; readonly roles: readonly Role[] },
  { requestedBy }: Approval,
): Result<void, PeopleProblem> {
  const person = changeable(people, change)
  return person.ok ? setRoles(organising, people, change, requestedBy) : person
}

function setRoles(
  { audit }: Organising,
  people: PeopleKeeping,
  { id, roles }: { readonly id: number; readonly roles: readonly Role[] },
  organiserId: number,
): Result<void, never> {
  people.setRoles(id, roles)
  audit({ event: 'roles-changed', organiserId, subjectId: id })
  return ok(undefined)
}

function changeable(
  people: PeopleKeeping,
  { id, roles }: { readonly id: number; readonly roles: readonly Role[] },
): Result<Person, PeopleProblem> {
  const person = present(people, id)
  if (person === null) return fail('no-such-person')
  if (roles.length === 0) return fail('no-role')
  if (!may(roles, 'manage-people') && isLastAccountable(people, person)) return fail('last-accountable')
  return ok(person)
}

/**
 * Ends somebody's part among the organisers. What they did stays on record. Whoever could be a second person is not
 * removed by one alone: nobody could tell a group of one from two.
 */
export function removePerson(
  organising: Organising,
  people: PeopleKeeping,
  id: number,
  organiserId: number,
): Result<void, PeopleProblem> {
  const person = present(people, id)
  if (person === null) return fail('no-such-person')
  const isSecond = person.state === 'joined' && person.id !== organiserId && may(person.roles, 'confirm')
  if (isSecond) return fail('second-person')
  return letGo(organising, people, person, organiserId)
}

/** The same once two persons have agreed. */
export function removePersonAgreed(
  organising: Organising,
  people: PeopleKeeping,
  id: number,
  { requestedBy }: Approval,
): Result<void, PeopleProblem> {
  const person = present(people, id)
  return person === null ? fail('no-such-person') : letGo(organising, people, person, requestedBy)
}

/** The same from the command line, for the day on which nobody is left who could agree: who has the machine can do it. */
export function removePersonByHost(
  organising: Organising,
  people: PeopleKeeping,
  email: string,
): Result<void, PeopleProblem> {
  const person = people.everybody().find((one) => one.email === email.toLowerCase() && one.state !== 'left')
  return person === undefined ? fail('no-such-person') : letGo(organising, people, person, null)
}

function letGo(
  { audit }: Organising,
  people: PeopleKeeping,
  person: Person,
  organiserId: number | null,
): Result<void, PeopleProblem> {
  if (isLastAccountable(people, person)) return fail('last-accountable')
  people.letGo(person.id)
  audit({ event: 'organiser-removed', organiserId, subjectId: person.id })
  return ok(undefined)
}

/**
 * Ends every session of somebody else, as on a computer that was lost: what they are and may do stays, and they sign in
 * again. One person may do it alone, since it opens nothing and takes nothing away.
 */
export function endSessionsOf(
  { audit }: Organising,
  people: PeopleKeeping,
  id: number,
  organiserId: number,
): Result<void, 'no-such-person'> {
  const person = present(people, id)
  if (person?.state !== 'joined' || id === organiserId) return fail('no-such-person')
  audit({ event: 'sessions-ended', organiserId, subjectId: id, count: people.endSessions(id) })
  return ok(undefined)
}

/**
 * Whether roles can be given only by two: where they let somebody confirm who could not before, or let whoever gives
 * them do more themselves. While nobody else can confirm, the founder gives them alone.
 */
export function needsSecondForRoles(
  people: Pick<PeopleKeeping, 'othersWith'>,
  person: { readonly id: number; readonly roles: readonly Role[] } | null,
  wanted: readonly Role[],
  organiserId: number,
): boolean {
  if (people.othersWith(organiserId, rolesWith('confirm')) === 0) return false
  const before = person?.roles ?? []
  const gained = permissions.filter((permission) => may(wanted, permission) && !may(before, permission))
  return gained.includes('confirm') || (person?.id === organiserId && gained.length > 0)
}

const present = (people: PeopleKeeping, id: number): Person | null =>
  people.everybody().find((person) => person.id === id && person.state !== 'left') ?? null

/** Whether nobody else who has joined could care for people. */
const isLastAccountable = (people: PeopleKeeping, { id, roles, state }: Person): boolean =>
  state === 'joined' && may(roles, 'manage-people') && people.othersWith(id, rolesWith('manage-people')) === 0
