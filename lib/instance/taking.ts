import { createSecretKey } from 'node:crypto'
import type { Database } from '#db/connection'
import { rehearsedKeyReader } from '#db/sealing-keys'
import { recorder } from '#db/statements'
import type { Taking } from '#lib/collecting/take-statement'
import type { Secrets } from '#lib/config/secrets'
import { fingerprint, fingerprintKey } from '#lib/crypto/fingerprint'
import { isPlainProof, plainProof } from '#lib/crypto/plain-proof'
import type { ProofOfWork } from '#lib/crypto/proof-of-work'
import { thumbprintOf } from '#lib/crypto/public-key'
import { sealerTo } from '#lib/crypto/seal'
import { derivedKey, identifierOf } from '#lib/crypto/tokens'

interface Surroundings {
  readonly database: Database
  readonly secrets: Secrets
  readonly work: ProofOfWork
}

/** Milliseconds in which statements join one commit, and how many at the most: far less than anybody notices. */
const together = { window: 1, most: 200 } as const

/** Joins the taking of statements to the database and the keys; used by the writer's thread. */
export function takingWith({ database, secrets, work }: Surroundings): Taking {
  const key = fingerprintKey(secrets.fingerprint)
  const record = recorder(database, together)
  const sendingKey = createSecretKey(derivedKey(secrets.server, 'colligo form sent again'))
  const identifierKey = createSecretKey(derivedKey(secrets.server, 'colligo statement identifier'))
  const sealer = currentSealer(database)
  const plain = plainProof(secrets.server)
  return {
    judge: async (proof, purpose, now) =>
      isPlainProof(proof) ? plain.judge(proof, purpose, now) : await work.judge(proof, purpose, now),
    fingerprint: (parts) => fingerprint(key, parts),
    identifierFor: (formToken, digest) => identifierOf(identifierKey, [formToken, digest]),
    seal: async (context, contents) => (await sealer())(context, contents),
    record: (statement, challenge) =>
      record({ ...statement, sentAs: identifierOf(sendingKey, [statement.identifier]) }, challenge),
  }
}

/** Milliseconds for which the key is not looked at again: another is not rehearsed once statements are sealed to one. */
const keyAge = 200

type Sealer = Awaited<ReturnType<typeof sealerTo>>

/** The sealer to the rehearsed key; imports a key once, and again only after another was rehearsed. */
function currentSealer(database: Database): () => Promise<Sealer> {
  const rehearsedKey = rehearsedKeyReader(database)
  let current: { readonly id: string; readonly sealer: Promise<Sealer> } | undefined
  let until = 0
  return () => {
    if (current !== undefined && performance.now() < until) return current.sealer
    until = performance.now() + keyAge
    const key = rehearsedKey()
    if (key === null) throw new Error('nothing is sealed before a key was rehearsed')
    const publicKey = { kty: 'OKP', crv: 'X25519', x: key.x } as const
    // A damaged key would seal every statement to nobody, and nobody would know before the end.
    if (thumbprintOf(publicKey) !== key.id) throw new Error('the key in the database is not the one that was rehearsed')
    if (current?.id !== key.id) current = { id: key.id, sealer: sealerTo(publicKey) }
    return current.sealer
  }
}
