import { createHmac, randomInt, type KeyObject } from 'node:crypto'
import { keyedHash } from './passwords.ts'

/** Digits and letters that are not taken for each other (Crockford's base 32). */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** 50 random bits: with a wait after every few failures nobody guesses one. */
const length = 10

/** Codes on one sheet. */
const perSheet = 10

/** A sheet of codes, as `4k7wz-0m2xq`: each lets its owner in once in place of a one-time code. */
export const newRecoveryCodes = (): readonly string[] => Array.from({ length: perSheet }, newCode)

function newCode(): string {
  const characters = Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length)))
  return [characters.slice(0, length / 2), characters.slice(length / 2)].map((half) => half.join('')).join('-')
}

/** A code as it was typed, in its one spelling; `null` where it is none. */
export function readRecoveryCode(typed: string): string | null {
  const code = typed
    .toLowerCase()
    .replaceAll(/[\s\u2010-\u2015-]/gu, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/gu, '1')
  const isCode = code.length === length && [...code].every((character) => alphabet.includes(character))
  return isCode ? code : null
}

/**
 * The form in which a code is stored: hashed at the cost of a password, since 50 bits could be tried out fast by whoever
 * steals database and key; under the key, since without it they cannot be tried at all. One salt a person, made with the
 * key: a try costs one hash, and not one for each code of the sheet.
 */
export const recoveryMark = (key: KeyObject, organiserId: number, code: string): Promise<Buffer> =>
  keyedHash(code, {
    salt: keyed(key, `salt of ${String(organiserId)}`).subarray(0, 16),
    key: keyed(key, 'pepper'),
  })

/** The form of sheets made before codes were hashed so: these stay good until their owner makes another sheet. */
export const earlierRecoveryMark = (key: KeyObject, organiserId: number, code: string): Buffer =>
  keyed(key, `${String(organiserId)}:${code}`)

const keyed = (key: KeyObject, text: string): Buffer => createHmac('sha256', key).update(text).digest()
