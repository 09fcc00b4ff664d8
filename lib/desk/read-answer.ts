import { brusselsDayOf } from '#lib/domain/day'
import { fail, ok, type Result } from '#lib/domain/result'
import { readReceipt } from '#lib/returning/read-receipt'
import { readResult } from '#lib/returning/read-result'
import { textOf } from '#lib/returning/read-text'
import { isRecord, type Values } from '#lib/returning/typed-values'
import {
  receiptFormat,
  type AuthorityReceipt,
  type BatchResult,
  type ReturnedBatch,
  type ReturnProblem,
} from '#lib/returning/returned'
import type { Manifest } from '#lib/opening/manifest'
import { pureSha256 } from '#lib/opening/sha256'

/** What an authority has said of one batch. */
export interface Answer {
  readonly batch: Pick<ReturnedBatch, 'initiative' | 'memberState' | 'batch'>
  readonly said:
    | { readonly kind: 'receipt'; readonly receipt: AuthorityReceipt }
    | { readonly kind: 'result'; readonly result: BatchResult }
  /** Whether it was compared with the organisers' own list of the package. */
  readonly isCompared: boolean
}

export type AnswerProblem =
  | { readonly field: 'answer'; readonly problem: ReturnProblem | { readonly code: 'no-answer' } }
  | { readonly field: 'record' }

/** An answer names at most a million statements; what is longer is cut, and is no answer then. */
const largestAnswer = 1 << 28
const largestRecord = 1 << 20

/**
 * Reads a receipt or a result. Without the list of the package only the answer itself can be checked: what it says of its
 * batch is then believed.
 */
export async function readAnswer(
  answer: File | null,
  record: File | null,
  now = new Date(),
): Promise<Result<Answer, AnswerProblem>> {
  if (answer === null) return fail({ field: 'answer', problem: { code: 'no-answer' } })
  const bytes = new Uint8Array(await answer.slice(0, largestAnswer).arrayBuffer())
  const values = valuesIn(bytes)
  if (!values.ok) return fail({ field: 'answer', problem: values.problem })
  const known = record === null ? null : await recordedBatch(record)
  if (record !== null && known === null) return fail({ field: 'record' })

  const batch = { ...(known ?? claimedBatch(values.value)), today: brusselsDayOf(now) }
  const said = saidIn(bytes, batch, values.value['format'] === receiptFormat)
  return said.ok
    ? ok({ batch, said: said.value, isCompared: known !== null })
    : fail({ field: 'answer', problem: said.problem[0] ?? { code: 'not-json' } })
}

function saidIn(
  bytes: Uint8Array,
  batch: ReturnedBatch,
  isReceipt: boolean,
): Result<Answer['said'], readonly ReturnProblem[]> {
  if (isReceipt) {
    const receipt = readReceipt(bytes, batch)
    return receipt.ok ? ok({ kind: 'receipt', receipt: receipt.value }) : receipt
  }
  const result = readResult(bytes, batch)
  return result.ok ? ok({ kind: 'result', result: result.value }) : result
}

type KnownBatch = Omit<ReturnedBatch, 'today'>

function valuesIn(bytes: Uint8Array): Result<Values, ReturnProblem> {
  const text = textOf(bytes)
  if (!text.ok) return fail(text.problem[0] ?? { code: 'not-text' })
  const values = parsed(text.value)
  return isRecord(values) ? ok(values) : fail({ code: 'not-json' })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // SyntaxError: some other file.
    return null
  }
}

/** The batch as the organisers' own list of the package tells it; `null` where the file is none. */
async function recordedBatch(file: File): Promise<KnownBatch | null> {
  if (file.size > largestRecord) return null
  const bytes = new Uint8Array(await file.arrayBuffer())
  const values = parsed(new TextDecoder().decode(bytes))
  if (!isRecord(values) || !isManifest(values)) return null
  const { initiative, memberState, statements, count, batch } = values
  const hash = pureSha256()
  hash.update(bytes)
  return { initiative, memberState, statements, count, batch, manifestSha256: hash.hex(), identifiers: null }
}

const isManifest = (values: Values): values is Values & Manifest =>
  typeof values['format'] === 'string' &&
  /^colligo-package\/\d+$/u.test(values['format']) &&
  typeof values['initiative'] === 'string' &&
  typeof values['memberState'] === 'string' &&
  typeof values['count'] === 'number' &&
  typeof values['batch'] === 'number' &&
  (values['statements'] === 'counted' || values['statements'] === 'suspect')

/** The batch as the answer itself tells it. */
function claimedBatch(values: Values): KnownBatch {
  const text = (name: string): string => (typeof values[name] === 'string' ? values[name] : '')
  const number = (name: string): number => (typeof values[name] === 'number' ? values[name] : 0)
  return {
    initiative: text('initiative'),
    memberState: text('memberState'),
    batch: number('batch'),
    statements: values['statements'] === 'suspect' ? 'suspect' : 'counted',
    count: values['format'] === receiptFormat ? number('count') : number('received'),
    manifestSha256: null,
    identifiers: null,
  }
}
