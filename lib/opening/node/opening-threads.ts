import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { OpenedBatch, OpeningTask, SealedBatch } from '../open-batch.ts'
import type { OpeningWorkers } from '../opening-workers.ts'

/** One core is left for writing the files; beyond three workers the writing is what takes the time. */
const threadsHere = (): number => Math.min(3, Math.max(1, availableParallelism() - 1))

/** Starts threads of Node. The caller must stop them. */
export function startThreads(task: OpeningTask, count = threadsHere()): OpeningWorkers {
  const waiting = new Map<number, PromiseWithResolvers<OpenedBatch['opened']>>()
  let death: Error | null = null
  const workers = Array.from({ length: count }, () => {
    const worker = new Worker(new URL('opening-worker.ts', import.meta.url), {
      workerData: task,
      execArgv: [],
      // Opening makes much short-lived garbage; without a limit each worker would keep 150 MB of it.
      resourceLimits: { maxYoungGenerationSizeMb: 4 },
    })
    worker.on('message', ({ id, opened }: OpenedBatch) => {
      waiting.get(id)?.resolve(opened)
      waiting.delete(id)
    })
    worker.on('error', (error: Error) => {
      death = error
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
    })
    return worker
  })

  let next = 0
  return {
    count,
    open: (sealed) => {
      const id = next++
      if (death !== null) return Promise.reject(death)
      const answer = Promise.withResolvers<OpenedBatch['opened']>()
      waiting.set(id, answer)
      workers[id % count]?.postMessage({ id, sealed } satisfies SealedBatch)
      return answer.promise
    },
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}
