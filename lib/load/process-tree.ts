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
