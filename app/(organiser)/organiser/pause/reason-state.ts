import type { PauseProblem } from '#lib/organising/pause'

/** What the form remembers between two tries: reasons by language, and what is wrong with them. */
export interface ReasonState {
  readonly typed: Readonly<Partial<Record<string, string>>>
  readonly problems: Extract<PauseProblem, object>['reasons']
  /** Grows with each sending: controls are made anew with what was typed. */
  readonly attempt: number
}

/** The fields for the reason, one for each language. */
export const reasonField = {
  of: (language: string): string => `reason-${language}`,
  languageOf: (field: string): string | null => /^reason-([a-z]{2})$/u.exec(field)?.[1] ?? null,
} as const
