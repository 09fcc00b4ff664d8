import { stringify } from 'csv-stringify/sync'
import { howFar } from '#lib/figures/how-far'
import { thresholdsFor } from '#lib/rules/thresholds'
import type { InitiativePublication } from './publication.ts'

/** Lines end as RFC 4180 wants it. An empty cell was held back. */
const shape = { header: true, record_delimiter: '\r\n' } as const

export function progressCsv({ initiative, figures }: InitiativePublication): string {
  const { memberStates } = howFar(figures, thresholdsFor(initiative.registeredOn))
  const rows = memberStates.map(({ memberState, count, threshold, share, isReached }) => ({
    as_of: figures.asOf.toISOString(),
    member_state: memberState,
    count,
    threshold,
    share: count === null ? null : share.toFixed(4),
    is_reached: isReached ? 'yes' : 'no',
  }))
  return stringify(rows, shape)
}

/** One row a day, from the first on which anybody signed to yesterday. */
export const daysCsv = ({ figures }: InitiativePublication): string =>
  stringify([...figures.days], { ...shape, columns: ['day', 'count', 'total'] })
