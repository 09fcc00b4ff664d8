import { randomUUID, timingSafeEqual } from 'node:crypto'
import { writeAudit } from '#db/audit'
import type { Database } from '#db/connection'
import { keepInitiative, setCollecting } from '#db/initiatives'
import {
  inviteOrganiser,
  organiserByEmail,
  organiserById,
  organiserByInvitation,
  rolesOf,
  spendCode,
  takeUpInvitation,
  type OrganiserRow,
} from '#db/organisers'
import { installKey, keepSample, latestKey, markRehearsed, rehearsedKey } from '#db/sealing-keys'
import { readTallies } from '#db/statements'
import { endSession, sessionOf, startSession, touchSession } from '#db/sessions'
import type { Collection } from '#lib/collecting/collection'
import type { Secrets } from '#lib/config/secrets'
import { codeAddress, newCodeSecret, stepOfCode } from '#lib/crypto/one-time-codes'
import { hashPassword, isPassword, problemWithPassword } from '#lib/crypto/passwords'
import { readPublicKey, thumbprintOf } from '#lib/crypto/public-key'
import { sealerTo } from '#lib/crypto/seal'
import { lock, unlock } from '#lib/crypto/secret-box'
import { derivedKey, digestOf, newToken } from '#lib/crypto/tokens'
import { brusselsDayOf } from '#lib/domain/day'
import { isRole } from '#lib/domain/role'
import type { CollectionSwitch } from '#lib/organising/collection-switch'
import type { Inviting } from '#lib/organising/invitations'
import type { KeyKeeping } from '#lib/organising/keys'
import type { Organising, OrganiserAccount } from '#lib/organising/organising'
import { gathered, type Gathered } from '#lib/organising/gathered'
import { slowDown } from '#lib/organising/slow-down'
import { peopleWith, recoveryCodeSpender, type PeopleSide } from './people.ts'

interface Surroundings {
  readonly database: Database
  readonly secrets: Secrets
  readonly now: () => Date
  readonly collection: () => Collection
  /** Is told when something was changed that decides whether statements are taken. */
  readonly onChange: () => void
}

interface OrganisersSide extends PeopleSide {
  readonly organising: Organising
  readonly inviting: Inviting
  readonly keys: KeyKeeping
  readonly collectionSwitch: CollectionSwitch
  /** Puts on record what is still to be. */
  readonly finishRecords: () => void
}

/** Joins the organisers' use cases to the database, the keys and the clock. */
export function organisingWith(surroundings: Surroundings): OrganisersSide {
  const { database, collection } = surroundings
  const box = codeBox(surroundings.secrets)
  const failuresOfNobody = gathered((count) => {
    writeAudit(database, { event: 'sign-in-failed', organiserId: null, count }, surroundings.now())
  })
  return {
    organising: signingInWith(surroundings, box, failuresOfNobody),
    finishRecords: failuresOfNobody.flush,
    inviting: invitingWith(surroundings, box),
    ...peopleWith(surroundings),
    keys: keysWith(surroundings),
    collectionSwitch: {
      collection,
      hasStatements: () => readTallies(database).some(({ counted }) => counted > 0),
      setCollecting: (isCollecting) => {
        setCollecting(database, isCollecting)
        surroundings.onChange()
      },
      keepInitiative: (initiative) => {
        keepInitiative(database, initiative, surroundings.now())
        surroundings.onChange()
      },
    },
  }
}

/** Locks the secrets of one-time codes: whoever steals the database can generate none. */
interface CodeBox {
  readonly lock: (secret: string) => Buffer
  readonly unlock: (row: Pick<OrganiserRow, 'codeSecret'>) => string
}

function codeBox(secrets: Secrets): CodeBox {
  const key = derivedKey(secrets.server, 'colligo one-time codes')
  return {
    lock: (secret) => lock(key, 'one-time-codes', secret),
    unlock: ({ codeSecret }) => {
      const secret = unlock(key, 'one-time-codes', codeSecret)
      if (secret === null) throw new Error('server.key is not the one that this database was made with')
      return secret.toString()
    },
  }
}

function signingInWith({ database, secrets, now }: Surroundings, box: CodeBox, failuresOfNobody: Gathered): Organising {
  return {
    now,
    slowDown: slowDown(),
    account: (id) => withRoles(database, organiserById(database, id)),
    accountByEmail: (email) => withRoles(database, organiserByEmail(database, email)),
    isPassword,
    stepOfCode: ({ id }, code) => {
      const row = organiserById(database, id)
      return row === null ? null : stepOfCode(box.unlock(row), code, now())
    },
    spendCode: (id, step) => spendCode(database, id, step),
    spendRecoveryCode: recoveryCodeSpender({ database, secrets }),
    startSession: (organiserId, stage) => {
      const token = newToken()
      startSession(database, { digest: digestOf(token), organiserId, stage, now: now() })
      return token
    },
    session: (token) => sessionOf(database, digestOf(token)),
    touchSession: (token) => {
      touchSession(database, digestOf(token), now())
    },
    endSession: (token) => {
      endSession(database, digestOf(token))
    },
    audit: (event) => {
      if (event.event === 'sign-in-failed' && event.organiserId === null) failuresOfNobody.happened()
      else writeAudit(database, event, now())
    },
  }
}

/** An account as the use cases know it. A role that a later version gave, and this one does not know, gives nothing. */
function withRoles(database: Database, row: OrganiserRow | null): OrganiserAccount | null {
  if (row === null) return null
  const { id, email, name, passwordHash } = row
  return { id, email, name, passwordHash, roles: rolesOf(database, id).filter(isRole) }
}

function invitingWith({ database, now }: Surroundings, box: CodeBox): Inviting {
  return {
    newToken,
    codeAddress,
    problemWithPassword,
    hashPassword,
    keepInvitation: ({ email, name, roles, token, until }) =>
      inviteOrganiser(database, {
        email,
        name,
        roles,
        codeSecret: box.lock(newCodeSecret()),
        invitationDigest: digestOf(token),
        invitedUntil: until,
      }),
    invited: (token) => {
      const row = organiserByInvitation(database, digestOf(token), now())
      const account = withRoles(database, row)
      return row === null || account === null ? null : { ...account, codeSecret: box.unlock(row) }
    },
    takeUp: (id, passwordHash, codeStep) => takeUpInvitation(database, id, passwordHash, codeStep),
  }
}

function keysWith({ database, now, collection, onChange }: Surroundings): KeyKeeping {
  return {
    latest: () => {
      const key = latestKey(database)
      // A key that was installed once more counts as rehearsed only where statements are sealed to it.
      return key === null || rehearsedKey(database)?.id === key.id ? key : { ...key, rehearsedAt: null }
    },
    hasStatements: () => readTallies(database).some(({ counted }) => counted > 0),
    readPublicKey: (file) => {
      const key = readPublicKey(file)
      return key === null || key === 'private' ? key : { id: thumbprintOf(key), x: key.x }
    },
    install: (key) => {
      installKey(database, key, now())
    },
    makeSample: async (id) => {
      const key = latestKey(database)
      if (key?.id !== id) throw new Error('the sample is made for the latest key')
      const proof = newToken()
      const seal = await sealerTo({ kty: 'OKP', crv: 'X25519', x: key.x })
      const initiative = collection().initiative?.registrationNumber ?? '-'
      const context = { initiative, memberState: '--', pack: 'rehearsal', statement: randomUUID() }
      const sample = await seal(context, { signedOn: brusselsDayOf(now()), values: { proof } })
      keepSample(database, id, sample, digestOf(proof))
      return sample
    },
    isProof: (id, proof) => {
      const key = latestKey(database)
      return key?.id === id && key.proofDigest !== null && timingSafeEqual(key.proofDigest, digestOf(proof))
    },
    markRehearsed: (id) => {
      markRehearsed(database, id, now())
      onChange()
    },
  }
}
