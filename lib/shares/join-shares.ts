import { combine } from 'shamir-secret-sharing'
import { fail, ok, type Result } from '#lib/domain/result'
import type { PrivateKey } from '#lib/opening/private-key'
import { keyIdOf, keyOfSecret } from './key-of-secret.ts'
import type { KeyShare } from './key-share.ts'

/** Why shares give no key. `share` is the place, from 1, in the order in which they were given. */
export type JoinProblem =
  | { readonly code: 'too-few-shares'; readonly given: number; readonly needed: number | null }
  | { readonly code: 'another-key' | 'another-splitting' | 'share-twice'; readonly share: number }
  | { readonly code: 'joined-key-differs' }

/**
 * Puts the private key together from shares. More than are needed may be given; all of them must fit.
 *
 * @param keyId - The whole thumbprint of the public key, where it is at hand: the shares themselves carry its beginning
 * alone.
 */
export async function joinShares(
  shares: readonly KeyShare[],
  keyId: string | null = null,
): Promise<Result<PrivateKey, JoinProblem>> {
  const [first] = shares
  if (first === undefined) return fail({ code: 'too-few-shares', given: 0, needed: null })
  const problem = firstThatDoesNotFit(shares, first, keyId)
  if (problem !== null) return fail(problem)
  const { needed } = first
  if (shares.length < needed) return fail({ code: 'too-few-shares', given: shares.length, needed })

  const secret = await combine(shares.map(({ part }) => part))
  const key = await keyOfSecret(secret)
  secret.fill(0)
  const joined = await keyIdOf(key)
  return joined.startsWith(keyId ?? first.keyIdStart) ? ok(key) : fail({ code: 'joined-key-differs' })
}

function firstThatDoesNotFit(shares: readonly KeyShare[], first: KeyShare, keyId: string | null): JoinProblem | null {
  for (const [index, share] of shares.entries()) {
    const code = misfitOf(share, first, shares.slice(0, index), keyId)
    if (code !== null) return { code, share: index + 1 }
  }
  return null
}

function misfitOf(share: KeyShare, first: KeyShare, before: readonly KeyShare[], keyId: string | null) {
  const ofKey = keyId === null ? share.keyIdStart === first.keyIdStart : keyId.startsWith(share.keyIdStart)
  if (!ofKey) return 'another-key'
  if (before.some((other) => isSame(share, other))) return 'share-twice'
  return isOfOneSplitting(share, first) ? null : 'another-splitting'
}

const isOfOneSplitting = (one: KeyShare, other: KeyShare): boolean =>
  one.splitting === other.splitting && one.needed === other.needed && one.among === other.among

/** By number, and by where the polynomials were taken: the joining cannot bear one place twice. */
const isSame = (one: KeyShare, other: KeyShare): boolean =>
  isOfOneSplitting(one, other) && (one.number === other.number || one.part.at(-1) === other.part.at(-1))
