import { createHash, createSecretKey } from 'node:crypto'
import type { Database } from '#db/connection'
import { intakeKeyReader, intakeSealsReader } from '#db/intake-seals'
import { leafOf } from '#db/leaves'
import { rehearsedKeyReader } from '#db/sealing-keys'
import { recorder } from '#db/statements'
import type { Taking } from '#lib/collecting/take-statement'
import type { Secrets } from '#lib/config/secrets'
import { fingerprint, fingerprintKey } from '#lib/crypto/fingerprint'
import { isPlainProof, plainProof } from '#lib/crypto/plain-proof'
import type { ProofOfWork } from '#lib/crypto/proof-of-work'
import { sealingKeyFrom, thumbprintOf, type SealingPublicKey } from '#lib/crypto/public-key'
import { sealerTo } from '#lib/crypto/seal'
import { derivedKey, digestOfParts, identifierOf } from '#lib/crypto/tokens'
import { commitmentOf } from '#lib/proofs/commitment'

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
  const blindingKey = createSecretKey(derivedKey(secrets.server, 'colligo log blinding'))
  const sealer = currentSealer(database)
  const plain = plainProof(secrets.server)
  return {
    judge: async (proof, purpose, now) =>
      isPlainProof(proof) ? plain.judge(proof, purpose, now) : await work.judge(proof, purpose, now),
    fingerprint: (parts) => fingerprint(key, parts),
    identifierFor: (formToken, digest) => identifierOf(identifierKey, [formToken, digest]),
    seal: async (context, contents, leastBytes) => (await sealer(context.memberState))(context, contents, leastBytes),
    blindFor: (formToken, digest) => digestOfParts(blindingKey, [formToken, digest]),
    leafFor: (blind, sealed) => {
      const digest = createHash('sha256').update(sealed).digest()
      return { digest, commitment: Buffer.from(commitmentOf(blind, digest)) }
    },
    leafBefore: (identifier) => leafOf(database, identifier),
    record: (statement, challenge) =>
      record({ ...statement, sentAs: identifierOf(sendingKey, [statement.identifier]) }, challenge),
  }
}

/** Milliseconds for which a key is not looked at again: another is not rehearsed once statements are sealed to one. */
const keyAge = 200

type Sealer = Awaited<ReturnType<typeof sealerTo>>

/** The key that statements are sealed to now, under the name by which two persons know it. */
interface CurrentKey {
  readonly id: string
  readonly key: SealingPublicKey
}

/**
 * The sealer for a Member State's statements: to its authority's key where two persons have agreed on that before going
 * live, else to the rehearsed key of the organisers. Which Member States those are is looked up for all at once.
 */
function currentSealer(database: Database): (memberState: string) => Promise<Sealer> {
  const rehearsedKey = rehearsedKeyReader(database)
  const intakeKey = intakeKeyReader(database)
  const organisersKey = (): CurrentKey => {
    const key = rehearsedKey()
    if (key === null) throw new Error('nothing is sealed before a key was rehearsed')
    return { id: key.id, key: { kty: 'OKP', crv: 'X25519', x: key.x } }
  }
  const authoritysKey = (memberState: string): CurrentKey => {
    const found = intakeKey(memberState)
    if (found === null) return organisersKey()
    return { id: Buffer.from(found.fingerprint, 'hex').toString('base64url'), key: sealingKeyFrom(found.key) }
  }
  const organisersSealer = keptSealer(organisersKey)
  const authoritiesSealers = new Map<string, () => Promise<Sealer>>()
  const sealedToAuthority = lookedUpAnew(intakeSealsReader(database))
  return (memberState) => {
    if (!sealedToAuthority().has(memberState)) return organisersSealer()
    const sealer = authoritiesSealers.get(memberState) ?? keptSealer(() => authoritysKey(memberState))
    authoritiesSealers.set(memberState, sealer)
    return sealer()
  }
}

/** Looks something up once in `keyAge`. */
function lookedUpAnew<Found>(look: () => Found): () => Found {
  let found: Found | undefined
  let until = 0
  return () => {
    if (found !== undefined && performance.now() < until) return found
    until = performance.now() + keyAge
    return (found = look())
  }
}

/** Imports a key once, and again only after another has taken its place. */
function keptSealer(currentKey: () => CurrentKey): () => Promise<Sealer> {
  let current: { readonly id: string; readonly sealer: Promise<Sealer> } | undefined
  let until = 0
  return () => {
    if (current !== undefined && performance.now() < until) return current.sealer
    until = performance.now() + keyAge
    const { id, key } = currentKey()
    // A damaged key would seal every statement to nobody, and nobody would know before the end.
    if (thumbprintOf(key) !== id) throw new Error('the key in the database is not the one that two persons wanted')
    if (current?.id !== id) current = { id, sealer: sealerTo(key) }
    return current.sealer
  }
}
