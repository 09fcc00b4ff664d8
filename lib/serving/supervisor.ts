import cluster, { type Worker } from 'node:cluster'
import { join } from 'node:path'
import { brokenExitCode } from '#lib/exit-codes'

/** Milliseconds before a process that ended by itself is started anew: doubled each time, up to half a minute. */
const [firstPause, longestPause] = [250, 30_000]
/** A process that has served for so long starts from the first pause again. */
const healthy = 60_000

/** Megabytes of objects that outlive a collection of garbage, in each process: a bound on purpose, not the machine's. */
const heap = 256

export interface Supervision {
  readonly port: string
  readonly hostname: string
  readonly processes: number
  readonly isDevelopment: boolean
  readonly onServing: () => void
  readonly onEnd: (code: number) => void
}

/**
 * Starts the serving processes, and each anew that ends by itself: after an I/O error of the database a process ends on
 * purpose, since only a new one can know what the file holds. The listening socket stays open meanwhile, so whoever
 * comes waits a second and is not refused.
 */
export function supervise(supervision: Supervision): void {
  const { processes, onServing, onEnd } = supervision
  const serving = new Set<number>()
  let endsWith: number | null = null
  let pause = firstPause

  prepare(supervision)
  const start = (): void => {
    const startedAt = performance.now()
    const worker = cluster.fork({ MALLOC_ARENA_MAX: '2' })
    worker.on('message', (message) => {
      if (message !== 'serving') return
      serving.add(worker.id)
      if (serving.size === processes) onServing()
    })
    worker.once('exit', (code: number | null, signal: string | null) => {
      if (endsWith !== null) {
        if (left().length === 0) onEnd(endsWith)
        return
      }
      // What never served will not serve the second time either: a wrong setting is for whoever started us to mend.
      if (!serving.has(worker.id) && serving.size < processes && code !== brokenExitCode && signal === null) {
        end(code ?? 1)
        return
      }
      if (performance.now() - startedAt > healthy) pause = firstPause
      setTimeout(start, pause)
      pause = Math.min(pause * 2, longestPause)
    })
  }
  const end = (code: number): void => {
    endsWith ??= code
    if (left().length === 0) onEnd(endsWith)
    for (const worker of left()) worker.process.kill('SIGTERM')
  }
  for (let started = 0; started < processes; started += 1) start()
  // Without a parent that listens there is no word of its going.
  for (const event of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
    process.once(event, () => {
      end(0)
    })
  }
}

const left = (): readonly Worker[] => Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined)

function prepare({ port, hostname, processes, isDevelopment }: Supervision): void {
  // One process takes its connections itself; several get them in turn.
  cluster.schedulingPolicy = processes === 1 ? cluster.SCHED_NONE : cluster.SCHED_RR
  cluster.setupPrimary({
    exec: join(import.meta.dirname, 'serving-process.ts'),
    args: ['--port', port, '--hostname', hostname, ...(isDevelopment ? ['--dev'] : [])],
    execArgv: [`--max-old-space-size=${String(isDevelopment ? 2048 : heap)}`, '--max-semi-space-size=16'],
  })
}
