import type { CollectionPeriod } from '#lib/domain/collection-period'
import type { Outcome } from './injected.ts'
import { judge } from './judgement.ts'
import { signPrepared } from './signer.ts'
import { copyOf, makeTemplate } from './template.ts'
import { join } from 'node:path'

/** A time at which clocks have broken better programs, and what Colligo should make of it. */
export interface Scene {
  readonly period: CollectionPeriod
  /** The instant at which the process starts. */
  readonly startsAt: string
  /** Seconds of the made-up clock in a real one. */
  readonly speed: number
  /** Made-up seconds that pass after the first two forms. */
  readonly pause: number
  /** The days on the receipts; where there are none, everybody is told that it is over. */
  readonly days: readonly string[]
}

const forms = 8

/**
 * Has a process sign whose clock is made up: for it and SQLite it is that time. Timers go by the real one. Whoever
 * prepared the collection and the forms did so a minute before.
 */
export async function play(scene: Scene, folder: string): Promise<Outcome> {
  const { startsAt, speed, pause, period } = scene
  const before = new Date(Date.parse(startsAt) - 60_000)
  const template = await makeTemplate(join(folder, 'template'), { forms, now: () => before, period })
  const played = copyOf(template, join(folder, 'played'))
  const start = `@${startsAt.replace('T', ' ').replace('Z', '')} x${String(speed)}`
  const said = await signPrepared(
    { folder: played, forms: template.formsFile, readyAfter: 2, atOnce: 3 },
    {
      before: ['faketime', '-f', start],
      env: { TZ: 'UTC', FAKETIME_DONT_FAKE_MONOTONIC: '1', DONT_FAKE_MONOTONIC: '1' },
      whenReady: () => new Promise((resolve) => setTimeout(resolve, (pause / speed) * 1000)),
    },
  )
  const { lost, unsound, stored } = await judge(played, 0, said)
  const days = [...said.days].toSorted().join()
  const over = JSON.stringify({ kind: 'not-collecting', state: 'over' })
  const isOver = [...said.refused.values()].every((why) => why === over)
  return {
    kind: 'clock',
    hasHappened: true,
    acknowledged: said.acknowledged.size,
    stored,
    lost,
    unsound: [
      ...unsound,
      ...(said.complaints === '' && said.hasClosed ? [] : [`it ended badly: ${said.complaints}`]),
      ...(days === scene.days.join() ? [] : [`the receipts say ${days}`]),
      ...(said.acknowledged.size === (scene.days.length > 0 ? forms : 0) ? [] : ['others were counted than should be']),
      ...(isOver ? [] : [`refused: ${[...said.refused.values()].join()}`]),
    ],
  }
}

const ending = { opensOn: '2026-05-01', closesOn: '2027-04-30' }

/** The times are UTC; Brussels is an hour ahead in winter and two in summer. */
export const scenes = {
  'whoever signs while clocks go forward is counted, on that day': {
    period: { opensOn: '2026-10-01', closesOn: '2027-09-30' },
    startsAt: '2027-03-28T00:59:50Z',
    speed: 10,
    pause: 20,
    days: ['2027-03-28'],
  },
  '29 February is a day like any other': {
    period: { opensOn: '2027-04-01', closesOn: '2028-03-31' },
    // Eight seconds for the process to start on a busy machine, and more than that before the other forms.
    startsAt: '2028-02-28T22:58:40Z',
    speed: 10,
    pause: 90,
    days: ['2028-02-28', '2028-02-29'],
  },
  'whoever signs in the last second in Brussels is counted': {
    period: ending,
    startsAt: '2027-04-30T21:59:59Z',
    // The second lasts for twenty.
    speed: 0.05,
    pause: 0,
    days: ['2027-04-30'],
  },
  'whoever comes a second after the end is told that it is over': {
    period: ending,
    startsAt: '2027-04-30T22:00:01Z',
    speed: 1,
    pause: 0,
    days: [],
  },
} as const satisfies Readonly<Record<string, Scene>>
