import { fail, ok, type Result } from '#lib/domain/result'
import { readContents, type OpenedStatement } from './contents.ts'
import { leafOpeningOf } from './leaf-opening.ts'
import {
  openingKeysOf,
  openStatement,
  type Decrypt,
  type Expected,
  type OpeningKeys,
  type SealProblem,
} from './open-statement.ts'
import type { PrivateKey } from './private-key.ts'

/** What a worker is started with. */
export interface OpeningTask {
  readonly privateKeys: readonly PrivateKey[]
  readonly expected: Expected
}

/** What it is asked. */
export interface SealedBatch {
  readonly id: number
  readonly sealed: readonly string[]
}

/** What it answers. */
export interface OpenedBatch {
  readonly id: number
  readonly opened: Result<readonly OpenedStatement[], BatchProblem>
}

/** The first problem of a batch, and where it is. */
export interface BatchProblem {
  readonly index: number
  readonly problem: SealProblem | { readonly code: 'unknown-contents' }
}

/**
 * Opens sealed statements, some at a time. The whole work of an opening worker, of whatever kind.
 *
 * @param decrypt - Where there is a quicker way than jose's.
 */
export function batchOpener(
  { privateKeys, expected }: OpeningTask,
  decrypt?: Decrypt,
): (batch: SealedBatch) => Promise<OpenedBatch> {
  const keys = openingKeysOf(privateKeys)
  return async ({ id, sealed }) => {
    const ready = await keys
    const results = await Promise.all(sealed.map((one) => openOne(ready, one, expected, decrypt)))
    return { id, opened: together(results) }
  }
}

function together(results: readonly Result<OpenedStatement, BatchProblem['problem']>[]): OpenedBatch['opened'] {
  const index = results.findIndex((result) => !result.ok)
  const first = results[index]
  if (first?.ok === false) return fail({ index, problem: first.problem })
  return ok(results.flatMap((result) => (result.ok ? [result.value] : [])))
}

async function openOne(
  keys: OpeningKeys,
  sealed: string,
  expected: Expected,
  decrypt: Decrypt | undefined,
): Promise<Result<OpenedStatement, BatchProblem['problem']>> {
  const opened = await openStatement(keys, sealed, expected, decrypt)
  if (!opened.ok) return opened
  const { context, keyId, contents } = opened.value
  const read = readContents(contents, context.pack)
  if (read === null) return fail({ code: 'unknown-contents' })
  const { blind, ...inside } = read
  const leaf = leafOpeningOf(sealed, blind)
  return ok({ identifier: context.statement, pack: context.pack, keyId, ...inside, leaf })
}
