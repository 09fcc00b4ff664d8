const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]

/**
 * Writes an X25519 public key as age names it: `age1…`. Whoever holds its private half opens the backup, with Colligo or
 * with any age.
 *
 * Source: age-encryption.org/v1, "The X25519 recipient type".
 *
 * @param x - The coordinate of the JWK: 32 bytes, base64url.
 */
export const ageRecipientOf = (x: string): string => bech32('age', Buffer.from(x, 'base64url'))

/**
 * Bytes in letters that can be read aloud, with a check against mistyping. Source: BIP 173.
 *
 * @param prefix - What the bytes are, in lower case.
 */
export function bech32(prefix: string, bytes: Uint8Array): string {
  const letters = [...prefix].map((letter) => letter.codePointAt(0) ?? 0)
  const expanded = [...letters.map((code) => code >> 5), 0, ...letters.map((code) => code & 31)]
  const words = inFives(bytes)
  const check = polymod([...expanded, ...words, 0, 0, 0, 0, 0, 0]) ^ 1
  const checkWords = [25, 20, 15, 10, 5, 0].map((shift) => (check >>> shift) & 31)
  return `${prefix}1${[...words, ...checkWords].map((word) => alphabet.charAt(word)).join('')}`
}

/** The bits of some bytes in groups of five, the last filled up with zeros. */
function inFives(bytes: Uint8Array): readonly number[] {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return Array.from({ length: Math.ceil(bits.length / 5) }, (_, at) =>
    Number.parseInt(bits.slice(5 * at, 5 * at + 5).padEnd(5, '0'), 2),
  )
}

function polymod(words: readonly number[]): number {
  return words.reduce((before, word) => {
    const top = before >>> 25
    const next = ((before & 0x1ffffff) << 5) ^ word
    return generators.reduce((sum, generator, bit) => (((top >>> bit) & 1) === 1 ? sum ^ generator : sum), next)
  }, 1)
}
