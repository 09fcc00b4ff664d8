import { readFile } from 'node:fs/promises'
import { compactDecrypt } from 'jose/jwe/compact/decrypt'
import { CompactEncrypt } from 'jose/jwe/compact/encrypt'
import { exportJWK } from 'jose/key/export'
import { generateKeyPair } from 'jose/key/generate/keypair'
import { z } from 'zod'
import { thumbprintOf, type PublicKey } from '#lib/crypto/public-key'
import { fail, ok, type Result } from '#lib/domain/result'
import type { Passphrase } from './passphrase.ts'
import { isWholeKey, privateKeySchema, publicHalfOf, type PrivateKey } from './private-key.ts'

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
export type PublicKeyFile = PublicKey & { readonly kid: string }

export type KeyProblem = 'no-such-key-file' | 'not-a-key-file' | 'wrong-passphrase'

/** Rounds of PBKDF2 between a passphrase and the key it locks, against trying passphrases one after the other. */
const rounds = 600_000

/** A file that asks for more rounds than this would only keep the machine busy. */
const mostRounds = 10_000_000

/**
 * Makes the organisers' key pair, its private half locked with a passphrase.
 *
 * The private key is wrapped as RFC 7517, section 7 and appendix C, do it: PBES2 (RFC 7518, section 4.8) with
 * HMAC-SHA-512 and A256KW, then A256GCM. Any JOSE library opens it. Nothing else in Colligo ever writes it.
 */
export async function newKeyPair(
  passphrase: Passphrase,
  createdAt = new Date(),
): Promise<{ readonly publicKey: PublicKeyFile; readonly privateKey: PrivateKeyFile }> {
  const pair = await generateKeyPair('ECDH-ES', { crv: 'X25519', extractable: true })
  const key: PrivateKey = privateKeySchema.parse(await exportJWK(pair.privateKey))
  const keyId = thumbprintOf(key)
  return {
    publicKey: { ...publicHalfOf(key), kid: keyId },
    privateKey: { format: keyFileFormat, keyId, createdAt: createdAt.toISOString(), jwe: await lock(key, passphrase) },
  }
}

const lock = (key: PrivateKey, passphrase: Passphrase): Promise<string> =>
  new CompactEncrypt(Buffer.from(JSON.stringify(key)))
    .setProtectedHeader({ alg: 'PBES2-HS512+A256KW', enc: 'A256GCM', cty: 'jwk+json' })
    .setKeyManagementParameters({ p2c: rounds })
    .encrypt(Buffer.from(passphrase))

const keyFileSchema = z.object({
  format: z.literal(keyFileFormat),
  keyId: z.string(),
  createdAt: z.string(),
  jwe: z.string(),
})

/**
 * Unlocks the organisers' private key from its file.
 *
 * A damaged file and a wrong passphrase look the same where the lock does not open: nothing can tell them apart.
 */
export async function unlockKey(file: string, passphrase: Passphrase): Promise<Result<PrivateKey, KeyProblem>> {
  const text = await textOf(file)
  if (text === null) return fail('no-such-key-file')
  const locked = keyFileFrom(text)
  if (locked === null) return fail('not-a-key-file')

  const plaintext = await unlocked(locked.jwe, passphrase)
  if (plaintext === null) return fail('wrong-passphrase')
  const key = privateKeySchema.parse(JSON.parse(Buffer.from(plaintext).toString()))
  const isItself = isWholeKey(key) && thumbprintOf(key) === locked.keyId
  return isItself ? ok(key) : fail('not-a-key-file')
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    // ENOENT, EACCES, EISDIR: nothing to read at this path.
    return null
  }
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
    const { plaintext } = await compactDecrypt(jwe, Buffer.from(passphrase), {
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
