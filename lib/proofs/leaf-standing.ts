import type { Day } from '#lib/domain/day'

/** What has become of a submission, for whoever knows its commitment: alike for a first and for a repeated one. */
export type LeafStanding =
  /** Accepted, and to be in the log within a day. */
  | { readonly standing: 'waiting'; readonly commitment: string }
  | {
      readonly standing: 'in'
      readonly commitment: string
      readonly position: number
      /** Given before the collection went live. */
      readonly isTest: boolean
      readonly removedOn: Day | null
      /** Since when it is among those that are made ready for the authority. */
      readonly frozenOn: Day | null
      readonly handedOverOn: Day | null
      /** When all that the log stands for was destroyed. */
      readonly destroyedOn: Day | null
    }
  | { readonly standing: 'unknown' }
