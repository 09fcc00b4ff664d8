import { readdirSync, readFileSync } from 'node:fs'

/** Megabytes that the server may have, with all its processes. */
export const memoryLimit = 500

export interface MemoryWatch {
  /** The most so far, in megabytes. */
  readonly peak: () => number
  readonly stop: () => void
}

/**
 * Watches the memory of a process and of all that it has started, twice a second. Pages that several of them share are
 * counted once (proportional set size of /proc, Linux).
 */
export function watchMemory(pid: number): MemoryWatch {
  let peak = 0
  const look = (): void => {
    peak = Math.max(peak, memoryOf(pid))
  }
  look()
  const timer = setInterval(look, 500)
  return {
    peak: () => Math.round(peak),
    stop: () => {
      clearInterval(timer)
    },
  }
}

const memoryOf = (pid: number): number => familyOf(pid).reduce((sum, one) => sum + ownMemory(one), 0)

function ownMemory(pid: number): number {
  const [, kilobytes = '0'] = /^Pss:\s+(\d+) kB$/mu.exec(procFile(pid, 'smaps_rollup')) ?? []
  return Number(kilobytes) / 1024
}

/** A process and its descendants. */
function familyOf(pid: number): readonly number[] {
  const parents = new Map<number, number[]>()
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/u.test(entry))) {
    // The program's name stands in brackets and may hold anything; the parent comes second after it.
    const parent = Number(procFile(Number(name), 'stat').split(') ').pop()?.split(' ')[1])
    parents.set(parent, [...(parents.get(parent) ?? []), Number(name)])
  }
  const children = (one: number): number[] => [one, ...(parents.get(one) ?? []).flatMap(children)]
  return children(pid)
}

function procFile(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${String(pid)}/${name}`, 'utf8')
  } catch {
    // ENOENT, ESRCH: it has ended meanwhile.
    return ''
  }
}
