import { randomUUID, timingSafeEqual } from 'node:crypto'
import type { Database } from '#db/connection'
import { readDestruction } from '#db/destructions'
import {
  keepReminder,
  keepSplitting,
  lastReminder,
  markHoldersRehearsed,
  markSharesDestroyed,
  readSplittings,
} from '#db/key-holders'
import {
  everyKey,
  installKey,
  isAgreed,
  keepAgreement,
  keepSample,
  latestKey,
  markRehearsed,
  readUses,
  rehearsedKey,
  startSealing,
} from '#db/sealing-keys'
import { statementsByKey } from '#db/statement-keys'
import { hasStatements } from '#db/statements'
import type { Collection } from '#lib/collecting/collection'
import { readPublicKey, thumbprintOf } from '#lib/crypto/public-key'
import { sealerTo } from '#lib/crypto/seal'
import { digestOf, newToken } from '#lib/crypto/tokens'
import { brusselsDayOf } from '#lib/domain/day'
import type { KeyKeeping } from '#lib/organising/keys'
import { dueRehearsals, type DueRehearsal } from '#lib/organising/rehearsal-due'
import type { HolderKeeping } from '#lib/organising/share-holders'

interface Surroundings {
  readonly database: Database
  readonly now: () => Date
  readonly collection: () => Collection
  /** Is told when something was changed that decides whether statements are taken. */
  readonly onChange: () => void
}

/** What the pages about keys, the road and the reminders ask. */
export interface KeysSide {
  readonly keys: KeyKeeping
  readonly holders: HolderKeeping
  /** The rehearsals that are due today; none once everything is destroyed. */
  readonly dueRehearsals: () => readonly DueRehearsal[]
  readonly reminders: { readonly last: () => string | null; readonly keep: () => void }
}

/** Joins the organisers' keys, and who holds them, to the database and the clock. */
export function keysSideWith(surroundings: Surroundings): KeysSide {
  const { database, now } = surroundings
  const keys = keysWith(surroundings)
  const holders = holdersWith(surroundings)
  return {
    keys,
    holders,
    dueRehearsals: () => (readDestruction(database) === null ? dueRehearsals(keys, holders, brusselsDayOf(now())) : []),
    reminders: {
      last: () => lastReminder(database),
      keep: () => {
        keepReminder(database, now())
      },
    },
  }
}

function keysWith(surroundings: Surroundings): KeyKeeping {
  const { database, now, collection, onChange } = surroundings
  return {
    latest: () => latestKey(database),
    sealing: () => rehearsedKey(database),
    all: () => everyKey(database),
    uses: () => readUses(database),
    statementsByKey: () => statementsByKey(database),
    hasStatements: () => collection().isLive && hasStatements(database),
    readPublicKey: (file) => {
      const key = readPublicKey(file)
      return key === null || key === 'private' ? key : { id: thumbprintOf(key), x: key.x }
    },
    install: (key) => {
      installKey(database, key, now())
    },
    agree: (keyId, askedBy, agreedBy) => {
      keepAgreement(database, { keyId, askedBy, agreedBy }, now())
    },
    isAgreed: (id) => isAgreed(database, id),
    makeSample: (id) => makeSample(surroundings, id),
    keyOfProof: (proof) => keyOfProof(database, proof),
    markRehearsed: (id) => {
      markRehearsed(database, id, now())
    },
    startSealing: (id) => {
      startSealing(database, id, now())
      onChange()
    },
  }
}

async function makeSample({ database, now, collection }: Surroundings, id: string): Promise<string> {
  const key = everyKey(database).find((one) => one.id === id)
  if (key === undefined) throw new Error('a sample is made for a key that was installed')
  const proof = newToken()
  const seal = await sealerTo({ kty: 'OKP', crv: 'X25519', x: key.x })
  const initiative = collection().initiative?.registrationNumber ?? '-'
  const context = { initiative, memberState: '--', pack: 'rehearsal', statement: randomUUID() }
  const sample = await seal(context, { signedOn: brusselsDayOf(now()), values: { proof } })
  keepSample(database, id, sample, digestOf(proof))
  return sample
}

function keyOfProof(database: Database, proof: string): string | null {
  const digest = digestOf(proof)
  return (
    everyKey(database).find(({ proofDigest }) => proofDigest !== null && timingSafeEqual(proofDigest, digest))?.id ??
    null
  )
}

const holdersWith = ({ database, now }: Surroundings): HolderKeeping => ({
  splittings: () => readSplittings(database),
  keepSplitting: (splitting, notedBy) => {
    keepSplitting(database, { ...splitting, notedBy }, now())
  },
  markRehearsed: (splittingId, numbers) => {
    markHoldersRehearsed(database, splittingId, numbers, now())
  },
  markDestroyed: (splittingId) => markSharesDestroyed(database, splittingId, now()),
})
