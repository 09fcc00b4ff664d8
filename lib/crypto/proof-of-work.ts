import { createChallenge, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { z } from 'zod'
import { derivedKey } from './tokens.ts'

/** How long a challenge may be answered: long enough for somebody who fetches their identity card from the car. */
const lifetime = 60 * 60 * 1000

/** Iterations of PBKDF2 for one try, so that checking stays cheap: a solution takes hundreds to thousands of tries. */
const iterationsPerTry = 1000

export type Challenge = Awaited<ReturnType<typeof createChallenge>>

/** Makes challenges for browsers to work on, and judges what comes back. */
export interface ProofOfWork {
  /**
   * @param purpose - What the work is done for; a proof made for one form is none for another.
   * @param factor - How many times as hard as usual.
   */
  readonly challenge: (purpose: string, now: Date, factor?: number) => Promise<Challenge>
  readonly judge: (proof: string, purpose: string, now: Date) => Promise<Judgement>
}

export type Judgement =
  | { readonly fits: true; readonly nonce: string; readonly expiresAt: Date }
  | { readonly fits: false; readonly reason: 'missing' | 'expired' | 'wrong' }

/**
 * Stops automated signing by ALTCHA's proof of work (version 2 of its format). Judging alone accepts a proof any
 * number of times: its nonce must be noted in the statement's own transaction.
 *
 * Source: Implementing Regulation (EU) No 1179/2011, Annex, section 1.
 *
 * @param tries - How many tries a solution takes on average; at most twice as many, which the challenge says, so that a
 *   page can tell how far its browser is.
 */
export function proofOfWork(secret: Uint8Array, tries: number): ProofOfWork {
  const secrets = {
    hmacSignatureSecret: derivedKey(secret, 'colligo challenge').toString('hex'),
    hmacKeySignatureSecret: derivedKey(secret, 'colligo challenge key').toString('hex'),
  }
  return {
    challenge: (purpose, now, factor = 1) => {
      const most = Math.ceil(2 * tries * factor)
      return createChallenge({
        algorithm: 'PBKDF2/SHA-256',
        cost: iterationsPerTry,
        // From the very first try on: a program that skipped tries which cannot be right would find none to skip.
        counter: randomInt(most),
        deriveKey,
        data: { purpose, most },
        expiresAt: new Date(now.getTime() + lifetime),
        ...secrets,
      })
    },

    judge: async (proof, purpose, now) => {
      const payload = readProof(proof)
      if (payload === null) return { fits: false, reason: proof === '' ? 'missing' : 'wrong' }
      const { parameters } = payload.challenge
      const expiresAt = new Date(parameters.expiresAt * 1000)
      if (expiresAt <= now) return { fits: false, reason: 'expired' }
      if (parameters.data.purpose !== purpose) return { fits: false, reason: 'wrong' }
      const { verified } = await verifySolution({ ...payload, deriveKey, ...secrets })
      return verified ? { fits: true, nonce: parameters.nonce, expiresAt } : { fits: false, reason: 'wrong' }
    },
  }
}

/**
 * The form in which browsers send a proof. Strict about what a challenge of ours holds, so that no odd parameter makes
 * the check costly: the signature covers them, but is compared only after they are read.
 */
const proofShape = z.object({
  challenge: z.object({
    parameters: z.strictObject({
      algorithm: z.literal('PBKDF2/SHA-256'),
      cost: z.literal(iterationsPerTry),
      data: z.strictObject({ purpose: z.string().max(100), most: z.int().positive() }),
      expiresAt: z.int().positive().max(9_999_999_999),
      keyLength: z.literal(32),
      keyPrefix: z.string().regex(/^[0-9a-f]{32}$/u),
      keySignature: z.string().regex(/^[0-9a-f]{64}$/u),
      nonce: z.string().regex(/^[0-9a-f]{32}$/u),
      salt: z.string().regex(/^[0-9a-f]{32}$/u),
    }),
    signature: z.string().regex(/^[0-9a-f]{64}$/u),
  }),
  solution: z.object({
    counter: z.int().nonnegative().max(0xffff_ffff),
    derivedKey: z.string().regex(/^[0-9a-f]{64}$/u),
    time: z.number().default(0),
  }),
})

function readProof(proof: string): z.infer<typeof proofShape> | null {
  if (proof.length > 4096) return null
  const read = proofShape.safeParse(parsedJson(Buffer.from(proof, 'base64').toString()))
  return read.success ? read.data : null
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Expected: the browser's word is any text.
    return null
  }
}
