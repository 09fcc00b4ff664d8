import type { Initiative } from '#lib/domain/initiative'
import { dayInWords } from '#lib/i18n/days'

/** First and last day of a collection in words; empty where there is no initiative to have any. */
export interface DaysOfPeriod {
  readonly opensOn: string
  readonly closesOn: string
}

export function daysOfPeriod(initiative: Initiative | null, locale: string): DaysOfPeriod {
  if (initiative === null) return { opensOn: '', closesOn: '' }
  const { opensOn, closesOn } = initiative.period
  return { opensOn: dayInWords(opensOn, locale), closesOn: dayInWords(closesOn, locale) }
}
