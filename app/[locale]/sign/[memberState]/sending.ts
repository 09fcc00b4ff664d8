import type { Hindrance } from './hindrance'
import { pauseBefore, type Passing } from './patience'

/** Where a form is between the click and the receipt. */
export type Step =
  | { readonly kind: 'ready' }
  /** The proof of work is still being done. */
  | { readonly kind: 'proving' }
  | { readonly kind: 'sending' }
  /** Sent again by itself at a time of `performance.now()`. */
  | { readonly kind: 'held'; readonly by: Passing['kind']; readonly until: number; readonly seconds: number }
  /** Not sent again by itself. */
  | { readonly kind: 'stopped'; readonly by: 'outdated' | 'exhausted' | 'edited' }

/** What sending needs from the page around it. */
export interface Sending<Answer> {
  readonly send: () => Promise<Answer>
  readonly hindranceAfter: (error: unknown) => Promise<Hindrance>
  /** Shows a step and waits it out; `false` where the signatory has put an end to it. */
  readonly hold: (step: Extract<Step, { kind: 'held' }>, milliseconds: number) => Promise<boolean>
  readonly chance: () => number
}

/**
 * Sends a form until it is answered, patiently. Sending it once more does no harm: form token and fingerprint make it
 * one statement, and one receipt.
 *
 * @returns The answer, or why there is none.
 */
export async function sendPatiently<Answer>(
  sending: Sending<Answer>,
): Promise<{ readonly answer: Answer } | { readonly stopped: Extract<Step, { kind: 'stopped' }>['by'] }> {
  for (let tries = 1; ; tries += 1) {
    try {
      return { answer: await sending.send() }
    } catch (error) {
      const hindrance = await sending.hindranceAfter(error)
      if (hindrance.kind === 'outdated') return { stopped: 'outdated' }
      const pause = pauseBefore(hindrance, tries, sending.chance())
      if (pause === null) return { stopped: 'exhausted' }
      const step = { kind: 'held', by: hindrance.kind, until: performance.now() + pause } as const
      if (!(await sending.hold({ ...step, seconds: Math.ceil(pause / 1000) }, pause))) return { stopped: 'edited' }
    }
  }
}
