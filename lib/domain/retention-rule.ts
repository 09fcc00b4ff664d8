/** How long after a day something may still be kept. */
export interface Span {
  readonly months?: number
  readonly weeks?: number
}

/** The days from which the law counts. */
export type RetentionStart =
  'submission' | 'collection-start' | 'collection-end' | 'registration' | 'withdrawal' | 'decision'

/** One of the days by which something must be gone: so long after that. */
export interface Term extends Span {
  readonly after: RetentionStart
}

/** How long a law lets organisers keep what people have entrusted to them. */
export interface RetentionRule {
  readonly source: string
  /** How sure the values are: read in an official text, or to be compared with one before a release. */
  readonly status: 'verified' | 'unverified'
  /** Statements and every copy of them: the earliest of these that is known holds. */
  readonly statements: readonly Term[]
  /** Statements that were needed in proceedings, once these are over. */
  readonly proceedings: Term
  /** E-mail addresses: the first of these that is known holds. Empty where the law knows none. */
  readonly emailAddresses: readonly Term[]
}
