import cluster, { type Worker } from 'node:cluster'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { brokenExitCode } from '#lib/exit-codes'
import { placeholder } from './placeholder.ts'

/** Milliseconds before a process that ended by itself is started anew: doubled each time, up to half a minute. */
const [firstPause, longestPause] = [250, 30_000]
/** A process that has served for so long starts from the first pause again. */
const healthy = 60_000

/** Megabytes of objects that outlive a collection of garbage, in each process: a bound on purpose, not the machine's. */
const heap = 192

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
 * purpose, since only a new one can know what the file holds. While none serves, a placeholder says so at the door.
 */
export function supervise(supervision: Supervision): void {
  const { processes, onServing, onEnd } = supervision
  const door = doorkeeper({ port: Number(supervision.port), host: supervision.hostname })
  const serving = new Set<number>()
  let hasServed = false
  let endsWith: number | null = null
  let pause = firstPause

  prepare(supervision)
  const start = (place: number): void => {
    const startedAt = performance.now()
    const worker = cluster.fork({ MALLOC_ARENA_MAX: '2' })
    worker.on('message', (message) => {
      if (message !== 'serving') return
      serving.add(worker.id)
      // Whoever stands in place 0 does what only one may do, also after one that has ended.
      worker.send(`place ${String(place)}`)
      door.leave()
      if (serving.size === processes && !hasServed) onServing()
      hasServed ||= serving.size === processes
    })
    worker.once('exit', (code: number | null, signal: string | null) => {
      const didServe = serving.delete(worker.id)
      // What never served will not serve the second time either: a wrong setting is for whoever started us to mend.
      if (!didServe && !hasServed && code !== brokenExitCode && signal === null) endsWith ??= code ?? 1
      if (endsWith !== null) {
        end(endsWith)
        return
      }
      if (serving.size === 0) door.stand()
      if (performance.now() - startedAt > healthy) pause = firstPause
      setTimeout(start, pause, place)
      pause = Math.min(pause * 2, longestPause)
    })
  }
  const end = (code: number): void => {
    endsWith ??= code
    if (left().length === 0) onEnd(endsWith)
    for (const worker of left()) worker.process.kill('SIGTERM')
  }
  for (let place = 0; place < processes; place += 1) start(place)
  whenToldToEnd(end)
}

/** Told by a signal, or by the going of whoever started this process: without a parent that listens there is no word. */
function whenToldToEnd(end: (code: number) => void): void {
  const endWell = (): void => {
    end(0)
  }
  for (const event of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(event, endWell)
}

/** Stands at the door while no process serves. */
function doorkeeper(place: Parameters<typeof placeholder>[0]): { stand: () => void; leave: () => void } {
  let atDoor: ReturnType<typeof placeholder> | null = null
  return {
    stand: () => {
      atDoor ??= placeholder(place)
    },
    leave: () => {
      atDoor?.close()
      atDoor = null
    },
  }
}

/**
 * Looks whether anybody else listens on a port. Our own processes share theirs, so that a second site on it would not be
 * noticed by itself.
 *
 * @throws Error of the system where the port is taken, or not to be had.
 */
export async function requireFreePort(place: { readonly port: number; readonly host: string }): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject).listen({ ...place, exclusive: true }, resolve)
  })
  await new Promise((resolve) => probe.close(resolve))
}

const left = (): readonly Worker[] => Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined)

function prepare({ port, hostname, isDevelopment }: Supervision): void {
  cluster.setupPrimary({
    exec: join(import.meta.dirname, 'serving-process.ts'),
    args: ['--port', port, '--hostname', hostname, ...(isDevelopment ? ['--dev'] : [])],
    execArgv: [`--max-old-space-size=${String(isDevelopment ? 2048 : heap)}`, '--max-semi-space-size=16'],
  })
}
