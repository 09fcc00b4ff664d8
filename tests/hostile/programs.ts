import { spawn, type ChildProcess } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { send, type Door } from './door.ts'

/** Everything that was started here and runs: each the head of a process group, so that its children end with it. */
const running = new Set<ChildProcess>()

export interface Ran {
  /** What it said on either channel. */
  readonly said: string
  /** `null` where it was ended by us. */
  readonly code: number | null
}

/**
 * Runs a foreign program to its end, or for so many seconds: what it has found until then counts.
 *
 * @param folder - Where it may write; also its home, so that nothing of it stays on the machine.
 */
export async function run(program: string, words: readonly string[], seconds: number, folder: string): Promise<Ran> {
  const child = started(program, words, folder)
  const limit = setTimeout(() => {
    endGroup(child)
  }, seconds * 1000)
  let said = ''
  const keep = (chunk: Buffer): void => {
    said += chunk.toString()
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve)
  })
  clearTimeout(limit)
  return { said, code }
}

/** Starts a program that serves, and waits until somebody answers at its door. */
export async function serve(
  program: string,
  words: readonly string[],
  folder: string,
  door: Door,
): Promise<() => void> {
  const child = started(program, words, folder)
  let said = ''
  const keep = (chunk: Buffer): void => {
    said = (said + chunk.toString()).slice(-2000)
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  for (let tries = 0; !(await answers(door)); tries += 1) {
    if (tries > 50 || child.exitCode !== null) throw new Error(`${program} does not serve: ${said}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return () => {
    endGroup(child)
  }
}

async function answers(door: Door): Promise<boolean> {
  try {
    await send(door, '127.0.0.1', { path: '/health/live' }, 2000)
    return true
  } catch {
    // ECONNREFUSED: not yet.
    return false
  }
}

function started(program: string, words: readonly string[], folder: string): ChildProcess {
  const child = spawn(program, words, {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, HOME: folder, TERM: 'dumb', LC_ALL: 'C.UTF-8' },
  })
  running.add(child)
  child.once('close', () => running.delete(child))
  return child
}

function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // ESRCH: it has ended by itself.
  }
}

/** Ends whatever still runs. */
export function endAll(): void {
  for (const child of running) endGroup(child)
}

/** A port that nobody listens on, for a program that cannot be told to choose one. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => {
        resolve(port)
      })
    })
  })
}
