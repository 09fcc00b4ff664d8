import { lanes, type LaneLabel } from '#lib/domain/lane'

/** What an alarm can be about: far more than usual in a Member State, or by one lane there. */
export const alarmKinds = ['burst', 'plain', 'one-network', 'alike'] as const

export type AlarmKind = (typeof alarmKinds)[number]

export const isAlarmKind = (text: string): text is AlarmKind => alarmKinds.some((kind) => kind === text)

/** Statements of an hour in a Member State, by the lane that they came by. */
export interface HourCount {
  /** In UTC, as `2026-11-29T21`. */
  readonly hour: string
  readonly memberState: string
  readonly lane: string
  readonly counted: number
}

export interface Burst {
  readonly kind: AlarmKind
  readonly memberState: string
  readonly hour: string
  readonly counted: number
  readonly usual: number
}

/**
 * From when on an hour is an alarm: at least so many, and so many times what is usual. Of a lane also that it carries
 * such a share of the hour: where a Member State signs in crowds, some of them come by every lane.
 */
const bounds = {
  burst: { floor: 200, times: 5 },
  lane: { floor: 50, times: 3, share: 0.1 },
} as const

/** Days before, whose same hours say what is usual. */
const days = 14

const dayInHours = 24

/** The same hour of the days before, newest first. */
export const sameHoursBefore = (hour: string): readonly string[] =>
  Array.from({ length: days }, (_, index) => hoursLater(hour, -(index + 1) * dayInHours))

/** The hour that lies so many hours later, or before where that is negative. */
export const hoursLater = (hour: string, hours: number): string =>
  new Date(Date.parse(`${hour}:00Z`) + hours * 3_600_000).toISOString().slice(0, 13)

/**
 * Finds what is far more than usual in an hour. Usual is the median of the same hours of the last fourteen days, as far
 * as the collection goes back.
 *
 * @param counts - Of that hour and of the same ones before; where nothing came, nothing stands.
 * @param since - The collection's first hour.
 */
export function findBursts(counts: readonly HourCount[], hour: string, since: string): readonly Burst[] {
  const before = sameHoursBefore(hour).filter((earlier) => earlier >= since)
  const places = new Set(counts.filter((count) => count.hour === hour).map(({ memberState }) => memberState))
  return [...places].toSorted().flatMap((memberState) => {
    const own = counts.filter((count) => count.memberState === memberState)
    const sumOf = (at: string, lane?: LaneLabel): number =>
      own.reduce(
        (sum, count) => sum + (count.hour === at && (lane === undefined || count.lane === lane) ? count.counted : 0),
        0,
      )
    const ofKind = (kind: AlarmKind, lane?: LaneLabel): Burst => ({
      kind,
      memberState,
      hour,
      counted: sumOf(hour, lane),
      usual: median(before.map((earlier) => sumOf(earlier, lane))),
    })
    const all = ofKind('burst')
    const byLane = lanes.flatMap((lane) => (lane === 'usual' ? [] : [ofKind(lane, lane)]))
    return [
      ...(isFar(all, bounds.burst) ? [all] : []),
      ...byLane.filter((burst) => isFar(burst, bounds.lane) && burst.counted >= bounds.lane.share * all.counted),
    ]
  })
}

const isFar = ({ counted, usual }: Burst, { floor, times }: { readonly floor: number; readonly times: number }) =>
  counted >= floor && counted >= times * usual

/** The middle of some numbers; of two middles the lower. 0 where there are none. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}
