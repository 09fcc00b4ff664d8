import { spawn, type ChildProcess } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Task } from './prepared-child.ts'
import { linesOf, type Sending } from './sendings.ts'

/** What a signing process said until it ended, and how it ended. */
export interface Said {
  readonly sent: readonly Sending[]
  /** Identifiers by the token of their form. */
  readonly acknowledged: ReadonlyMap<string, string>
  /** Why by the token of their form. */
  readonly refused: ReadonlyMap<string, string>
  readonly days: ReadonlySet<string>
  readonly hasClosed: boolean
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** Standard error. */
  readonly complaints: string
}

export interface Surroundings {
  /** Words before `node`, as `faketime …` or `unshare …`. */
  readonly before?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Called once it waits; it goes on when the promise is kept. */
  readonly whenReady?: (child: ChildProcess) => Promise<void>
}

/** Starts Node in a third of the time; nothing else about it is changed. */
export const quickly = {
  flags: ['--import', join(import.meta.dirname, 'quick-imports.ts')],
  /** Programs as V8 keeps them from one start to the next. */
  env: { NODE_COMPILE_CACHE: join(tmpdir(), 'colligo-faults-compiled') },
} as const

/** Whoever takes longer hangs, milliseconds. */
const patience = 60_000

/** Has a process of its own sign prepared forms, and listens until it has ended, whichever way. */
export async function signPrepared(task: Task, { before = [], env = {}, whenReady }: Surroundings = {}): Promise<Said> {
  const words = [...before, process.execPath, ...quickly.flags, join(import.meta.dirname, 'prepared-child.ts')]
  const child = spawn(words[0]!, [...words.slice(1), JSON.stringify(task)], {
    env: { ...process.env, ...quickly.env, ...env },
    timeout: patience,
  })
  let [said, complaints, isReady] = ['', '', false]
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
  child.stdin.on('error', () => undefined)
  let meanwhile = Promise.resolve()
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    if (isReady || !said.includes('"ready"')) return
    isReady = true
    meanwhile = (whenReady?.(child) ?? Promise.resolve()).then(() => {
      child.stdin.write('go\n')
    })
  })
  await new Promise((resolve) => child.once('close', resolve))
  await meanwhile
  return { ...heard(said), code: child.exitCode, signal: child.signalCode, complaints }
}

function heard(said: string): Pick<Said, 'sent' | 'acknowledged' | 'refused' | 'days' | 'hasClosed'> {
  const lines = linesOf(said)
  return {
    sent: lines.flatMap((line) => (line.what === 'sending' ? [line] : [])),
    acknowledged: new Map(
      lines.flatMap((line) => (line.what === 'acknowledged' ? [[line.formToken, line.identifier] as const] : [])),
    ),
    refused: new Map(lines.flatMap((line) => (line.what === 'refused' ? [[line.formToken, line.why] as const] : []))),
    days: new Set(lines.flatMap((line) => (line.what === 'acknowledged' ? [line.signedOn] : []))),
    hasClosed: lines.some(({ what }) => what === 'closed'),
  }
}
