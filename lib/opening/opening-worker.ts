import { parentPort, workerData } from 'node:worker_threads'
import { fail, ok, type Result } from '#lib/domain/result'
import { readContents, type OpenedStatement } from './contents.ts'
import { openingKeyOf, openStatement, type Expected, type OpeningKey, type SealProblem } from './open-statement.ts'
import type { PrivateKey } from './private-key.ts'

/** What a worker is started with. */
export interface OpeningTask {
  readonly privateKey: PrivateKey
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

const { privateKey, expected } = workerData as OpeningTask
const key = openingKeyOf(privateKey)

parentPort?.on('message', ({ id, sealed }: SealedBatch) => {
  void openBatch(sealed).then((opened) => parentPort?.postMessage({ id, opened } satisfies OpenedBatch))
})

async function openBatch(sealed: readonly string[]): Promise<OpenedBatch['opened']> {
  const ready = await key
  const results = await Promise.all(sealed.map((one) => openOne(ready, one)))
  const index = results.findIndex((result) => !result.ok)
  const first = results[index]
  if (first?.ok === false) return fail({ index, problem: first.problem })
  return ok(results.flatMap((result) => (result.ok ? [result.value] : [])))
}

async function openOne(ready: OpeningKey, sealed: string): Promise<Result<OpenedStatement, BatchProblem['problem']>> {
  const opened = await openStatement(ready, sealed, expected)
  if (!opened.ok) return opened
  const { context, contents } = opened.value
  const read = readContents(contents)
  return read === null
    ? fail({ code: 'unknown-contents' })
    : ok({ identifier: context.statement, pack: context.pack, ...read })
}
