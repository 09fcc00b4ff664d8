import type { OpeningWorkers, StartWorkers } from '#lib/opening/opening-workers'
import type { OpenedBatch } from '#lib/opening/open-batch'
import type { AskedOfOpener } from './opening-messages.ts'

/** One core is left for what writes the files; beyond three workers the writing is what takes the time. */
const workersHere = (): number => Math.min(3, Math.max(1, navigator.hardwareConcurrency - 1))

/** The script of each, put in when the desk is made. */
declare const deskOpenerSource: string

/** Workers of the browser that open statements side by side. */
export const startOpeners: StartWorkers = (task) => {
  const waiting = new Map<number, PromiseWithResolvers<OpenedBatch['opened']>>()
  const address = URL.createObjectURL(new Blob([deskOpenerSource], { type: 'text/javascript' }))
  const workers = Array.from({ length: workersHere() }, () => {
    const worker = new Worker(address)
    worker.postMessage({ kind: 'task', task } satisfies AskedOfOpener)
    worker.onmessage = ({ data }: MessageEvent<OpenedBatch>) => {
      waiting.get(data.id)?.resolve(data.opened)
      waiting.delete(data.id)
    }
    worker.onerror = () => {
      for (const { reject } of waiting.values()) reject(new Error('a worker that opens statements has died'))
      waiting.clear()
    }
    return worker
  })
  return poolOf(workers, waiting, address)
}

function poolOf(
  workers: readonly Worker[],
  waiting: Map<number, PromiseWithResolvers<OpenedBatch['opened']>>,
  address: string,
): OpeningWorkers {
  let asked = 0
  return {
    count: workers.length,
    open: (sealed) => {
      const id = asked++
      const answer = Promise.withResolvers<OpenedBatch['opened']>()
      waiting.set(id, answer)
      workers[id % workers.length]?.postMessage({ kind: 'batch', batch: { id, sealed } } satisfies AskedOfOpener)
      return answer.promise
    },
    stop: () => {
      for (const worker of workers) worker.terminate()
      URL.revokeObjectURL(address)
      return Promise.resolve()
    },
  }
}
