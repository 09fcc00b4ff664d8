import { readFileSync } from 'node:fs'

/** Bytes of a page of memory on the machines that Linux counts in `statm` for us: x86-64, and arm64 as distributed. */
const pageSize = 4096

/** A process and all that it started and they started, as far as the system tells (`/proc`, Linux). */
export function processTree(pid: number): readonly number[] {
  const children = textOf(`/proc/${String(pid)}/task/${String(pid)}/children`).trim()
  const others = children === '' ? [] : children.split(' ').map(Number)
  return [pid, ...others.flatMap(processTree)]
}

/** Bytes of memory that processes have; what several share counts for each, so that the sum is never too low. */
export const residentBytes = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => sum + Number(textOf(`/proc/${String(pid)}/statm`).split(' ')[1] ?? 0) * pageSize, 0)

/** How often a second the system counts what processes work (`USER_HZ`): the same on every Linux that Node runs on. */
const ticksPerSecond = 100

/** Seconds of a processor that processes have worked with all their threads, for themselves and in the system. */
export const cpuSeconds = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => {
    // After the name, which may hold anything, in brackets: state is the third field, the two times are 14 and 15.
    const fields = textOf(`/proc/${String(pid)}/stat`)
      .replace(/^.*\) /su, '')
      .split(' ')
    return sum + (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / ticksPerSecond
  }, 0)

/** Looks twice a second how much memory a process and its children have. */
export function watchMemory(pid: number): { readonly most: () => number; readonly end: () => void } {
  let most = 0
  const look = (): void => {
    most = Math.max(most, residentBytes(processTree(pid)))
  }
  const timer = setInterval(look, 500)
  look()
  return {
    most: () => most,
    end: () => {
      clearInterval(timer)
    },
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // ENOENT: the process has ended, or this is no Linux.
    return ''
  }
}
