import { statSync } from 'node:fs'
import { brusselsDayOf } from '#lib/domain/day'
import { isClockBehind } from '#lib/instance/clock-watch'
import { bad, findingsOr, ok, type Finding } from './finding.ts'
import type { OpenPatient } from './patient.ts'

/** Whether the machine's clock can be right: nothing that was written may be from a time that has not come yet. */
export function lookAtClock({ client, file, now }: OpenPatient): readonly Finding[] {
  const instant = (sql: string): Date => new Date(String(client.prepare(sql).pluck().get()))
  const traces: readonly (readonly [what: string, at: Date])[] = [
    ['the time that the server noted last', instant('SELECT at FROM clock_marks')],
    ['the newest event on record', instant('SELECT at FROM audit ORDER BY id DESC LIMIT 1')],
    ['the last change of the database', newest([file, `${file}-wal`])],
  ]
  const behind = traces.filter(([, at]) => isClockBehind(now, at))
  const forget = `sqlite3 ${file} 'DELETE FROM clock_marks'`
  const found = behind.map(([what, at]) =>
    bad(
      'clock',
      `The clock says ${now.toISOString()}, but ${what} is ${at.toISOString()}: the day of statements would be wrong, so none are taken.`,
      `Set the clock: timedatectl set-ntp true; date -u. If it is right now and was wrong then, remove the server's note: ${forget}`,
    ),
  )
  return findingsOr(found, ok('clock', `The clock (${now.toISOString()}) is not behind anything that was written.`))
}

const newest = (files: readonly string[]): Date =>
  new Date(Math.max(...files.map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0)))

/** Whether Node knows Brussels: collections begin and end by its days. */
export function lookAtTimeZone(): readonly Finding[] {
  const days = ['2026-12-31T22:59:59Z', '2026-12-31T23:00:00Z', '2027-06-30T21:59:59Z', '2027-06-30T22:00:00Z']
  const expected = '2026-12-31 2027-01-01 2027-06-30 2027-07-01'
  const mend = 'Use the Node that ./run fetches, which brings its own data: PATH=/usr/bin:/bin ./run doctor'
  return days.map((at) => brusselsDayOf(new Date(at))).join(' ') === expected
    ? [ok('time-zone', 'Node knows the days of Brussels.')]
    : [bad('time-zone', 'Node does not know the days of Brussels: collections would end an hour wrong.', mend)]
}
