import { parseTypedDay } from '#lib/domain/day'
import { fail, ok, type Result } from '#lib/domain/result'
import { readTypedNumber } from '#lib/domain/typed-number'
import { listed, problemsWithSums } from './read-result.ts'
import {
  invalidReasons,
  type BatchResult,
  type InvalidReason,
  type ReturnedBatch,
  type ReturnProblem,
} from './returned.ts'
import { valuesOf } from './typed-values.ts'

/** What a letter says, as somebody typed it; by reason where the letter does, else all under `other`. */
export type TypedNumbers = Readonly<Record<'valid' | 'authority' | 'issuedOn' | InvalidReason, string>>

/** Reads a result that came as a letter, and was typed. What is not valid and has no reason counts as `other`. */
export function readTyped(typed: TypedNumbers, batch: ReturnedBatch): Result<BatchResult, readonly ReturnProblem[]> {
  const numbers = Object.fromEntries(
    (['valid', ...invalidReasons] as const).map((name) => [name, numberIn(typed[name])]),
  )
  const values = { ...numbers, authority: typed.authority, issuedOn: parseTypedDay(typed.issuedOn.trim()) ?? undefined }
  const reading = valuesOf(values, batch.today)
  const valid = reading.number('valid')
  const counts = new Map(
    invalidReasons.map((reason) => [reason, typed[reason].trim() === '' ? 0 : reading.number(reason)] as const),
  )
  const result: BatchResult = {
    received: batch.count,
    valid,
    invalid: listed(withRest(counts, batch.count - valid)),
    authority: reading.text('authority'),
    issuedOn: reading.day('issuedOn'),
    manifestSha256: null,
    sampleSize: null,
    isPerIdentifier: false,
  }
  if (reading.problems.length > 0) return fail(reading.problems)
  const problems = problemsWithSums(result, batch)
  return problems.length > 0 ? fail(problems) : ok(result)
}

/** Where no reason at all was typed, all that is missing is for others. */
function withRest(counts: ReadonlyMap<InvalidReason, number>, missing: number): ReadonlyMap<InvalidReason, number> {
  const isSilent = [...counts.values()].every((count) => count === 0)
  return isSilent && missing > 0 ? new Map([['other', missing]]) : counts
}

/** What is no number stays what it is, so that it is refused; what was left blank is missing. */
const numberIn = (text: string): number | string | undefined =>
  text.trim() === '' ? undefined : (readTypedNumber(text) ?? text)
