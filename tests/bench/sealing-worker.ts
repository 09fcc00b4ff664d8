/**
 * Has made-up people of one Member State sign, and hands what is to be kept to whoever fills the database. This is the
 * use case that a citizen's form goes through, with the server's own sealer; only the proof of work is let pass.
 */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { closeDatabase, openDatabase } from '#db/connection'
import { madeUpSignatory } from '#lib/cli/demo/people'
import { declarations } from '#lib/collecting/declarations'
import { signStatement, type Collecting } from '#lib/collecting/sign-statement'
import { takeStatement, type SealedStatement } from '#lib/collecting/take-statement'
import { readSecrets } from '#lib/config/secrets'
import { proofOfWork } from '#lib/crypto/proof-of-work'
import type { MemberState } from '#lib/domain/member-states'
import { openInstance } from '#lib/instance/instance'
import { takingWith } from '#lib/instance/taking'

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
const keysFolder = join(dataFolder, 'keys')
const instance = openInstance({ dataFolder, keysFolder, challengeTries: 2 })
const collection = instance.collection()
const database = openDatabase(join(dataFolder, 'colligo.sqlite'))
const secrets = readSecrets(keysFolder, false)
const taking = takingWith({ database, secrets, work: proofOfWork(secrets.server, 2) })

let batch: SealedStatement[] = []
/** Batches that have not been kept yet: no more are made than can be. */
let underWay = 0
const handOver = (): void => {
  parentPort?.postMessage(batch)
  underWay += 1
  batch = []
}
parentPort?.on('message', () => {
  underWay -= 1
})
const hasRoom = async (): Promise<void> => {
  while (underWay > 2) await new Promise(setImmediate)
}

const collecting: Collecting = {
  ...instance.collecting,
  collection: () => collection,
  take: (statement) =>
    takeStatement(
      {
        ...taking,
        judge: () => Promise.resolve({ fits: true, nonce: '', expiresAt: new Date() }),
        record: (sealed) => {
          if (batch.push(sealed) === batchSize) handOver()
          return Promise.resolve('recorded')
        },
      },
      statement,
    ),
}

let next = from
async function work(): Promise<void> {
  for (let index = next++; index < to; index = next++) {
    await hasRoom()
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
parentPort?.unref()
closeDatabase(database)
await instance.close()
