import { split } from 'shamir-secret-sharing'
import { fail, ok, type Result } from '#lib/domain/result'
import type { PrivateKey } from '#lib/opening/private-key'
import { fromBase64url } from './base64url.ts'
import { initiativeMarkOf } from './initiative-code.ts'
import { isSplitting, keyIdStartLength, type HeldShare, type Splitting } from './key-share.ts'
import { keyIdOf } from './key-of-secret.ts'

export type SplitProblem = 'not-a-splitting' | 'holders-missing' | 'holder-twice'

/** How a key is to be split. */
export interface SplittingOrder extends Splitting {
  /** One name for each share, in their order. */
  readonly holders: readonly string[]
  /** The registration number, as soon as there is one. */
  readonly initiative: string | null
}

/**
 * Splits the organisers' private key among people: so many of them together have it, fewer have nothing at all
 * (Shamir, 1979, in the field of 256 elements).
 *
 * Each splitting is one of its own: its shares join with each other, and with those of no other splitting. Earlier
 * ones go on working among themselves, for a key cannot be taken back.
 */
export async function splitKey(
  privateKey: PrivateKey,
  { needed, among, holders, initiative }: SplittingOrder,
): Promise<Result<readonly HeldShare[], SplitProblem>> {
  if (!isSplitting({ needed, among })) return fail('not-a-splitting')
  const names = holders.map((holder) => holder.normalize('NFC').trim())
  if (names.length !== among || names.includes('')) return fail('holders-missing')
  if (new Set(names).size !== among) return fail('holder-twice')

  const secret = fromBase64url(privateKey.d)
  const parts = await split(secret, among, needed)
  secret.fill(0)
  const common = {
    needed,
    among,
    keyIdStart: (await keyIdOf(privateKey)).slice(0, keyIdStartLength),
    splitting: crypto.getRandomValues(new Uint16Array(1))[0] ?? 0,
    initiative: initiative === null ? null : await initiativeMarkOf(initiative),
  }
  return ok(
    names.map((holder, index) => ({
      holder,
      share: { ...common, number: index + 1, part: parts[index] ?? new Uint8Array() },
    })),
  )
}
