import { parentPort, workerData } from 'node:worker_threads'
import { nodeDecrypt } from './decrypt.ts'
import { batchOpener, type OpeningTask, type SealedBatch } from '../open-batch.ts'

const task = workerData as OpeningTask
const open = batchOpener(task, nodeDecrypt(task.privateKeys))

parentPort?.on('message', (batch: SealedBatch) => {
  void open(batch).then((opened) => parentPort?.postMessage(opened))
})
