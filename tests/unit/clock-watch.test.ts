import { describe, expect, test } from 'vitest'
import { clockWatch, type ClockReport } from '#lib/instance/clock-watch'
import { isNearlyFull } from '#lib/instance/disk-space'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

interface Machine {
  /** Lets time pass, a look each second unless the process is held up. Returns what the looks said, where they said something. */
  readonly pass: (milliseconds: number, options?: { readonly step?: number; readonly slew?: number }) => ClockReport[]
  /** Moves the clock on the wall. */
  readonly move: (milliseconds: number) => void
  readonly look: () => ClockReport
  readonly marks: Date[]
  readonly restart: () => void
  readonly forgetMark: () => void
}

/** A machine whose clock can be moved. Its mark outlives the process. */
function aMachine(startsAt: string): Machine {
  let wall = Date.parse(startsAt)
  let monotonic = 5000
  let mark: Date | null = null
  const marks: Date[] = []
  const watch = () =>
    clockWatch({
      now: () => new Date(wall),
      monotonic: () => monotonic,
      readMark: () => mark,
      writeMark: (at) => {
        mark = at
        marks.push(at)
      },
    })
  let look = watch()
  return {
    pass: (milliseconds, { step = second, slew = 0 } = {}) => {
      const reports: ClockReport[] = []
      for (let passed = 0; passed < milliseconds; passed += step) {
        monotonic += step
        wall += step * (1 + slew)
        reports.push(look())
      }
      return reports.filter(({ jumpedBy, isBehind }) => jumpedBy !== null || isBehind)
    },
    move: (milliseconds) => {
      wall += milliseconds
    },
    look: () => look(),
    marks,
    restart: () => {
      monotonic = 0
      look = watch()
    },
    forgetMark: () => {
      mark = null
    },
  }
}

describe('the clock is left in peace', () => {
  test.each([
    ['summer time begins in Brussels', '2027-03-28T00:30:00Z'],
    ['summer time ends in Brussels', '2027-10-31T00:30:00Z'],
    ['29 February begins', '2028-02-28T22:30:00Z'],
    ['the year ends', '2026-12-31T22:30:00Z'],
  ])('while %s', (_when, startsAt) => {
    expect(aMachine(startsAt).pass(2 * hour)).toEqual([])
  })

  test.each([500e-6, -500e-6, 0.08, -0.08])('while a time server corrects it by %d of a second a second', (slew) => {
    expect(aMachine('2026-11-22T11:00:00Z').pass(2 * hour, { slew })).toEqual([])
  })

  test('while the process is held up for a minute', () => {
    expect(aMachine('2026-11-22T11:00:00Z').pass(10 * minute, { step: minute })).toEqual([])
  })

  test('while it is set by four seconds', () => {
    const machine = aMachine('2026-11-22T11:00:00Z')
    machine.pass(minute)
    machine.move(-4 * second)
    expect(machine.pass(minute)).toEqual([])
  })
})

describe('a clock that was moved', () => {
  test.each([6, -6, 3600, -90])('by %d seconds is noticed once', (seconds) => {
    const machine = aMachine('2026-11-22T11:00:00Z')
    machine.pass(minute)
    machine.move(seconds * second)
    expect(machine.pass(minute)).toEqual([{ jumpedBy: seconds, isBehind: false }])
  })

  test('while the machine slept is noticed: its other clock stood still', () => {
    const machine = aMachine('2026-11-22T11:00:00Z')
    machine.pass(minute)
    machine.move(8 * hour)
    expect(machine.look()).toEqual({ jumpedBy: 8 * 3600, isBehind: false })
  })

  test('back by an hour takes no statements until the hour has passed again', () => {
    const machine = aMachine('2026-11-22T11:00:00Z')
    machine.pass(10 * minute)
    machine.move(-hour)
    const [first, ...rest] = machine.pass(2 * hour)
    expect(first).toEqual({ jumpedBy: -3600, isBehind: true })
    expect(rest.every(({ jumpedBy, isBehind }) => jumpedBy === null && isBehind)).toBe(true)
    // All of the hour but the two minutes that a clock may be behind, and the minute by which a mark is old.
    expect(rest.length).toBeGreaterThan(3600 - 185)
    expect(rest.length).toBeLessThan(3600 - 119)
    expect(machine.look().isBehind).toBe(false)
  })

  test('back while the process was down is known by the mark', () => {
    const machine = aMachine('2026-11-22T11:00:00Z')
    machine.pass(10 * minute)
    machine.move(-24 * hour)
    machine.restart()
    expect(machine.look()).toEqual({ jumpedBy: null, isBehind: true })
  })

  test('years ahead by mistake, and set right soon, does not stop the collection for years', () => {
    const machine = aMachine('2026-11-22T11:00:00Z')
    machine.pass(5 * minute)
    machine.move(20 * 8766 * hour)
    machine.pass(9 * minute)
    machine.move(-20 * 8766 * hour)
    expect(machine.pass(hour)).toEqual([{ jumpedBy: -20 * 8766 * 3600, isBehind: false }])
  })

  test('years ahead for hours takes no statements once set right, until the hoster removes the mark', () => {
    const machine = aMachine('2026-11-22T11:00:00Z')
    machine.pass(minute)
    machine.move(8766 * hour)
    machine.pass(hour)
    machine.move(-8766 * hour)
    machine.pass(minute)
    expect(machine.look().isBehind).toBe(true)
    machine.forgetMark()
    machine.pass(minute)
    expect(machine.look().isBehind).toBe(false)
  })
})

test('the mark is written once a minute, so that it says nothing of when somebody signed', () => {
  const machine = aMachine('2026-11-22T11:00:00Z')
  machine.pass(hour)
  expect(machine.marks).toHaveLength(60)
  const gaps = machine.marks.slice(1).map((mark, index) => mark.getTime() - machine.marks[index]!.getTime())
  expect(new Set(gaps)).toEqual(new Set([minute]))
})

describe('a disk', () => {
  const megabyte = 1024 * 1024
  const floor = 256 * megabyte

  test.each([
    ['enough', 273, 1, false],
    ['less than the floor and a log', 271, 1, true],
    ['less than the log of a large database needs', 400, 10_000, true],
    ['enough for a large database', 460, 10_000, false],
    ['less than the floor and a gigabyte, however large the database', 1279, 1_000_000, true],
    ['enough, however large the database', 1281, 1_000_000, false],
  ])('with %s free: nearly full or not', (_how, free, database, isFull) => {
    expect(isNearlyFull(free * megabyte, database * megabyte, floor)).toBe(isFull)
  })

  test('that was nearly full is not before it has a quarter more', () => {
    const isStill = (free: number): boolean => isNearlyFull(free * megabyte, megabyte, floor, true)
    expect([300, 339, 341].map(isStill)).toEqual([true, true, false])
  })
})
