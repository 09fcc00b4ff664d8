import type { Band } from './band.ts'
import type { PaceForecast } from './pace.ts'
import { needed, type Needed } from './needed.ts'
import type { ValidityForecast } from './validity.ts'

/**
 * Whether an initiative is going to make it.
 *
 * - `safe`: even the low edge of what is collected now is enough, in all and in seven Member States.
 * - `on-course`: it will be by the last day, if the pace keeps within its band.
 * - `open`: it may be, and may not.
 * - `short`: even the high edge is not enough at the present pace.
 * - `too-early`: there are too few days to say so.
 */
export type Verdict = 'safe' | 'on-course' | 'open' | 'short' | 'too-early'

export interface Outlook {
  readonly verdict: Verdict
  /** Valid statements at the end of the last day; `null` where nothing can be said. */
  readonly atEnd: Band | null
}

/** Lays what is to be collected beside what of it will be valid: both at their low edges, and both at their high ones. */
export function outlookOf(
  pace: PaceForecast | null,
  validity: ValidityForecast,
  isOver: boolean,
  goal: Needed = needed,
): Outlook {
  const { total, counted, safe } = validity
  const isSpread = safe >= goal.states
  const atEnd = isOver ? total : pace === null || counted === 0 ? null : atTheEnd(pace, validity)
  if (total.low >= goal.total && isSpread) return { verdict: 'safe', atEnd: atEnd ?? total }
  return { verdict: atEnd === null ? 'too-early' : verdictOn(atEnd, goal, isSpread && !isOver), atEnd }
}

function verdictOn({ low, high }: Band, { total }: Needed, canBeOnCourse: boolean): Verdict {
  if (high < total) return 'short'
  return low >= total && canBeOnCourse ? 'on-course' : 'open'
}

/** Nobody has signed where `counted` is none: ask before. */
const atTheEnd = ({ end }: PaceForecast, { total, counted }: ValidityForecast): Band => ({
  low: Math.floor((end.low * total.low) / counted),
  expected: Math.round((end.expected * total.expected) / counted),
  high: Math.ceil(end.high * Math.min(1, total.high / counted)),
})
