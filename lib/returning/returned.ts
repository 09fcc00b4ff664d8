import type { Day } from '#lib/domain/day'

/**
 * What competent authorities send back of a batch, `docs/formats/result.md`: a receipt when they have it, a result when
 * they have verified it. Read alike by the server's page and by the desk: nothing here knows either.
 */
export const receiptFormat = 'colligo-receipt/1'
export const resultFormat = 'colligo-result/1'

/** Why a statement is not valid. A closed list: whatever fits none of them is `other`. */
export const invalidReasons = [
  'under-age',
  'not-a-national',
  'incomplete',
  'unreadable',
  'repeated',
  'not-found',
  'other',
] as const

export type InvalidReason = (typeof invalidReasons)[number]

export const isInvalidReason = (value: unknown): value is InvalidReason =>
  invalidReasons.some((reason) => reason === value)

/** That an authority has a batch. */
export interface AuthorityReceipt {
  readonly receivedOn: Day
  readonly count: number
  readonly authority: string
  /** SHA-256 of the package's `manifest.json`, where the authority says it. */
  readonly manifestSha256: string | null
}

/** What an authority has found. Of single statements nothing is kept, only how many there were of each kind. */
export interface BatchResult {
  readonly received: number
  readonly valid: number
  /** Reasons that occur, in the order of the list. */
  readonly invalid: readonly { readonly reason: InvalidReason; readonly count: number }[]
  readonly authority: string
  readonly issuedOn: Day
  readonly manifestSha256: string | null
  /** How many the authority looked at, where it judged by a sample; `null` where it looked at all. */
  readonly sampleSize: number | null
  /** Whether the authority named single statements. */
  readonly isPerIdentifier: boolean
}

/** The batch that something is returned of, as whoever reads it knows it. */
export interface ReturnedBatch {
  /** Registration number of the initiative. */
  readonly initiative: string
  readonly memberState: string
  readonly batch: number
  readonly statements: 'counted' | 'suspect'
  readonly count: number
  /** `null` where it is not known. */
  readonly manifestSha256: string | null
  /** The statements of the batch; `null` where they cannot be looked up. */
  readonly identifiers: { readonly has: (identifier: string) => boolean } | null
  readonly today: Day
}

/** What is wrong with a file or a form, and where. Never what stands there: that could be about somebody. */
export interface ReturnProblem {
  readonly code:
    | 'not-text'
    | 'not-json'
    | 'other-format'
    | 'receipt-for-result'
    | 'result-for-receipt'
    | 'missing-value'
    | 'bad-value'
    | 'in-future'
    | 'other-initiative'
    | 'other-member-state'
    | 'other-batch'
    | 'other-kind'
    | 'other-manifest'
    | 'count-differs'
    | 'numbers-do-not-add-up'
    | 'unknown-reason'
    | 'repeated-reason'
    | 'bad-line'
    | 'empty-list'
    | 'unknown-identifier'
    | 'repeated-identifier'
    | 'list-incomplete'
    | 'list-differs'
  /** The name of the value in the file or form. */
  readonly field?: string
  /** Where a list names statements: the first line, or entry, of which it is true. */
  readonly line?: number
  readonly expected?: number
  readonly found?: number
}
