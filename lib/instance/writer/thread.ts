/**
 * The writer's thread: makes challenges, judges proofs, seals statements and commits them, with a connection of its own. The thread that
 * renders pages never waits for the disk, nor for cryptography.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { closeDatabase, openDatabase } from '#db/connection'
import { breaks } from '#db/group-commit'
import { takeStatement } from '#lib/collecting/take-statement'
import { proofOfWork } from '#lib/crypto/proof-of-work'
import { takingWith } from '../taking.ts'
import { watchMachine } from './machine.ts'
import type { Answer, Request, Saying, WriterTask } from './messages.ts'

const { file, secrets, challengeTries, leastFreeBytes } = workerData as WriterTask
if (parentPort === null) throw new Error('the writer runs as a thread')
const port = parentPort
const database = openDatabase(file)
const keys = { fingerprint: Buffer.from(secrets.fingerprint), server: Buffer.from(secrets.server) }
const work = proofOfWork(keys.server, challengeTries)
const taking = takingWith({ database, secrets: keys, work })

const watch =
  leastFreeBytes === null
    ? undefined
    : watchMachine(database, file, leastFreeBytes, (machine) => {
        port.postMessage({ machine } satisfies Saying)
      })

let answers: Answer[] = []
let underWay = 0
let isClosing = false

port.on('message', (message: string) => {
  if (message === 'close') {
    isClosing = true
    clearInterval(watch)
    closeWhenDone()
    return
  }
  const requests = JSON.parse(message) as readonly Request[]
  underWay += requests.length
  for (const request of requests) void answer(request)
})

async function answer(request: Request): Promise<void> {
  try {
    say(await done(request))
  } catch (error) {
    // A commit that failed for the disk may be there all the same: the process must end, and be asked again.
    if (breaks(error)) port.postMessage({ broken: codeOf(error) } satisfies Saying)
    else say({ id: request.id, failed: error instanceof Error ? error.name : 'unknown' })
  }
  underWay -= 1
  closeWhenDone()
}

async function done(request: Request): Promise<Answer> {
  const { id } = request
  if ('take' in request) {
    return { id, taken: await takeStatement(taking, { ...request.take, at: new Date(request.take.at) }) }
  }
  if ('judge' in request) {
    const { proof, purpose, now } = request.judge
    return { id, judged: await taking.judge(proof, purpose, new Date(now)) }
  }
  const { purpose, now, factor } = request.make
  return { id, made: await work.challenge(purpose, new Date(now), factor) }
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown')

/** What was committed together is told together: a message for each would cost more than it says. */
function say(answer: Answer): void {
  answers.push(answer)
  if (answers.length > 1) return
  setImmediate(() => {
    port.postMessage(JSON.stringify(answers))
    answers = []
  })
}

function closeWhenDone(): void {
  if (!isClosing || underWay > 0) return
  setImmediate(() => {
    closeDatabase(database)
    port.close()
  })
}
