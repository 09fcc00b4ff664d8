import { readReceiptCode } from '#lib/domain/receipt-code'
import { fail, ok, type Result } from '#lib/domain/result'
import { isInvalidReason, type InvalidReason, type ReturnedBatch, type ReturnProblem } from './returned.ts'
import { isRecord } from './typed-values.ts'

/** One statement that an authority has judged, and the line where it does. */
export interface NamedStatement {
  readonly identifier: string
  /** `null` where it is valid. */
  readonly reason: InvalidReason | null
  readonly line: number
}

/** What a list comes to. */
export interface JudgedList {
  readonly valid: number
  readonly invalid: ReadonlyMap<InvalidReason, number>
}

/** Counts a list, once it names nobody twice and nobody who is not of the batch. */
export function judgeList(
  entries: readonly NamedStatement[],
  { identifiers }: Pick<ReturnedBatch, 'identifiers'>,
): Result<JudgedList, readonly ReturnProblem[]> {
  const seen = new Set<string>()
  const invalid = new Map<InvalidReason, number>()
  let valid = 0
  for (const { identifier, reason, line } of entries) {
    if (seen.has(identifier)) return fail([{ code: 'repeated-identifier', line }])
    if (identifiers !== null && !identifiers.has(identifier)) return fail([{ code: 'unknown-identifier', line }])
    seen.add(identifier)
    if (reason === null) valid += 1
    else invalid.set(reason, (invalid.get(reason) ?? 0) + 1)
  }
  return ok({ valid, invalid })
}

/** The list of a JSON file; `null` where it has none. */
export function listEntries(list: unknown): Result<readonly NamedStatement[] | null, readonly ReturnProblem[]> {
  if (list === undefined || list === null) return ok(null)
  if (!Array.isArray(list)) return fail([{ code: 'bad-value', field: 'perIdentifier' }])
  const entries: NamedStatement[] = []
  for (const [index, value] of (list as readonly unknown[]).entries()) {
    const entry = isRecord(value)
      ? namedStatement(value['identifier'], value['valid'], value['reason'], index + 1)
      : null
    if (entry === null) return fail([{ code: 'bad-line', line: index + 1 }])
    if ('code' in entry) return fail([entry])
    entries.push(entry)
  }
  return ok(entries)
}

/** @returns `null` where identifier or judgement cannot be read. */
export function namedStatement(
  identifier: unknown,
  valid: unknown,
  reason: unknown,
  line: number,
): NamedStatement | ReturnProblem | null {
  const code = typeof identifier === 'string' ? readReceiptCode(identifier) : null
  if (code === null || typeof valid !== 'boolean') return null
  if (valid) return { identifier: code, reason: null, line }
  // Why is not always said.
  const said = reason === undefined || reason === null || reason === '' ? 'other' : reason
  return isInvalidReason(said) ? { identifier: code, reason: said, line } : { code: 'unknown-reason', line }
}
