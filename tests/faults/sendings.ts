import { writeSync } from 'node:fs'
import { memberStateOfIndex, madeUpSignatory } from '#lib/cli/demo/people'
import { declarations } from '#lib/collecting/declarations'
import type { SigningForm } from '#lib/collecting/sign-statement'

/** One form: who signs with it, and what makes it itself. */
export interface Sending {
  readonly person: number
  /** Whether this person has been acknowledged before. */
  readonly isRepeated: boolean
  readonly formToken: string
  readonly proof: string
}

/** What a signing process says, a line of JSON each. */
export type Line =
  | ({ readonly what: 'sending' } & Sending)
  | {
      readonly what: 'acknowledged'
      readonly formToken: string
      readonly identifier: string
      readonly signedOn: string
    }
  /** An answer that is no: `why` is the use case's problem, as JSON. */
  | { readonly what: 'refused'; readonly formToken: string; readonly why: string }
  /** No answer: the outcome is unknown. */
  | { readonly what: 'failed'; readonly formToken: string; readonly why: string }
  | { readonly what: 'ready' }
  | { readonly what: 'closed' }

/** The form that a browser sends, and would send again after a broken connection. */
export const formOf = ({ person, formToken, proof }: Sending): SigningForm => ({
  memberState: memberStateOfIndex(person),
  language: 'en',
  fields: madeUpSignatory(memberStateOfIndex(person), person),
  confirmed: {},
  declared: new Set(declarations),
  formToken,
  proof,
})

/**
 * Written before this returns, even where whoever listens is slow: `process.stdout` would keep what a full pipe does not
 * take, and lose it when the process is killed.
 */
export function say(line: Line): void {
  const bytes = Buffer.from(`${JSON.stringify(line)}\n`)
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(1, bytes, written)
    } catch (error) {
      // EAGAIN: full.
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
      Atomics.wait(clock, 0, 0, 1)
    }
  }
}

/** Nobody changes it: waiting for it takes the time that was asked for. */
const clock = new Int32Array(new SharedArrayBuffer(4))

/** What was said before the process ended; a line that was cut short was not said. */
export const linesOf = (said: string): readonly Line[] =>
  said
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line)
