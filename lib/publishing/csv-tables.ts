import { stringify } from 'csv-stringify/sync'
import { howFar } from '#lib/figures/how-far'
import { goalIn, hasCounter, type InitiativePublication } from './publication.ts'

/** Lines end as RFC 4180 wants it. An empty cell was held back, or is switched off. */
const shape = { header: true, record_delimiter: '\r\n' } as const

export function progressCsv(publication: InitiativePublication): string {
  const { figures } = publication
  const isShown = hasCounter(publication)
  const { memberStates } = howFar(figures, goalIn(publication))
  const rows = memberStates.map(({ memberState, count, threshold, share, isReached }) => ({
    as_of: figures.asOf.toISOString(),
    member_state: memberState,
    count: isShown ? count : null,
    threshold,
    share: isShown && count !== null ? share.toFixed(4) : null,
    is_reached: isShown ? (isReached ? 'yes' : 'no') : null,
  }))
  return stringify(rows, shape)
}

/** One row a day, from the first on which anybody signed to yesterday; none while the figures are switched off. */
export const daysCsv = (publication: InitiativePublication): string =>
  stringify(hasCounter(publication) ? [...publication.figures.days] : [], {
    ...shape,
    columns: ['day', 'count', 'total'],
  })
