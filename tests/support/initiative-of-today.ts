import type { Initiative } from '#lib/domain/initiative'
import { sampleInitiative } from './sample-initiative/sample-initiative.ts'

/** The sample initiative with its period moved around today, since proofs of work expire by the real clock. */
export function initiativeOfToday(): Initiative {
  const day = (months: number): string => {
    const date = new Date()
    date.setUTCMonth(date.getUTCMonth() + months, 1)
    return date.toISOString().slice(0, 10)
  }
  return { ...sampleInitiative(), registeredOn: day(-3), period: { opensOn: day(-1), closesOn: day(10) } }
}
