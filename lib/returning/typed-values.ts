import { isDay } from '#lib/domain/day'
import type { ReturnedBatch, ReturnProblem } from './returned.ts'

/** Values of a file as it came: anything may stand there. */
export type Values = Readonly<Record<string, unknown>>

export const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads values one by one, and gathers what is wrong with them. */
export interface ValueReading {
  readonly problems: ReturnProblem[]
  readonly number: (field: string) => number
  readonly text: (field: string) => string
  readonly day: (field: string) => string
  readonly hash: (field: string) => string | null
}

/** More than any Member State has citizens. */
const largest = 100_000_000
const longestText = 120

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= largest

/** @returns Readers that give something harmless where there is a problem: whoever asks looks at the problems last. */
export function valuesOf(values: Values, today: string): ValueReading {
  const problems: ReturnProblem[] = []
  const refuse = (field: string, code?: ReturnProblem['code']): void => {
    problems.push({ code: code ?? (values[field] === undefined ? 'missing-value' : 'bad-value'), field })
  }
  return {
    problems,
    number: (field) => {
      const value = values[field]
      if (isCount(value)) return value
      refuse(field)
      return 0
    },
    text: (field) => {
      const value = values[field]
      const tidy = typeof value === 'string' ? value.normalize('NFC').replaceAll(/\s+/gu, ' ').trim() : ''
      if (tidy === '') refuse(field, 'missing-value')
      else if (tidy.length > longestText || /\p{Cc}/u.test(tidy)) refuse(field)
      return tidy
    },
    day: (field) => {
      const value = values[field]
      if (typeof value !== 'string' || !isDay(value)) refuse(field)
      else if (value > today) refuse(field, 'in-future')
      return typeof value === 'string' ? value : ''
    },
    hash: (field) => {
      const value = values[field]
      // A blank that was not filled in.
      if (value === undefined || value === null || value === '') return null
      if (typeof value === 'string' && /^[0-9a-f]{64}$/iu.test(value)) return value.toLowerCase()
      refuse(field, 'bad-value')
      return null
    },
  }
}

/** Whether a file speaks of this batch, and of no other. */
export function problemsWithBatch(values: Values, batch: ReturnedBatch): readonly ReturnProblem[] {
  const { initiative, memberState, manifestSha256: known } = batch
  const differs = (field: string, wanted: string | number, code: ReturnProblem['code']): readonly ReturnProblem[] => {
    const value = values[field]
    if (value === wanted) return []
    if (value === undefined || value === null || value === '') return [{ code: 'missing-value', field }]
    return [typeof wanted === 'number' && isCount(value) ? { code, expected: wanted, found: value } : { code }]
  }
  // Files of those that count need not say so.
  const kind = values['statements'] ?? 'counted'
  const hash = values['manifestSha256']
  const isOtherManifest = known !== null && typeof hash === 'string' && hash !== '' && hash.toLowerCase() !== known
  return [
    ...differs('initiative', initiative, 'other-initiative'),
    ...differs('memberState', memberState, 'other-member-state'),
    ...differs('batch', batch.batch, 'other-batch'),
    ...(kind === batch.statements ? [] : [{ code: 'other-kind' } as const]),
    ...(isOtherManifest ? [{ code: 'other-manifest' } as const] : []),
  ]
}
