import { fail, ok, type Result } from '#lib/domain/result'
import { valuesIn } from './read-text.ts'
import { receiptFormat, type AuthorityReceipt, type ReturnedBatch, type ReturnProblem } from './returned.ts'
import { problemsWithBatch, valuesOf } from './typed-values.ts'

/** Reads an authority's receipt, and checks that it is of this batch: `colligo-receipt/1`. */
export function readReceipt(
  bytes: Uint8Array,
  batch: ReturnedBatch,
): Result<AuthorityReceipt, readonly ReturnProblem[]> {
  const file = valuesIn(bytes, receiptFormat)
  if (!file.ok) return file
  const reading = valuesOf(file.value, batch.today)
  const receipt: AuthorityReceipt = {
    receivedOn: reading.day('receivedOn'),
    count: reading.number('count'),
    authority: reading.text('authority'),
    manifestSha256: reading.hash('manifestSha256'),
  }
  const problems = [...problemsWithBatch(file.value, batch), ...reading.problems]
  if (problems.length > 0) return fail(problems)
  if (receipt.count === batch.count) return ok(receipt)
  return fail([{ code: 'count-differs', expected: batch.count, found: receipt.count }])
}
