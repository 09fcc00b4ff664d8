import type { Database } from '#db/connection'
import { rehearsedKeyReader } from '#db/sealing-keys'
import { recorder } from '#db/statements'
import type { Collection } from '#lib/collecting/collection'
import type { Collecting } from '#lib/collecting/sign-statement'
import type { Secrets } from '#lib/config/secrets'
import { fingerprint, fingerprintKey } from '#lib/crypto/fingerprint'
import type { ProofOfWork } from '#lib/crypto/proof-of-work'
import { sealerTo } from '#lib/crypto/seal'
import { derivedKey, identifierOf } from '#lib/crypto/tokens'
import { eci2019 } from '#lib/rules/eci-2019/index'

interface Surroundings {
  readonly database: Database
  readonly secrets: Secrets
  readonly now: () => Date
  readonly collection: () => Collection
  readonly work: ProofOfWork
}

/** Joins the use case of signing to the database, the keys and the clock. */
export function collectingWith({ database, secrets, now, collection, work }: Surroundings): Collecting {
  const key = fingerprintKey(secrets.fingerprint)
  const record = recorder(database)
  const sendingKey = derivedKey(secrets.server, 'colligo form sent again')
  const identifierKey = derivedKey(secrets.server, 'colligo statement identifier')
  const sealer = currentSealer(database)
  return {
    pack: eci2019,
    now,
    collection,
    judge: (proof, purpose) => work.judge(proof, purpose, now()),
    fingerprint: (parts) => fingerprint(key, parts),
    identifierFor: (formToken, digest) => identifierOf(identifierKey, [formToken, digest]),
    seal: async (context, contents) => (await sealer())(context, contents),
    record: (statement, challenge) =>
      record({ ...statement, sentAs: identifierOf(sendingKey, [statement.identifier]) }, challenge),
  }
}

type Sealer = Awaited<ReturnType<typeof sealerTo>>

/** The sealer to the rehearsed key; imports a key once, and again only after another was rehearsed. */
function currentSealer(database: Database): () => Promise<Sealer> {
  const rehearsedKey = rehearsedKeyReader(database)
  let current: { readonly id: string; readonly sealer: Promise<Sealer> } | undefined
  return () => {
    const key = rehearsedKey()
    if (key === null) throw new Error('nothing is sealed before a key was rehearsed')
    if (current?.id !== key.id) current = { id: key.id, sealer: sealerTo({ kty: 'OKP', crv: 'X25519', x: key.x }) }
    return current.sealer
  }
}
