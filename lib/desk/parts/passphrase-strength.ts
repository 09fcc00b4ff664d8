import { isCommonPassword } from '#lib/crypto/common-passwords'
import { shortestPassphrase } from '#lib/opening/passphrase'

/** How long a passphrase withstands somebody who has the file and tries: weak, hours; fair, years; strong, too long. */
export type Strength = 'too-short' | 'common' | 'weak' | 'fair' | 'strong'

const fairFrom = 50
const strongFrom = 65

/** A word of any language, chosen by whoever knows the language: one of some thousands. */
const bitsOfWord = 12
const bitsOfLetter = 4
const bitsOfDigit = 3

/**
 * Tells how hard a passphrase is to guess, by what it is made of: each word counts once and for little, however long;
 * letters and digits in no order count each. An estimate from below: what is known of its owner, it cannot know.
 */
export async function strengthOf(passphrase: string): Promise<Strength> {
  const text = passphrase.normalize('NFC')
  if ([...text].length < shortestPassphrase) return 'too-short'
  if (await isCommonPassword(text)) return 'common'
  const bits = bitsOf(text.toLowerCase())
  return bits < fairFrom ? 'weak' : bits < strongFrom ? 'fair' : 'strong'
}

function bitsOf(text: string): number {
  const seen = new Set<string>()
  let bits = 0
  for (const [piece] of text.matchAll(/\p{L}+|\p{N}+|[^\p{L}\p{N}\s]/gu)) {
    if (seen.has(piece)) continue
    seen.add(piece)
    bits += bitsOfPiece(piece)
  }
  return bits
}

function bitsOfPiece(piece: string): number {
  const characters = [...piece]
  if (/^\p{L}/u.test(piece)) return Math.min(bitsOfWord, bitsOfLetter * new Set(characters).size)
  // Years and runs are guessed early: digits beyond the fourth of a piece still count, but less than their number.
  if (/^\p{N}/u.test(piece)) return bitsOfDigit * Math.min(characters.length, 1 + changes(characters))
  return 1
}

/** How often a digit is neither the one before it nor the next in a row. */
const changes = (digits: readonly string[]): number =>
  digits.filter((digit, index) => index > 0 && Math.abs(Number(digit) - Number(digits[index - 1])) > 1).length

const consonants = 'bdfghjklmnprstvz'
const vowels = 'aeiou'

/** Seven made-up words of four letters, that can be said aloud and typed on any keyboard: 88 bits by chance alone. */
export function suggestedPassphrase(): string {
  return Array.from({ length: 7 }, () => [consonants, vowels, consonants, vowels].map(oneOf).join('')).join('-')
}

/** One character by chance, each as likely as the next. */
function oneOf(characters: string): string {
  const most = 256 - (256 % characters.length)
  for (;;) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1))
    if (byte < most) return characters.charAt(byte % characters.length)
  }
}
