import { fail, ok, type Result } from '#lib/domain/result'
import { judgeList, namedStatement, type NamedStatement } from './named-statements.ts'
import { listed } from './read-result.ts'
import { textOf } from './read-text.ts'
import type { BatchResult, ReturnedBatch, ReturnProblem } from './returned.ts'
import { separatedLines, type SeparatedLine } from './separated-lines.ts'
import { valuesOf } from './typed-values.ts'

/** What a list does not say of itself. */
export interface AboutList {
  readonly authority: string
  readonly issuedOn: string
  /** Whether it names those alone that are not valid: nobody can see that of a list. */
  readonly namesInvalidOnly: boolean
}

const columns = ['identifier', 'valid', 'reason'] as const

/** How authorities say yes and no: in the words of the format, and in what spreadsheets make of them. */
const yes = ['yes', 'true', '1', 'valid', 'wahr', 'vrai']
const no = ['no', 'false', '0', 'invalid', 'falsch', 'faux']

/** Reads a result as a table of statements: `identifier;valid;reason`, or with commas. */
export function readList(
  bytes: Uint8Array,
  batch: ReturnedBatch,
  about: AboutList,
): Result<BatchResult, readonly ReturnProblem[]> {
  const reading = valuesOf({ authority: about.authority, issuedOn: about.issuedOn }, batch.today)
  const [authority, issuedOn] = [reading.text('authority'), reading.day('issuedOn')]
  if (reading.problems.length > 0) return fail(reading.problems)
  const entries = entriesIn(bytes)
  if (!entries.ok) return entries
  const judged = judgeList(entries.value, batch)
  if (!judged.ok) return judged
  const { valid: named, invalid } = judged.value
  const notValid = entries.value.length - named
  const [expected, found] = [batch.count, entries.value.length]
  if (about.namesInvalidOnly ? named > 0 || found > expected : found !== expected) {
    return fail([
      about.namesInvalidOnly && named > 0 ? { code: 'list-differs' } : { code: 'list-incomplete', expected, found },
    ])
  }
  return ok({
    received: expected,
    valid: expected - notValid,
    invalid: listed(invalid),
    authority,
    issuedOn,
    manifestSha256: null,
    sampleSize: null,
    isPerIdentifier: true,
  })
}

function entriesIn(bytes: Uint8Array): Result<readonly NamedStatement[], readonly ReturnProblem[]> {
  const text = textOf(bytes)
  if (!text.ok) return text
  const lines = separatedLines(text.value)
  if (lines === null) return fail([{ code: 'bad-line' }])
  const [first] = lines
  if (first === undefined) return fail([{ code: 'empty-list' }])
  const names = first.values.map((value) => value.trim().toLowerCase())
  const hasNames = names.includes('identifier')
  const order = hasNames ? columns.map((name) => names.indexOf(name)) : columns.map((_, index) => index)
  const rows = hasNames ? lines.slice(1) : lines
  if (rows.length === 0) return fail([{ code: 'empty-list' }])
  return entriesOf(rows, order)
}

function entriesOf(
  rows: readonly SeparatedLine[],
  order: readonly number[],
): Result<readonly NamedStatement[], readonly ReturnProblem[]> {
  const entries: NamedStatement[] = []
  for (const { line, values } of rows) {
    const [identifier, valid, reason] = order.map((index) => (values[index] ?? '').trim())
    const entry = namedStatement(identifier, judgementIn(valid ?? ''), reason?.toLowerCase(), line)
    if (entry === null) return fail([{ code: 'bad-line', line }])
    if ('code' in entry) return fail([entry])
    entries.push(entry)
  }
  return ok(entries)
}

function judgementIn(text: string): boolean | null {
  const word = text.toLowerCase()
  if (yes.includes(word)) return true
  return no.includes(word) ? false : null
}
