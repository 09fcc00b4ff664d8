/**
 * Has made-up people of one Member State sign, and hands what is to be kept to whoever fills the database. This is the
 * use case that a citizen's form goes through, with the server's own sealer; only the proof of work is let pass.
 */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { madeUpSignatory } from '#lib/cli/demo/people'
import { declarations } from '#lib/collecting/declarations'
import { signStatement, type Collecting, type SealedStatement } from '#lib/collecting/sign-statement'
import type { MemberState } from '#lib/domain/member-states'
import { openInstance } from '#lib/instance/instance'

/** What a worker is started with. */
export interface SealingTask {
  readonly dataFolder: string
  readonly memberState: MemberState
  /** The first made-up person, and the one that is left to the next worker. */
  readonly from: number
  readonly to: number
}

/** Statements that are sealed at the same time, and handed over together. */
const [atOnce, batchSize] = [16, 500]

const { dataFolder, memberState, from, to } = workerData as SealingTask
const instance = openInstance({ dataFolder, keysFolder: join(dataFolder, 'keys'), challengeTries: 2 })
const collection = instance.collection()

let batch: SealedStatement[] = []
const handOver = (): void => {
  parentPort?.postMessage(batch)
  batch = []
}

const collecting: Collecting = {
  ...instance.collecting,
  collection: () => collection,
  judge: () => Promise.resolve({ fits: true, nonce: '', expiresAt: new Date() }),
  record: (statement) => {
    if (batch.push(statement) === batchSize) handOver()
    return Promise.resolve('recorded')
  },
}

let next = from
async function work(): Promise<void> {
  for (let index = next++; index < to; index = next++) {
    const signed = await signStatement(collecting, {
      memberState,
      language: 'en',
      fields: madeUpSignatory(memberState, index),
      confirmed: {},
      declared: new Set(declarations),
      formToken: randomUUID(),
      proof: '',
    })
    if (!signed.ok) throw new Error(`the made-up signatory ${String(index)} of ${memberState} was refused`)
  }
}

await Promise.all(Array.from({ length: atOnce }, work))
handOver()
instance.close()
