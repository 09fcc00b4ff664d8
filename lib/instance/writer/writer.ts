import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { JudgedProof, ProofProblem, Receipt, StatementToTake } from '#lib/collecting/take-statement'
import type { Challenge } from '#lib/crypto/proof-of-work'
import type { Result } from '#lib/domain/result'
import type { MachineState } from './machine.ts'
import type { Answer, Request, Saying, WriterTask } from './messages.ts'

/** Statements that may wait at the same time. The gate refuses long before: this is the last bound. */
const mostWaiting = 1000

/** The writer, seen from the thread that renders pages. */
export interface Writer {
  readonly take: (statement: StatementToTake) => Promise<Result<Receipt, ProofProblem>>
  readonly judge: (proof: string, purpose: string, now: Date) => Promise<JudgedProof>
  /** @param factor - How many times as hard as usual. */
  readonly challenge: (purpose: string, now: Date, factor: number) => Promise<Challenge>
  /** For how long the oldest request has been waiting, in milliseconds; 0 where none waits. */
  readonly age: () => number
  readonly waiting: () => number
  /** Begins to watch over the machine, where it is to be watched over. */
  readonly start: () => void
  /** How the machine was doing a second ago; `null` before the first look. */
  readonly machine: () => MachineState | null
  /** Finishes what was begun, writes the log back into the file, and ends the thread. */
  readonly close: () => Promise<void>
}

/** Whoever waits for an answer, and since when. */
interface Waiting {
  readonly resolve: (answer: Answer) => void
  readonly since: number
}

type Work = Request extends infer One ? (One extends unknown ? Omit<One, 'id'> : never) : never

export interface WriterListeners {
  /**
   * Is told SQLite's code once the database can be relied on no more. What was under way then stays without an answer:
   * whether it is on disk is known only after the file was opened again.
   */
  readonly onBroken: (code: string) => void
  /** Is told each second how the machine is doing, and how it did before. */
  readonly onMachine: (now: MachineState, before: MachineState | null) => void
}

/** Starts the writer's thread at the first request, so that commands which never sign have none. */
export function writer(task: WriterTask, listeners: WriterListeners): Writer {
  let machine: MachineState | null = null
  const thread = threadOf(task, listeners.onBroken, (saying) => {
    if (typeof saying === 'string') requests.settle(JSON.parse(saying) as readonly Answer[])
    else if ('broken' in saying) listeners.onBroken(saying.broken)
    else {
      listeners.onMachine(saying.machine, machine)
      machine = saying.machine
    }
  })
  const requests = requestsTo(thread)
  const { ask } = requests
  return {
    take: async (take) => expected((await ask({ take })).taken),
    judge: async (proof, purpose, now) => {
      const judged = expected((await ask({ judge: { proof, purpose, now } })).judged)
      return judged.fits ? { ...judged, expiresAt: new Date(judged.expiresAt) } : judged
    },
    challenge: async (purpose, now, factor) => expected((await ask({ make: { purpose, now, factor } })).made),
    age: requests.age,
    waiting: requests.waiting,
    start: () => void thread(),
    machine: () => machine,
    close: async () => {
      // What was asked in this turn has not gone over yet.
      await new Promise(setImmediate)
      if (!requests.hasAsked() && task.leastFreeBytes === null) return
      const ended = once(thread(), 'exit')
      thread().ref()
      thread().postMessage('close')
      await ended
    },
  }
}

interface Requests {
  readonly ask: (work: Work) => Promise<Answer>
  readonly settle: (answers: readonly Answer[]) => void
  readonly age: Writer['age']
  readonly waiting: Writer['waiting']
  readonly hasAsked: () => boolean
}

function requestsTo(thread: () => Worker): Requests {
  const waiting = new Map<number, Waiting>()
  let asked: Request[] = []
  let last = 0

  /** What is asked during one turn of the event loop goes over in one message. */
  const send = (): void => {
    thread().ref()
    // As text: to copy an object from thread to thread takes three times as long.
    thread().postMessage(JSON.stringify(asked))
    asked = []
  }
  return {
    ask: (work) => {
      if (waiting.size >= mostWaiting) return Promise.reject(new Error('the writer has too much to do'))
      const id = (last += 1)
      if (asked.push({ id, ...work }) === 1) setImmediate(send)
      return new Promise((resolve) => {
        waiting.set(id, { resolve, since: performance.now() })
      })
    },
    settle: (answers) => {
      for (const answer of answers) {
        waiting.get(answer.id)?.resolve(answer)
        waiting.delete(answer.id)
      }
      // An idle writer keeps no command from ending.
      if (waiting.size === 0) thread().unref()
    },
    age: () => {
      const [oldest] = waiting.values()
      return oldest === undefined ? 0 : performance.now() - oldest.since
    },
    waiting: () => waiting.size,
    hasAsked: () => last > 0,
  }
}

/** The thread, started when it is first needed. */
function threadOf(task: WriterTask, onBroken: (code: string) => void, hear: (saying: Saying) => void): () => Worker {
  let started: Worker | undefined
  return () => {
    if (started !== undefined) return started
    started = new Worker(new URL('./thread.ts', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: 96 },
    })
    started.unref()
    started.on('message', hear)
    started.once('error', (error: unknown) => {
      onBroken(error instanceof Error ? ('code' in error ? String(error.code) : error.name) : 'unknown')
    })
    return started
  }
}

function expected<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('the writer could not do what it was asked')
  return value
}
