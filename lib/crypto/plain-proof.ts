import { createHmac, createSecretKey, randomBytes, randomInt, timingSafeEqual, type KeyObject } from 'node:crypto'
import { derivedKey } from './tokens.ts'

/** Milliseconds in which nobody can have read and filled in the form, and after which a question is asked anew. */
const [leastAge, mostAge] = [20_000, 60 * 60 * 1000]

/** Words among which one is asked for: whoever counts further loses count, and no machine is kept out by it. */
const mostWords = 9

/** Stands before a proof of this kind, and before no proof of work, which is base64 of a JSON object. */
const prefix = 'plain.'

/** A question on its way to a page without a script: copy that word of the sentence. */
export interface PlainQuestion {
  /** Goes into the form's hidden field, and comes back with the answer. */
  readonly token: string
  /** Which word, counted from 1. */
  readonly number: number
}

/** A question of ours that can still be answered. */
export interface AskedQuestion extends PlainQuestion {
  readonly language: string
  /** Until an answer is believed; 0 where it would be now. */
  readonly secondsLeft: number
}

export type PlainJudgement =
  | { readonly fits: true; readonly nonce: string; readonly expiresAt: Date }
  | { readonly fits: false; readonly reason: 'expired' | 'wrong' | 'too-fast' | 'wrong-answer' }

/** Asks the questions of the lane for those who have no script to do a proof of work, and judges what comes back. */
export interface PlainProof {
  /**
   * @param purpose - What the answer is given for; an answer for one form is none for another.
   * @param sentence - Of words that are all different, in the page's language.
   * @param otherThan - The number of a word that is not asked for; 0 where it may be any.
   */
  readonly ask: (purpose: string, language: string, sentence: string, now: Date, otherThan?: number) => PlainQuestion
  /** What a token of ours asks; `null` where it is none, or too old. */
  readonly look: (token: string, now: Date) => AskedQuestion | null
  /** Token and answer as one proof, to be judged where proofs of work are. */
  readonly answered: (token: string, answer: string) => string
  readonly judge: (proof: string, purpose: string, now: Date) => PlainJudgement
}

/** What a token holds, signed. Not the word itself: its keyed digest. */
interface Held {
  readonly nonce: string
  readonly purpose: string
  readonly language: string
  readonly issuedAt: number
  readonly number: number
  readonly word: string
}

/** Whether a proof is one of the lane without a script, right or wrong. */
export const isPlainProof = (proof: string): boolean => proof.startsWith(prefix)

/**
 * Stops the simplest machines without a script: a signed token that nobody can use within 20 seconds, after an hour, or
 * twice (its nonce is noted in the statement's own transaction), and a question that whoever can read and copy can
 * answer. A machine that was made for it answers too: what bounds those is the lane's narrow budget.
 *
 * Source: Implementing Regulation (EU) No 1179/2011, Annex, section 1; WCAG 2.2, success criterion 3.3.8.
 */
export function plainProof(secret: Uint8Array): PlainProof {
  const tokenKey = createSecretKey(derivedKey(secret, 'colligo plain question'))
  const wordKey = createSecretKey(derivedKey(secret, 'colligo plain answer'))
  const digestOf = (nonce: string, word: string): string => mac(wordKey, `${nonce} ${comparable(word)}`)
  const held = (token: string): Held | null => {
    const [, payload = '', signature = ''] = /^([\w-]{1,1000})\.([\w-]{43})$/u.exec(token) ?? []
    if (signature === '' || !isSame(signature, mac(tokenKey, payload))) return null
    return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Held
  }
  return {
    ask: (purpose, language, sentence, now, otherThan = 0) => {
      const nonce = randomBytes(16).toString('hex')
      const words = sentence.split(/\s+/u).slice(0, mostWords)
      const number = numberUpTo(words.length, otherThan)
      const word = digestOf(nonce, words.slice(number - 1, number).join(''))
      const holds: Held = { nonce, purpose, language, issuedAt: now.getTime(), number, word }
      const payload = Buffer.from(JSON.stringify(holds)).toString('base64url')
      return { token: `${payload}.${mac(tokenKey, payload)}`, number }
    },

    look: (token, now) => {
      const asked = held(token)
      if (asked === null || now.getTime() >= asked.issuedAt + mostAge) return null
      const { number, language, issuedAt } = asked
      const secondsLeft = Math.max(0, Math.ceil((issuedAt + leastAge - now.getTime()) / 1000))
      return { token, number, language, secondsLeft }
    },

    answered: (token, answer) => `${prefix}${token}.${Buffer.from(answer.slice(0, 100)).toString('base64url')}`,

    judge: (proof, purpose, now) => {
      const [, token = '', answer = ''] = /^plain\.([\w-]+\.[\w-]+)\.([\w-]{0,1000})$/u.exec(proof) ?? []
      const asked = held(token)
      if (asked?.purpose !== purpose) return { fits: false, reason: 'wrong' }
      const { nonce, issuedAt, word } = asked
      if (now.getTime() >= issuedAt + mostAge) return { fits: false, reason: 'expired' }
      if (now.getTime() < issuedAt + leastAge) return { fits: false, reason: 'too-fast' }
      return isSame(word, digestOf(nonce, Buffer.from(answer, 'base64url').toString()))
        ? { fits: true, nonce, expiresAt: new Date(issuedAt + mostAge) }
        : { fits: false, reason: 'wrong-answer' }
    },
  }
}

/** A number from 1 to `most` that is not `otherThan`; 0 leaves out none. */
function numberUpTo(most: number, otherThan: number): number {
  if (otherThan === 0) return randomInt(1, most + 1)
  const number = randomInt(1, most)
  return number < otherThan ? number : number + 1
}

/**
 * A word as it is compared: without accents, capitals, what is invisible, and the punctuation that was copied with it.
 * Capitals throughout, since ς and σ have one, and ß becomes SS.
 */
function comparable(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toUpperCase()
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
}

/** HMAC-SHA-256, base64url: always 43 characters. */
const mac = (key: KeyObject, text: string): string => createHmac('sha256', key).update(text).digest('base64url')

const isSame = (one: string, other: string): boolean => timingSafeEqual(Buffer.from(one), Buffer.from(other))
