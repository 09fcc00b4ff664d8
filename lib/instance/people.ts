import { createSecretKey } from 'node:crypto'
import {
  allOrganisers,
  changePassword,
  keepRecoveryCodes,
  letGo,
  othersWith,
  recoveryCodesLeft,
  setRoles,
  spendRecoveryCode,
} from '#db/organisers'
import { endSessionOf, endSessionsOf, sessionsOf } from '#db/sessions'
import type { Database } from '#db/connection'
import { areTooManyWaiting, hashPassword, problemWithPassword } from '#lib/crypto/passwords'
import { earlierRecoveryMark, newRecoveryCodes, readRecoveryCode, recoveryMark } from '#lib/crypto/recovery-codes'
import { derivedKey, digestOf, newToken } from '#lib/crypto/tokens'
import type { Secrets } from '#lib/config/secrets'
import { isRole } from '#lib/domain/role'
import type { Organising } from '#lib/organising/organising'
import type { OwnAccount } from '#lib/organising/own-account'
import type { PeopleKeeping, Person } from '#lib/organising/people'

export interface PeopleSide {
  readonly people: PeopleKeeping
  readonly ownAccount: OwnAccount
}

interface Surroundings {
  readonly database: Database
  readonly secrets: Secrets
  readonly now: () => Date
}

const recoveryKey = (secrets: Secrets) => createSecretKey(derivedKey(secrets.server, 'colligo recovery codes'))

/** Spends a recovery code as it was typed, of whichever form it is kept in. */
export function recoveryCodeSpender({ database, secrets }: Omit<Surroundings, 'now'>): Organising['spendRecoveryCode'] {
  const key = recoveryKey(secrets)
  return async (organiserId, typed) => {
    const code = readRecoveryCode(typed)
    if (code === null) return false
    if (spendRecoveryCode(database, organiserId, earlierRecoveryMark(key, organiserId, code))) return true
    if (areTooManyWaiting()) return 'busy'
    return spendRecoveryCode(database, organiserId, await recoveryMark(key, organiserId, code))
  }
}

function sheetMaker(database: Database, secrets: Secrets): OwnAccount['renewRecoveryCodes'] {
  const key = recoveryKey(secrets)
  return async (organiserId) => {
    const codes = newRecoveryCodes()
    const marks: Buffer[] = []
    // One after the other: whoever signs in meanwhile gets in between.
    for (const code of codes) marks.push(await recoveryMark(key, organiserId, readRecoveryCode(code) ?? code))
    keepRecoveryCodes(database, organiserId, marks)
    return codes
  }
}

/** Joins the care of people, and of one's own account, to the database. */
export function peopleWith({ database, secrets, now }: Surroundings): PeopleSide {
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
      endSessions: (id) => endSessionsOf(database, id),
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
      recoveryCodesLeft: (organiserId) => recoveryCodesLeft(database, organiserId),
      renewRecoveryCodes: sheetMaker(database, secrets),
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
