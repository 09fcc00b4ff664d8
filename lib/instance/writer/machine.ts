import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { writeAudit } from '#db/audit'
import { breaks, isDatabaseError } from '#db/group-commit'
import { readClockMark, writeClockMark } from '#db/clock-mark'
import type { Database } from '#db/connection'
import type { Collection } from '#lib/collecting/collection'
import { clockWatch } from '../clock-watch.ts'
import { freeBytes, isNearlyFull } from '../disk-space.ts'

/** How the machine under us is doing. */
export interface MachineState {
  readonly pausedBy: Collection['pausedBy']
  readonly freeBytes: number
  /** Seconds by which the clock was moved since the last look; `null` where it was not. */
  readonly jumpedBy: number | null
}

const second = 1000

/**
 * Looks each second whether the disk has room and the clock can be right, and says what it has seen: statements are
 * paused before anything fails.
 */
export function watchMachine(
  database: Database,
  file: string,
  leastFreeBytes: number,
  tell: (state: MachineState) => void,
): NodeJS.Timeout {
  const lookAtClock = clockWatch({
    now: () => new Date(),
    monotonic: () => performance.now(),
    readMark: () => readClockMark(database),
    writeMark: (at) => {
      writeClockMark(database, at)
    },
  })
  let wasFull = false
  const look = (): void => {
    const free = freeBytes(dirname(file))
    wasFull = isNearlyFull(free, statSync(file).size, leastFreeBytes, wasFull)
    const { jumpedBy, isBehind } = lookAtClock()
    if (jumpedBy !== null)
      writeAudit(database, { event: 'clock-jumped', organiserId: null, count: jumpedBy }, new Date())
    tell({ pausedBy: wasFull ? 'disk' : isBehind ? 'clock' : null, freeBytes: free, jumpedBy })
  }
  const lookUnlessBusy = (): void => {
    try {
      look()
    } catch (error) {
      // SQLITE_BUSY: another process is writing for long; the next look is a second away.
      if (breaks(error) || !isDatabaseError(error)) throw error
    }
  }
  lookUnlessBusy()
  return setInterval(lookUnlessBusy, second)
}
