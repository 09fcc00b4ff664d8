import { fail, ok } from '#lib/domain/result'
import { hexOf } from './pieces.ts'
import type { KeyRead } from './recipient-key.ts'

/** The members of a JWK that are looked at, whatever they hold. */
type Members = Readonly<Record<string, unknown>>

/**
 * Reads a public JWK (RFC 7517) that each statement can be sealed to: on X25519 (RFC 8037) or P-256. Its fingerprint is
 * the SHA-256 thumbprint (RFC 7638), in hex: capitals and small letters are not to be told apart by telephone.
 */
export async function readJoseKey(text: string): Promise<KeyRead> {
  const key = membersOf(text)
  if (key === null) return fail('unreadable')
  if (Array.isArray(key['keys'])) return fail('several-keys')
  if (key['use'] === 'sig' || key['crv'] === 'Ed25519' || key['crv'] === 'Ed448') return fail('not-for-encryption')
  const plain = plainKeyOf(key)
  if (plain === null) return fail(key['kty'] === undefined ? 'unreadable' : 'curve-not-known')
  if (!(await canSeal(plain))) return fail('unreadable')
  const json = JSON.stringify(plain)
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(sorted(plain))))
  const nothing = { holder: '', validFrom: null, validUntil: null }
  return ok({
    envelope: 'jose',
    key: json,
    fingerprint: hexOf(new Uint8Array(digest)),
    ...nothing,
    strength: plain.crv,
  })
}

function membersOf(text: string): Members | null {
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null ? (json as Members) : null
  } catch {
    // Expected: people paste half of it.
    return null
  }
}

type PlainKey =
  | { readonly kty: 'OKP'; readonly crv: 'X25519'; readonly x: string }
  | { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string }

/** What makes the key, without its names and uses; `null` where it is of another kind. */
function plainKeyOf({ kty, crv, x, y }: Members): PlainKey | null {
  if (kty === 'OKP' && crv === 'X25519' && typeof x === 'string') return { kty, crv, x }
  return kty === 'EC' && crv === 'P-256' && typeof x === 'string' && typeof y === 'string' ? { kty, crv, x, y } : null
}

const sorted = (key: PlainKey): object =>
  Object.fromEntries(Object.entries(key).toSorted(([a], [b]) => (a < b ? -1 : 1)))

/**
 * Whether the engine takes it, in this one spelling, and agrees on a secret with it: points beside the curve or of low
 * order show here (RFC 7748, section 6.1).
 */
async function canSeal(key: PlainKey): Promise<boolean> {
  const algorithm = key.kty === 'EC' ? { name: 'ECDH', namedCurve: 'P-256' } : { name: 'X25519' }
  try {
    const publicKey = await crypto.subtle.importKey('jwk', { ...key }, algorithm, true, [])
    const written = await crypto.subtle.exportKey('jwk', publicKey)
    if (written.x !== key.x || (key.kty === 'EC' && written.y !== key.y)) return false
    const pair = await crypto.subtle.generateKey(algorithm, false, ['deriveBits'])
    if (!('privateKey' in pair)) return false
    await crypto.subtle.deriveBits({ name: algorithm.name, public: publicKey }, pair.privateKey, 256)
    return true
  } catch {
    // Expected: the engine refuses what is no key.
    return false
  }
}
