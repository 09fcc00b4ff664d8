import { monitorEventLoopDelay } from 'node:perf_hooks'
import { surge, type Level, type Pressure, type Surge } from '#lib/surge/levels'

/** Milliseconds between two measurements. */
const interval = 250
/** Measurements after which the event loop's delay is looked at anew. */
const windowLength = 4

export interface PressureWatch {
  readonly surge: Pick<Surge, 'level' | 'since' | 'atLeast'>
  readonly last: () => Pressure
  /** Begins to measure: while a process starts, it is slow for other reasons. */
  readonly start: () => void
}

/**
 * Measures four times a second what the process feels, and tells of each change of level.
 *
 * The loop's delay is the mean over a whole second, in milliseconds above the histogram's own resolution: one slow
 * collection of garbage is no surge.
 */
export function watchPressure(
  feel: () => Omit<Pressure, 'loopDelay'>,
  onLevel: (level: Level, pressure: Pressure) => void,
): PressureWatch {
  const resolution = 10
  const delays = monitorEventLoopDelay({ resolution })
  const state = surge(performance.now())
  let last: Pressure = { queueAge: 0, loopDelay: 0, busy: 0 }
  let count = 0
  let loopDelay = 0

  const measure = (): void => {
    const before = state.level()
    count += 1
    if (count % windowLength === 0) {
      // Without a single turn of the loop in a second there is no mean, and nothing to be calm about.
      loopDelay = Number.isNaN(delays.mean) ? 1000 : Math.max(0, delays.mean / 1e6 - resolution)
      delays.reset()
    }
    last = { ...feel(), loopDelay }
    const level = state.sample(last, performance.now())
    if (level !== before) onLevel(level, last)
  }
  return {
    surge: state,
    last: () => last,
    start: () => {
      delays.enable()
      setInterval(measure, interval).unref()
    },
  }
}
