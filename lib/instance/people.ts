import { allOrganisers, changePassword, letGo, othersWith, setRoles } from '#db/organisers'
import { endSessionOf, sessionsOf } from '#db/sessions'
import type { Database } from '#db/connection'
import { hashPassword, problemWithPassword } from '#lib/crypto/passwords'
import { digestOf, newToken } from '#lib/crypto/tokens'
import { isRole } from '#lib/domain/role'
import type { OwnAccount } from '#lib/organising/own-account'
import type { PeopleKeeping, Person } from '#lib/organising/people'

export interface PeopleSide {
  readonly people: PeopleKeeping
  readonly ownAccount: OwnAccount
}

/** Joins the care of people, and of one's own account, to the database. */
export function peopleWith({ database, now }: { readonly database: Database; readonly now: () => Date }): PeopleSide {
  return {
    people: {
      everybody: () => allOrganisers(database).map((row) => personOf(row, now())),
      othersWith: (id, roles) => othersWith(database, id, roles),
      setRoles: (id, roles) => {
        setRoles(database, id, roles)
      },
      letGo: (id) => {
        letGo(database, id, digestOf(newToken()), now())
      },
    },
    ownAccount: {
      problemWithPassword,
      hashPassword,
      sessions: (organiserId, token) => {
        const own = digestOf(token)
        return sessionsOf(database, organiserId).map(({ digest, startedAt, seenAt }) => ({
          digest: digest.toString('hex'),
          startedAt: new Date(startedAt),
          seenAt: new Date(seenAt),
          isThis: digest.equals(own),
        }))
      },
      endOther: (organiserId, digest) => endSessionOf(database, organiserId, Buffer.from(digest, 'hex')),
      setPassword: (organiserId, hash, token) => {
        changePassword(database, organiserId, hash, digestOf(token))
      },
    },
  }
}

function personOf(row: ReturnType<typeof allOrganisers>[number], now: Date): Person {
  const { id, name, email, roles } = row
  return { id, name, email, roles: roles.filter(isRole), state: stateOf(row, now) }
}

function stateOf(
  { leftAt, passwordHash, invitedUntil }: ReturnType<typeof allOrganisers>[number],
  now: Date,
): Person['state'] {
  if (leftAt !== null) return 'left'
  if (passwordHash !== null) return 'joined'
  return invitedUntil !== null && invitedUntil > now.toISOString() ? 'invited' : 'lapsed'
}
