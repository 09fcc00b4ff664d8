/** What the watch needs; `db/clock-mark.ts` keeps the mark. */
export interface ClockPorts {
  /** The machine's clock on the wall, which people and time servers set. */
  readonly now: () => Date
  /** A clock that nobody can set, in milliseconds: `performance.now()`. */
  readonly monotonic: () => number
  /** The latest time that was seen before; `null` where there is none. */
  readonly readMark: () => Date | null
  readonly writeMark: (at: Date) => void
}

export interface ClockReport {
  /** Seconds by which the clock was moved since the last look: forward above 0, back below; `null` where it was not. */
  readonly jumpedBy: number | null
  /** Whether the clock is behind what it has shown before: no statement may be taken, since its day would be wrong. */
  readonly isBehind: boolean
}

const second = 1000
const minute = 60 * second

/** A time server that corrects a clock slowly moves it by less than a tenth of the time that passes. */
const jump = 5 * second

/** By how much a clock may be behind the mark. The mark itself is up to a minute old. */
export const mostBehind = 120 * second

/** For how long a clock that was moved forward must run on before its time is believed and kept as the mark. */
const settling = 10 * minute

/**
 * Watches the machine's clock: a collection ends, and a statement gets its day, by it.
 *
 * The clock on the wall is held against the monotonic one between two looks. One that was wrong before the process
 * started shows by the mark, which is written at most once a minute, whether anybody signs or not. A machine that was
 * asleep is seen as moved forward. A clock that jumped forward raises the mark only after ten minutes: what was set
 * right meanwhile would otherwise stand behind the mark for good.
 *
 * @returns The look to take each second. Throws what reading or writing the mark throws.
 */
export function clockWatch({ now, monotonic, readMark, writeMark }: ClockPorts): () => ClockReport {
  let last = { wall: now().getTime(), monotonic: monotonic() }
  let believedFrom = -Infinity
  let markedAt = -Infinity
  let mark: Date | null = null

  const keepMark = (wall: number): void => {
    markedAt = last.monotonic
    mark = readMark()
    if (last.monotonic < believedFrom || (mark !== null && mark.getTime() >= wall)) return
    mark = new Date(wall)
    writeMark(mark)
  }

  return () => {
    const seen = { wall: now().getTime(), monotonic: monotonic() }
    const moved = seen.wall - last.wall - (seen.monotonic - last.monotonic)
    last = seen
    const hasJumped = Math.abs(moved) > jump
    if (hasJumped && moved > 0) believedFrom = seen.monotonic + settling
    if (seen.monotonic - markedAt >= minute) keepMark(seen.wall)
    return {
      jumpedBy: hasJumped ? Math.round(moved / second) : null,
      isBehind: mark !== null && isClockBehind(new Date(seen.wall), mark),
    }
  }
}

/** Whether a time is further behind the mark than clocks are by themselves. */
export const isClockBehind = (time: Date, mark: Date): boolean => mark.getTime() - time.getTime() > mostBehind
