import { config as ordinary, enums, readKey, readKeys, type Key, type Config, type Subkey } from 'openpgp'
import { fail, ok } from '#lib/domain/result'
import { fewestRsaBits, type KeyRead, type RecipientKeyProblem } from './recipient-key.ts'

/** The strictness of this house, on top of the library's own. */
const strict: Config = { ...ordinary, minRSABits: fewestRsaBits }

/** To say what is wrong with a key it has to be looked at all the same. */
const lenient: Config = {
  ...ordinary,
  minRSABits: 0,
  rejectPublicKeyAlgorithms: new Set(),
  rejectCurves: new Set(),
  rejectHashAlgorithms: new Set(),
}

const weakHashes: ReadonlySet<number | null> = new Set([enums.hash.md5, enums.hash.sha1, enums.hash.ripemd])

/** Reads an armored OpenPGP key of version 4: what every gpg and sq opens with. */
export async function readOpenpgpKey(text: string, at: Date): Promise<KeyRead> {
  const keys = await keysIn(text)
  const [key] = keys
  if (key === undefined) return fail('unreadable')
  if (keys.length > 1) return fail('several-keys')
  if (key.isPrivate()) return fail('private-key')
  if (key.keyPacket.version !== 4) return fail('too-new')
  const chosen = await encryptionKeyOf(key, at, strict)
  if (chosen === null) return fail(await whyNot(key, at))
  if (isWeaklySigned(key, chosen)) return fail('weakly-signed')
  return ok({
    envelope: 'openpgp',
    key: key.armor(),
    fingerprint: key.getFingerprint(),
    holder: (await key.getPrimaryUser(at)).user.userID?.userID ?? '',
    validFrom: key.getCreationTime(),
    validUntil: await endOf(key, chosen),
    strength: strengthOf(chosen),
  })
}

export const fingerprintOfOpenpgpKey = async (armoredKey: string): Promise<string> =>
  (await readKey({ armoredKey })).getFingerprint()

async function keysIn(text: string): Promise<readonly Key[]> {
  try {
    return await readKeys({ armoredKeys: text })
  } catch {
    // Expected: a checksum that does not fit, half a key.
    return []
  }
}

/**
 * The part of a key that messages are locked with.
 *
 * @param at - `null` for whoever has no clock to trust: the newest, whether expired or not.
 */
export async function encryptionKeyOf(key: Key, at: Date | null, config: Config = ordinary) {
  try {
    return await key.getEncryptionKey(undefined, at, undefined, config)
  } catch {
    // Expected: there is none that is good.
    return null
  }
}

async function whyNot(key: Key, at: Date): Promise<RecipientKeyProblem> {
  if (await key.isRevoked(undefined, undefined, at)) return 'revoked'
  if (key.getCreationTime() > at) return 'not-yet-valid'
  const any = await encryptionKeyOf(key, null, lenient)
  if (any === null) return 'not-for-encryption'
  if (any.getCreationTime() > at) return 'not-yet-valid'
  const end = await endOf(key, any)
  if (end !== null && end <= at) return 'expired'
  if ([key, any].some((part) => (part.getAlgorithmInfo().bits ?? fewestRsaBits) < fewestRsaBits)) return 'too-short'
  return isWeaklySigned(key, any) ? 'weakly-signed' : 'curve-not-known'
}

/** When the first of the two ends: the key, or the part that locks. `null` where neither does. */
async function endOf(key: Key, chosen: Key | Subkey): Promise<Date | null> {
  const parts = [await key.getExpirationTime(), 'mainKey' in chosen ? await chosen.getExpirationTime() : Infinity]
  const ends = parts.filter((end): end is Date => end instanceof Date)
  return ends.toSorted((one, other) => one.getTime() - other.getTime())[0] ?? null
}

/** Whether the newest of the signatures that hold the key together is made with a hash that is broken. */
function isWeaklySigned(key: Key, chosen: Key | Subkey): boolean {
  const certifications = key.users.map(({ selfCertifications }) => selfCertifications)
  const bindings = 'mainKey' in chosen ? [chosen.bindingSignatures] : []
  return [...certifications, ...bindings].some((signatures) => {
    const newest = signatures.toSorted((one, other) => Number(other.created) - Number(one.created))[0]
    return newest === undefined || weakHashes.has(newest.hashAlgorithm)
  })
}

function strengthOf(chosen: Key | Subkey): string {
  const { algorithm, bits, curve } = chosen.getAlgorithmInfo()
  if (bits !== undefined) return `RSA ${String(bits)}`
  const names: Readonly<Record<string, string>> = { nistP256: 'P-256', nistP384: 'P-384', nistP521: 'P-521' }
  if (curve === undefined) return algorithm === 'x25519' ? 'X25519' : algorithm
  return curve === 'curve25519Legacy' ? 'X25519' : (names[curve] ?? curve)
}
