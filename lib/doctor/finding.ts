/** How bad something is: to be mended now, to be thought about, or as it should be. */
export type Verdict = 'ok' | 'warn' | 'bad'

/** What one look found. Holds no personal data: it is shown, mailed and pasted into forums. */
export interface Finding {
  /** Which look it was, for scripts: stable, in words with hyphens. */
  readonly check: string
  readonly verdict: Verdict
  /** One sentence that says what is so. */
  readonly says: string
  /** One sentence that says what to do, with the command. */
  readonly mend?: string
}

export const ok = (check: string, says: string): Finding => ({ check, verdict: 'ok', says })
export const warn = (check: string, says: string, mend: string): Finding => ({ check, verdict: 'warn', says, mend })
export const bad = (check: string, says: string, mend: string): Finding => ({ check, verdict: 'bad', says, mend })

/** What is wrong, or else the one sentence that all is well. */
export const findingsOr = (found: readonly Finding[], fine: Finding): readonly Finding[] =>
  found.length === 0 ? [fine] : found
