import { compactDecrypt } from 'jose/jwe/compact/decrypt'
import { importJWK } from 'jose/key/import'
import { decodeProtectedHeader } from 'jose/decode/protected_header'
import { z } from 'zod'
import { sealedStatementType, type SealContext } from '#lib/crypto/seal'
import { thumbprintOf } from '#lib/crypto/public-key'
import { fail, ok, type Result } from '#lib/domain/result'
import type { PrivateKey } from './private-key.ts'

/** The organisers' private key, ready to open with. */
export interface OpeningKey {
  readonly id: string
  readonly key: Awaited<ReturnType<typeof importJWK>>
}

/** Why a sealed statement does not open, or does not belong where it was found. */
export type SealProblem =
  | { readonly code: 'not-sealed' | 'altered' | 'other-initiative' | 'other-member-state' }
  | { readonly code: 'wrong-key'; readonly sealedTo: string }

/** What a sealed statement must say of itself. */
export type Expected = Pick<SealContext, 'memberState'> & Partial<Pick<SealContext, 'initiative'>>

export async function openingKeyOf(key: PrivateKey): Promise<OpeningKey> {
  return { id: thumbprintOf(key), key: await importJWK({ ...key }, 'ECDH-ES') }
}

const protectedHeader = z.object({
  alg: z.literal('ECDH-ES'),
  enc: z.literal('A256GCM'),
  typ: z.literal(sealedStatementType),
  kid: z.string().regex(/^[\w-]{43}$/u),
  initiative: z.string(),
  memberState: z.string(),
  pack: z.string().min(1).max(100),
  statement: z.string().regex(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u),
})

/**
 * Opens what the server sealed to the organisers.
 *
 * The header is read first to tell a wrong key from a broken seal, and is trusted only after the seal has opened with
 * it. What it says is then compared with what is expected: a statement that was moved opens, but not as one of these.
 *
 * @returns The header's context and the plaintext's JSON, which is `undefined` where it was none: anybody can seal
 * anything to a public key.
 */
export async function openStatement(
  { id, key }: OpeningKey,
  sealed: string,
  expected: Expected,
): Promise<Result<{ readonly context: SealContext; readonly contents: unknown }, SealProblem>> {
  const header = headerOf(sealed)
  if (header === null) return fail({ code: 'not-sealed' })
  if (header.kid !== id) return fail({ code: 'wrong-key', sealedTo: header.kid })

  const plaintext = await plaintextOf(sealed, key)
  if (plaintext === null) return fail({ code: 'altered' })
  const { initiative, memberState, pack, statement } = header
  if (expected.initiative !== undefined && initiative !== expected.initiative) return fail({ code: 'other-initiative' })
  if (memberState !== expected.memberState) return fail({ code: 'other-member-state' })
  return ok({ context: { initiative, memberState, pack, statement }, contents: jsonOf(plaintext) })
}

function headerOf(sealed: string): z.infer<typeof protectedHeader> | null {
  try {
    return protectedHeader.parse(decodeProtectedHeader(sealed))
  } catch {
    // TypeError or ZodError: no JWE, or not one of ours.
    return null
  }
}

async function plaintextOf(sealed: string, key: OpeningKey['key']): Promise<Uint8Array | null> {
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
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString())
  } catch {
    // SyntaxError. Its message quotes the plaintext, so it goes no further.
    return undefined
  }
}
