import { fail, ok, type Result } from '#lib/domain/result'
import { readList, type AboutList } from '#lib/returning/read-list'
import { readReceipt } from '#lib/returning/read-receipt'
import { readResult } from '#lib/returning/read-result'
import { readTyped, type TypedNumbers } from '#lib/returning/read-typed'
import type { BatchResult, ReturnedBatch, ReturnProblem } from '#lib/returning/returned'
import type { Batch, BatchOutcome, HandingOver } from './batches.ts'
import { openBatch, type BatchHindrance } from './hand-over.ts'
import type { Organising } from './organising.ts'

type Noted = Result<void, BatchHindrance | readonly ReturnProblem[]>

/** Keeps an authority's receipt: from then on the batch stands as it is. */
export function noteReceipt(
  { audit }: Organising,
  handing: HandingOver,
  { id, bytes }: { readonly id: number; readonly bytes: Uint8Array },
  organiserId: number,
): Noted {
  const open = openBatch(handing, id)
  if (!open.ok) return open
  const read = readReceipt(bytes, returnedOf(handing, open.value))
  if (!read.ok) return read
  const { receivedOn, authority, manifestSha256 } = read.value
  if (!handing.keepReceipt(id, { on: receivedOn, by: authority, manifestSha256 })) return fail('locked')
  const { memberState, count } = open.value
  audit({ event: 'receipt-noted', organiserId, memberState, count, sha256: handing.digest(bytes) })
  return ok(undefined)
}

/** How an authority has answered: by a file of ours, by a table of statements, or by a letter that was typed. */
export type ReturnedResult =
  | { readonly way: 'file'; readonly bytes: Uint8Array }
  | { readonly way: 'list'; readonly bytes: Uint8Array; readonly about: AboutList }
  | { readonly way: 'letter'; readonly typed: TypedNumbers }

/**
 * Keeps what an authority has found of a batch, in the place of what it had found before. A result says that the authority
 * has the batch: it locks it as a receipt does.
 */
export function noteBatchResult(
  { audit }: Organising,
  handing: HandingOver,
  { id, result }: { readonly id: number; readonly result: ReturnedResult },
  organiserId: number,
): Noted {
  const batch = handing.batch(id)
  if (batch === null) return fail('no-such-batch')
  if (batch.dissolved !== null) return fail('dissolved')
  const read = readBy(result, returnedOf(handing, batch))
  if (!read.ok) return read
  if (!handing.keepResult(id, result.way, read.value)) return fail('dissolved')
  const sha256 = result.way === 'letter' ? {} : { sha256: handing.digest(result.bytes) }
  audit({ event: 'result-noted', organiserId, memberState: batch.memberState, count: read.value.valid, ...sha256 })
  return ok(undefined)
}

function readBy(returned: ReturnedResult, batch: ReturnedBatch): Result<BatchResult, readonly ReturnProblem[]> {
  if (returned.way === 'file') return readResult(returned.bytes, batch)
  return returned.way === 'list' ? readList(returned.bytes, batch, returned.about) : readTyped(returned.typed, batch)
}

const returnedOf = (handing: HandingOver, batch: Batch): ReturnedBatch => ({
  initiative: handing.registrationNumber() ?? '',
  memberState: batch.memberState,
  batch: batch.number,
  statements: batch.which,
  count: batch.count,
  manifestSha256: batch.manifestSha256,
  identifiers: handing.identifiers(batch.id),
  today: handing.today(),
})

/** What a Member State's batches come to together, by reason. */
export function outcomeOf(
  memberState: string,
  { batches, outcomes }: { readonly batches: readonly Batch[]; readonly outcomes: readonly BatchOutcome[] },
): { readonly given: number; readonly valid: number; readonly invalid: BatchOutcome['invalid'] } | null {
  const own = outcomes.flatMap((outcome) => {
    const batch = batches.find(({ id }) => id === outcome.batchId)
    return batch?.memberState === memberState ? [{ ...outcome, given: batch.count }] : []
  })
  if (own.length === 0) return null
  const sums = new Map<BatchOutcome['invalid'][number]['reason'], number>()
  for (const { reason, count } of own.flatMap(({ invalid }) => invalid))
    sums.set(reason, (sums.get(reason) ?? 0) + count)
  return {
    given: own.reduce((sum, { given }) => sum + given, 0),
    valid: own.reduce((sum, { valid }) => sum + valid, 0),
    invalid: [...sums].map(([reason, count]) => ({ reason, count })),
  }
}
