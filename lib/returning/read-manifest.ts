import { fail, ok, type Result } from '#lib/domain/result'
import { textOf } from './read-text.ts'
import type { ReturnedBatch, ReturnProblem } from './returned.ts'
import { isRecord } from './typed-values.ts'

/** What is known of the batch that a package was made from. */
export interface PackagedBatch extends Pick<
  ReturnedBatch,
  'initiative' | 'memberState' | 'batch' | 'statements' | 'count'
> {
  /** The instant in the export's header. */
  readonly exportedAt: string
  /** Of the export; `null` where it is not known. */
  readonly exportSha256: string | null
}

/**
 * Checks that a package's `manifest.json` (`docs/formats/package.md`) is of this batch. Its digest is then the one that the
 * authority's answers have to name.
 */
export function checkManifest(bytes: Uint8Array, batch: PackagedBatch): Result<void, readonly ReturnProblem[]> {
  const text = textOf(bytes)
  if (!text.ok) return text
  const values = parsed(text.value)
  if (!isRecord(values) || !/^colligo-package\/\d+$/u.test(String(values['format']))) {
    return fail([{ code: 'other-format' }])
  }
  const from = isRecord(values['export']) ? values['export']['sha256'] : undefined
  const number = isRecord(values['batch']) ? values['batch']['number'] : values['batch']
  const problems: readonly (readonly [isWrong: boolean, problem: ReturnProblem])[] = [
    [values['initiative'] !== batch.initiative, { code: 'other-initiative' }],
    [values['memberState'] !== batch.memberState, { code: 'other-member-state' }],
    [values['statements'] !== batch.statements, { code: 'other-kind' }],
    [number !== undefined && number !== batch.batch, { code: 'other-batch' }],
    [values['exportedAt'] !== batch.exportedAt, { code: 'other-batch' }],
    [batch.exportSha256 !== null && from !== batch.exportSha256, { code: 'other-batch' }],
    [values['count'] !== batch.count, { code: 'count-differs', expected: batch.count }],
  ]
  const [first] = problems.filter(([isWrong]) => isWrong)
  return first === undefined ? ok(undefined) : fail([first[1]])
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // SyntaxError, whose message quotes the text.
    return null
  }
}
