import { compactDecrypt } from 'jose/jwe/compact/decrypt'
import { CompactEncrypt } from 'jose/jwe/compact/encrypt'
import { exportJWK } from 'jose/key/export'
import { generateKeyPair } from 'jose/key/generate/keypair'
import { z } from 'zod'
import type { PublicKey } from '#lib/crypto/key-shape'
import { fail, ok, type Result } from '#lib/domain/result'
import type { Passphrase } from './passphrase.ts'
import { isWholeKey, keyIdOf, privateKeySchema, publicHalfOf, type PrivateKey } from './private-key.ts'
import { signingKeyOf } from './signing-key.ts'

/** The first words of a private key's file, `docs/formats/private-key.md`. */
export const keyFileFormat = 'colligo-private-key/1'

/** What stands in `organisers-private-key.json`: the private JWK, locked with a passphrase. */
export interface PrivateKeyFile {
  readonly format: typeof keyFileFormat
  /** Thumbprint of the public half, as the server and every sealed statement name the key. */
  readonly keyId: string
  /** Instant, ISO 8601 in UTC. */
  readonly createdAt: string
  /** Compact JWE of the private JWK. */
  readonly jwe: string
}

/** What stands in `organisers-public-key.json`: the JWK that the server seals to. */
export type PublicKeyFile = PublicKey & {
  readonly kid: string
  /** What packages are signed with, as `minisign -P` takes it. */
  readonly packageSigningKey: string
}

export const publicKeyName = 'organisers-public-key.json'
export const privateKeyName = 'organisers-private-key.json'

export type LockedKeyProblem = 'not-a-key-file' | 'wrong-passphrase'

/** Rounds of PBKDF2 between a passphrase and the key it locks, against trying passphrases one after the other. */
const rounds = 600_000

/** A file that asks for more rounds than this would only keep the machine busy. */
const mostRounds = 10_000_000

/** A new private key of the organisers. Nothing but chance is in it. */
export async function newPrivateKey(): Promise<PrivateKey> {
  const pair = await generateKeyPair('ECDH-ES', { crv: 'X25519', extractable: true })
  return privateKeySchema.parse(await exportJWK(pair.privateKey))
}

/** What the server is given of a private key. */
export async function publicKeyFileOf(key: PrivateKey): Promise<PublicKeyFile> {
  const { publicKey: packageSigningKey } = await signingKeyOf(key)
  return { ...publicHalfOf(key), kid: keyIdOf(key), packageSigningKey }
}

/**
 * Locks a private key with a passphrase, as RFC 7517, section 7 and appendix C, do it: PBES2 (RFC 7518, section 4.8) with
 * HMAC-SHA-512 and A256KW, then A256GCM. Any JOSE library opens it. Nothing else in Colligo ever writes one.
 */
export async function lockKey(
  key: PrivateKey,
  passphrase: Passphrase,
  createdAt = new Date(),
): Promise<PrivateKeyFile> {
  const jwe = await lock(key, passphrase)
  return { format: keyFileFormat, keyId: keyIdOf(key), createdAt: createdAt.toISOString(), jwe }
}

/** Makes the organisers' key pair, its private half locked with a passphrase. */
export async function newKeyPair(
  passphrase: Passphrase,
  createdAt = new Date(),
): Promise<{ readonly publicKey: PublicKeyFile; readonly privateKey: PrivateKeyFile }> {
  const key = await newPrivateKey()
  return { publicKey: await publicKeyFileOf(key), privateKey: await lockKey(key, passphrase, createdAt) }
}

const lock = (key: PrivateKey, passphrase: Passphrase): Promise<string> =>
  new CompactEncrypt(utf8(JSON.stringify(key)))
    .setProtectedHeader({ alg: 'PBES2-HS512+A256KW', enc: 'A256GCM', cty: 'jwk+json' })
    .setKeyManagementParameters({ p2c: rounds })
    .encrypt(utf8(passphrase))

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const keyFileSchema = z.object({
  format: z.literal(keyFileFormat),
  keyId: z.string(),
  createdAt: z.string(),
  jwe: z.string(),
})

/**
 * Unlocks the organisers' private key from the text of its file.
 *
 * A damaged file and a wrong passphrase look the same where the lock does not open: nothing can tell them apart.
 */
export async function unlockKeyText(
  text: string,
  passphrase: Passphrase,
): Promise<Result<PrivateKey, LockedKeyProblem>> {
  const locked = keyFileFrom(text)
  if (locked === null) return fail('not-a-key-file')

  const plaintext = await unlocked(locked.jwe, passphrase)
  if (plaintext === null) return fail('wrong-passphrase')
  const key = privateKeySchema.parse(JSON.parse(new TextDecoder().decode(plaintext)))
  const isItself = (await isWholeKey(key)) && keyIdOf(key) === locked.keyId
  return isItself ? ok(key) : fail('not-a-key-file')
}

function keyFileFrom(text: string): PrivateKeyFile | null {
  try {
    return keyFileSchema.parse(JSON.parse(text))
  } catch {
    // SyntaxError or ZodError: some other file.
    return null
  }
}

async function unlocked(jwe: string, passphrase: Passphrase): Promise<Uint8Array | null> {
  try {
    const { plaintext } = await compactDecrypt(jwe, utf8(passphrase), {
      keyManagementAlgorithms: ['PBES2-HS512+A256KW'],
      contentEncryptionAlgorithms: ['A256GCM'],
      maxPBES2Count: mostRounds,
      maxDecompressedLength: 0,
    })
    return plaintext
  } catch {
    // JWEDecryptionFailed, or a header that is not ours: the lock stays shut.
    return null
  }
}
