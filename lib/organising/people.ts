import { fail, ok, type Result } from '#lib/domain/result'
import { may, rolesWith, type Role } from '#lib/domain/role'
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
}

export type PeopleProblem = 'no-such-person' | 'no-role' | 'last-accountable'

/** Gives somebody other roles, from this moment on. There is always somebody left who can do so. */
export function changeRoles(
  { audit }: Organising,
  people: PeopleKeeping,
  { id, roles }: { readonly id: number; readonly roles: readonly Role[] },
  organiserId: number,
): Result<void, PeopleProblem> {
  const person = present(people, id)
  if (person === null) return fail('no-such-person')
  if (roles.length === 0) return fail('no-role')
  if (!may(roles, 'manage-people') && isLastAccountable(people, person)) return fail('last-accountable')
  people.setRoles(id, roles)
  audit({ event: 'roles-changed', organiserId, subjectId: id })
  return ok(undefined)
}

/** Ends somebody's part among the organisers. What they did stays on record. */
export function removePerson(
  { audit }: Organising,
  people: PeopleKeeping,
  id: number,
  organiserId: number,
): Result<void, PeopleProblem> {
  const person = present(people, id)
  if (person === null) return fail('no-such-person')
  if (isLastAccountable(people, person)) return fail('last-accountable')
  people.letGo(id)
  audit({ event: 'organiser-removed', organiserId, subjectId: id })
  return ok(undefined)
}

const present = (people: PeopleKeeping, id: number): Person | null =>
  people.everybody().find((person) => person.id === id && person.state !== 'left') ?? null

/** Whether nobody else who has joined could care for people. */
const isLastAccountable = (people: PeopleKeeping, { id, roles, state }: Person): boolean =>
  state === 'joined' && may(roles, 'manage-people') && people.othersWith(id, rolesWith('manage-people')) === 0
