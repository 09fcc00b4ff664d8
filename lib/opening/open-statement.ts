import { compactDecrypt } from 'jose/jwe/compact/decrypt'
import { importJWK } from 'jose/key/import'
import { decodeProtectedHeader } from 'jose/decode/protected_header'
import { z } from 'zod'
import { sealedStatementType, type SealContext } from '#lib/crypto/seal-context'
import { fail, ok, type Result } from '#lib/domain/result'
import { keyIdOf, type PrivateKey } from './private-key.ts'

type Key = Awaited<ReturnType<typeof importJWK>>

/** The organisers' private keys, ready to open with, by their names. */
export type OpeningKeys = ReadonlyMap<string, Key>

/** Why a sealed statement does not open, or does not belong where it was found. */
export type SealProblem =
  | { readonly code: 'not-sealed' | 'altered' | 'other-initiative' | 'other-member-state' }
  | { readonly code: 'wrong-key'; readonly sealedTo: string }

/** What a sealed statement must say of itself. */
export type Expected = Pick<SealContext, 'memberState'> & Partial<Pick<SealContext, 'initiative'>>

/** Several where the organisers have changed their key while statements were collected. */
export async function openingKeysOf(keys: readonly PrivateKey[]): Promise<OpeningKeys> {
  const ready = keys.map(async (key) => [keyIdOf(key), await importJWK({ ...key }, 'ECDH-ES')] as const)
  return new Map(await Promise.all(ready))
}

const protectedHeader = z.object({
  alg: z.literal('ECDH-ES'),
  enc: z.literal('A256GCM'),
  typ: z.literal(sealedStatementType),
  kid: z.string().regex(/^[\w-]{43}$/u),
  epk: z.object({ kty: z.literal('OKP'), crv: z.literal('X25519'), x: z.string().regex(/^[\w-]{43}$/u) }),
  // Allowed by RFC 7516, and never written by us: what changes how the rest is to be read.
  zip: z.undefined().optional(),
  crit: z.undefined().optional(),
  apu: z.undefined().optional(),
  apv: z.undefined().optional(),
  initiative: z.string(),
  memberState: z.string(),
  pack: z.string().min(1).max(100),
  statement: z.string().regex(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u),
})

/**
 * Opens the seal itself, whose header says that it is one of ours. `null` where it does not open: not one byte of it may
 * have changed.
 */
export type Decrypt = (sealed: string, header: SealedHeader) => Promise<Uint8Array | null>

/** What a sealed statement says of itself, before anybody knows whether it is true. */
export type SealedHeader = z.infer<typeof protectedHeader>

/**
 * Opens what the server sealed to the organisers.
 *
 * The header is read first to tell a wrong key from a broken seal, and is trusted only after the seal has opened with
 * it. What it says is then compared with what is expected: a statement that was moved opens, but not as one of these.
 *
 * @returns The header's context, which key opened it, and the plaintext's JSON, which is `undefined` where it was none:
 * anybody can seal anything to a public key.
 */
export async function openStatement(
  keys: OpeningKeys,
  sealed: string,
  expected: Expected,
  decrypt?: Decrypt,
): Promise<Result<{ readonly context: SealContext; readonly keyId: string; readonly contents: unknown }, SealProblem>> {
  const header = sealedHeaderOf(sealed)
  if (header === null) return fail({ code: 'not-sealed' })
  const key = keys.get(header.kid)
  if (key === undefined) return fail({ code: 'wrong-key', sealedTo: header.kid })

  const plaintext = await (decrypt === undefined ? plaintextOf(sealed, key) : decrypt(sealed, header))
  if (plaintext === null) return fail({ code: 'altered' })
  const { initiative, memberState, pack, statement } = header
  if (expected.initiative !== undefined && initiative !== expected.initiative) return fail({ code: 'other-initiative' })
  if (memberState !== expected.memberState) return fail({ code: 'other-member-state' })
  const context = { initiative, memberState, pack, statement }
  return ok({ context, keyId: header.kid, contents: jsonOf(plaintext) })
}

/** `null` where it is no sealed statement. */
export function sealedHeaderOf(sealed: string): SealedHeader | null {
  try {
    return protectedHeader.parse(decodeProtectedHeader(sealed))
  } catch {
    // TypeError or ZodError: no JWE, or not one of ours.
    return null
  }
}

async function plaintextOf(sealed: string, key: Key): Promise<Uint8Array | null> {
  try {
    const { plaintext } = await compactDecrypt(sealed, key, {
      keyManagementAlgorithms: ['ECDH-ES'],
      contentEncryptionAlgorithms: ['A256GCM'],
      maxDecompressedLength: 0,
    })
    return plaintext
  } catch {
    // JWEDecryptionFailed or JWEInvalid: not one byte of it may have changed.
    return null
  }
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    // SyntaxError. Its message quotes the plaintext, so it goes no further.
    return undefined
  }
}
