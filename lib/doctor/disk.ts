import { statSync } from 'node:fs'
import { brusselsDayOf } from '#lib/domain/day'
import { freeBytes, isNearlyFull, neededBytes } from '#lib/instance/disk-space'
import { bad, ok, warn, type Finding } from './finding.ts'
import type { OpenPatient, Patient } from './patient.ts'

const megabytes = (bytes: number): string => `${new Intl.NumberFormat('en').format(Math.round(bytes / 1024 / 1024))} MB`

/** Whether statements can be written for now. */
export function lookAtDisk({ dataFolder, file, leastFree }: Patient): readonly Finding[] {
  const size = statSync(file, { throwIfNoEntry: false })?.size
  // Told among the files.
  if (size === undefined) return []
  const free = freeBytes(dataFolder)
  const needed = neededBytes(size, leastFree)
  const amounts = `${megabytes(free)} are free at ${dataFolder}, at least ${megabytes(needed)} are needed`
  if (!isNearlyFull(free, size, leastFree)) return [ok('disk', `${amounts}.`)]
  const mend = `Find what fills it and make room: du -xh -d 2 $(df --output=target ${dataFolder} | tail -1) | sort -h | tail -20`
  return [bad('disk', `${amounts}: the collection is paused.`, mend)]
}

const day = 24 * 60 * 60 * 1000

/** Days of room below which somebody should begin to think. */
const fewDays = 14

/** For how many days the room lasts if people go on signing as they did in the last week. */
export function lookAtGrowth(patient: OpenPatient): readonly Finding[] {
  const { client, dataFolder, file, leastFree, now } = patient
  const last = rowsBefore(client, '9999-12-31')
  const week = last - rowsBefore(client, brusselsDayOf(new Date(now.getTime() - 7 * day)))
  if (week === 0) return [ok('growth', 'Nobody has signed in the last week.')]
  const size = statSync(file).size
  const perDay = (week / 7) * (size / last)
  const days = Math.floor(Math.max(0, freeBytes(dataFolder) - neededBytes(size, leastFree)) / perDay)
  const says = `At the last week's pace (${megabytes(perDay)} a day) the disk lasts ${days > 3650 ? 'more than ten years' : `${String(days)} days`}.`
  if (days >= fewDays) return [ok('growth', says)]
  return [warn('growth', says, `Give ${dataFolder} a larger disk soon, or make room: df -h ${dataFolder}`)]
}

/**
 * How many numbers were given to statements before a day. They come in order of day, so that halving finds the first of
 * a day in two dozen steps; to count rows would read millions. Signatures that came again have spent numbers too, so the
 * pace is rather said too high.
 */
function rowsBefore(client: OpenPatient['client'], before: string): number {
  const atOrAfter = client.prepare('SELECT id, signed_on FROM statements WHERE id >= ? ORDER BY id LIMIT 1')
  let low = 0
  let high = Number(client.prepare('SELECT coalesce(max(id), 0) FROM statements').pluck().get()) + 1
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const row = atOrAfter.get(middle) as { readonly id: number; readonly signed_on: string } | undefined
    if (row !== undefined && row.signed_on < before) low = row.id + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}
