import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** What can go wrong with a call, as strace injects it: at the call with a number, or from it on. */
export const faultKinds = {
  kill: (at: number) => `signal=KILL:when=${String(at)}`,
  'eio-once': (at: number) => `error=EIO:when=${String(at)}`,
  'eio-from-then-on': (at: number) => `error=EIO:when=${String(at)}+`,
  'full-once': (at: number) => `error=ENOSPC:when=${String(at)}`,
  'full-from-then-on': (at: number) => `error=ENOSPC:when=${String(at)}+`,
} as const

export type FaultKind = keyof typeof faultKinds

export interface Injection {
  readonly kind: FaultKind
  /** Counts from 1, the calls of one thread after the process has said that it is ready. */
  readonly at: number
}

/** Every call by which SQLite changes a file or waits for it. */
const calls = ['pwrite64', 'fdatasync', 'fsync', 'ftruncate']

interface Watch {
  /** The database's file; its log and the log's index are watched too. */
  readonly file: string
  /** Where strace writes what it saw. */
  readonly log: string
  readonly injection?: Injection
  /** Notes what was written, byte by byte, and what the process says. */
  readonly isRecording?: boolean
}

/**
 * Puts strace between a process and its database. The filter by path also filters what `when=` counts, so that a pipe's
 * writes are neither counted nor broken; it counts each thread by itself.
 *
 * @returns Once it is in place; `ended` is kept when strace has written its log.
 */
export async function watch(pid: number, { file, log, injection, isRecording = false }: Watch) {
  const words = ['-f', '-y', '-p', String(pid), '-o', log, '-e', 'signal=none']
  if (isRecording) words.push('-xx', '-s', '1000000', '-e', `trace=${calls.join()},write,unlink`)
  else {
    words.push('-s', '0', '-e', `trace=${calls.join()}`)
    for (const path of [file, `${file}-wal`, `${file}-shm`]) words.push('-P', path)
  }
  if (injection !== undefined) {
    words.push('-e', `inject=${calls.join()}:${faultKinds[injection.kind](injection.at)}`)
  }
  const strace = spawn('strace', words, { stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = new Promise((resolve) => strace.once('close', resolve))
  let said = ''
  await new Promise<void>((resolve, reject) => {
    strace.once('error', reject)
    strace.once('close', () => {
      reject(new Error(`strace could not attach; run as root, or set kernel.yama.ptrace_scope to 0. It said: ${said}`))
    })
    strace.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('attached')) resolve()
    })
  })
  return { ended }
}

/** A call as strace saw it. */
export interface Call {
  readonly thread: string
  readonly name: string
  readonly file: string
  readonly isInjected: boolean
}

const line = /^(\d+) +(\w+)\(\d+<([^>]*)>/u

export const callsIn = (log: string): readonly Call[] =>
  readFileSync(log, 'latin1')
    .split('\n')
    .flatMap((text) => {
      const [, thread = '', name = '', file = ''] = line.exec(text) ?? []
      return name === '' ? [] : [{ thread, name, file, isInjected: text.includes('(INJECTED)') }]
    })

/** How many calls the busiest thread made: the writer. */
export function callsOfTheWriter(log: string): number {
  const counts = new Map<string, number>()
  for (const { thread } of callsIn(log)) counts.set(thread, (counts.get(thread) ?? 0) + 1)
  return Math.max(0, ...counts.values())
}
