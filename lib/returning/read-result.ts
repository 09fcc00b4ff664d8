import { fail, ok, type Result } from '#lib/domain/result'
import { judgeList, listEntries, type NamedStatement } from './named-statements.ts'
import { valuesIn } from './read-text.ts'
import {
  invalidReasons,
  isInvalidReason,
  resultFormat,
  type BatchResult,
  type InvalidReason,
  type ReturnedBatch,
  type ReturnProblem,
} from './returned.ts'
import { isRecord, problemsWithBatch, valuesOf, type ValueReading, type Values } from './typed-values.ts'

/** Reads an authority's result, and checks that it is of this batch and adds up: `colligo-result/1`. */
export function readResult(bytes: Uint8Array, batch: ReturnedBatch): Result<BatchResult, readonly ReturnProblem[]> {
  const file = valuesIn(bytes, resultFormat)
  if (!file.ok) return file
  const reading = valuesOf(file.value, batch.today)
  const counts = invalidCounts(file.value['invalid'])
  const entries = listEntries(file.value['perIdentifier'])
  const result: BatchResult = {
    received: reading.number('received'),
    valid: reading.number('valid'),
    invalid: listed(counts.ok ? counts.value : new Map()),
    authority: reading.text('authority'),
    issuedOn: reading.day('issuedOn'),
    manifestSha256: reading.hash('manifestSha256'),
    sampleSize: sampleSize(file.value, reading),
    isPerIdentifier: entries.ok && entries.value !== null,
  }
  const problems = [
    ...problemsWithBatch(file.value, batch),
    ...reading.problems,
    ...(counts.ok ? [] : counts.problem),
    ...(entries.ok ? [] : entries.problem),
  ]
  if (problems.length > 0) return fail(problems)
  const wrong = [
    ...problemsWithSums(result, batch),
    ...problemsWithList(entries.ok ? entries.value : null, result, batch),
  ]
  return wrong.length > 0 ? fail(wrong) : ok(result)
}

const sampleSize = (values: Values, reading: ValueReading): number | null =>
  values['sampleSize'] === undefined || values['sampleSize'] === null ? null : reading.number('sampleSize')

/** The numbers of a result are those of the whole batch, also where the authority judged by a sample. */
export function problemsWithSums(
  { received, valid, invalid, sampleSize: sample }: Pick<BatchResult, 'received' | 'valid' | 'invalid' | 'sampleSize'>,
  batch: Pick<ReturnedBatch, 'count'>,
): readonly ReturnProblem[] {
  if (received !== batch.count) return [{ code: 'count-differs', expected: batch.count, found: received }]
  if (sample !== null && sample > received) return [{ code: 'bad-value', field: 'sampleSize' }]
  const sum = valid + invalid.reduce((total, { count }) => total + count, 0)
  return sum === received ? [] : [{ code: 'numbers-do-not-add-up', expected: received, found: sum }]
}

function problemsWithList(
  entries: readonly NamedStatement[] | null,
  { valid, invalid, sampleSize: sample }: BatchResult,
  batch: ReturnedBatch,
): readonly ReturnProblem[] {
  if (entries === null) return []
  const judged = judgeList(entries, batch)
  if (!judged.ok) return judged.problem
  if (sample !== null) {
    const isWhole = entries.length === sample
    return isWhole ? [] : [{ code: 'list-incomplete', expected: sample, found: entries.length }]
  }
  const isSame = invalidReasons.every(
    (reason) => (judged.value.invalid.get(reason) ?? 0) === (invalid.find((one) => one.reason === reason)?.count ?? 0),
  )
  // A list may name those alone that are not valid.
  const { valid: named } = judged.value
  return isSame && (named === valid || named === 0) ? [] : [{ code: 'list-differs' }]
}

/** In the order of the list, without those that do not occur. */
export const listed = (counts: ReadonlyMap<InvalidReason, number>): BatchResult['invalid'] =>
  invalidReasons.flatMap((reason) => {
    const count = counts.get(reason) ?? 0
    return count === 0 ? [] : [{ reason, count }]
  })

function invalidCounts(list: unknown): Result<ReadonlyMap<InvalidReason, number>, readonly ReturnProblem[]> {
  if (!Array.isArray(list)) {
    return fail([{ code: list === undefined ? 'missing-value' : 'bad-value', field: 'invalid' }])
  }
  const counts = new Map<InvalidReason, number>()
  for (const [index, entry] of (list as readonly unknown[]).entries()) {
    const line = index + 1
    const { reason, count } = isRecord(entry) ? entry : {}
    if (!isInvalidReason(reason)) return fail([{ code: 'unknown-reason', line }])
    if (counts.has(reason)) return fail([{ code: 'repeated-reason', line }])
    if (typeof count !== 'number' || !Number.isInteger(count) || count < 0) {
      return fail([{ code: 'bad-value', field: 'invalid', line }])
    }
    counts.set(reason, count)
  }
  return ok(counts)
}
