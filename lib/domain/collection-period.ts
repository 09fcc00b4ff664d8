import { monthsAfter, type Day } from './day.ts'

/**
 * When statements may be collected. Both days are included and are days of Brussels time.
 *
 * Source: Regulation (EU) 2019/788, Article 8(1): at most 12 months.
 */
export interface CollectionPeriod {
  readonly opensOn: Day
  readonly closesOn: Day
}

export const isWithin = ({ opensOn, closesOn }: CollectionPeriod, today: Day): boolean =>
  opensOn <= today && today <= closesOn

/** Whether a period is one that the regulation allows: it does not end before it begins, nor last over 12 months. */
export const isLawful = ({ opensOn, closesOn }: CollectionPeriod): boolean =>
  opensOn <= closesOn && closesOn <= monthsAfter(opensOn, 12)
