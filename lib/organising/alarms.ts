import type { Burst } from '#lib/fraud/bursts'
import { fail, ok, type Result } from '#lib/domain/result'
import type { Organising } from './organising.ts'

/** A burst that was seen, for organisers to look at. */
export interface Alarm {
  readonly id: number
  /** A code of `alarmKinds`; a later version may have written another. */
  readonly kind: string
  readonly memberState: string | null
  /** In UTC, as `2026-11-29T21`. */
  readonly hour: string
  readonly counted: number
  readonly usual: number
  readonly raisedAt: Date
  readonly seenAt: Date | null
}

/** What alarms need from the outside world. */
export interface AlarmKeeping {
  /** What is far more than usual, in this hour or the one before it. */
  readonly bursts: () => readonly Burst[]
  /** Keeps an alarm; `null` where the same was raised a few hours ago. */
  readonly raise: (burst: Burst) => Alarm | null
  /** Newest first. */
  readonly latest: (limit: number) => readonly Alarm[]
  readonly untold: () => readonly Alarm[]
  readonly markTold: (id: number) => void
  /** Notes that somebody has looked; `null` where there is no such alarm, or somebody has before. */
  readonly markSeen: (id: number) => Alarm | null
  /** Statements in a usual hour of the collection, of all Member States. */
  readonly usualHour: () => number
}

/** Raises the alarms that are due, each once in a few hours. Returns how many. */
export function raiseAlarms({ audit }: Pick<Organising, 'audit'>, { bursts, raise }: AlarmKeeping): number {
  const raised = bursts().flatMap((burst) => raise(burst) ?? [])
  for (const { memberState, counted } of raised)
    audit({ event: 'alarm-raised', organiserId: null, ...ofMemberState(memberState), count: counted })
  return raised.length
}

/** Notes that an organiser has looked at an alarm. */
export function seeAlarm(
  { audit }: Pick<Organising, 'audit'>,
  { markSeen }: AlarmKeeping,
  id: number,
  organiserId: number,
): Result<void, 'no-such-alarm'> {
  const alarm = markSeen(id)
  if (alarm === null) return fail('no-such-alarm')
  audit({ event: 'alarm-seen', organiserId, ...ofMemberState(alarm.memberState), count: alarm.counted })
  return ok(undefined)
}

const ofMemberState = (place: string | null): { memberState?: string } => (place === null ? {} : { memberState: place })
