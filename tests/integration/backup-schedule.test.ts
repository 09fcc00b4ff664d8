import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest'
import { ageRecipientOf, bech32 } from '#lib/backup/age-recipient'
import { nameOfCollection } from '#lib/backup/backup-names'
import { startBackup } from '#lib/backup/backup-process'
import { tooLittleRoom } from '#lib/backup/room'
import { backupSchedule, isBackupDue } from '#lib/backup/schedule'
import { aKeyedDatabase, ageIdentityFile } from '#tests/support/backups'
import { testPrivateKey } from '#tests/support/exports'
import { printed, temporaryFolder } from '#tests/support/opening'

const noon = new Date('2026-11-22T12:00:00Z')
const hoursBefore = (hours: number): Date => new Date(noon.getTime() - hours * 3_600_000)

describe('a backup is due', () => {
  it.each([
    ['where there is none', { lastMadeAt: null, lastTriedAt: null }, true],
    ['not while the newest is young', { lastMadeAt: hoursBefore(23.9), lastTriedAt: null }, false],
    ['once the newest is old enough', { lastMadeAt: hoursBefore(24), lastTriedAt: null }, true],
    ['not within an hour of one that failed', { lastMadeAt: hoursBefore(30), lastTriedAt: hoursBefore(0.5) }, false],
    ['an hour after one that failed', { lastMadeAt: hoursBefore(30), lastTriedAt: hoursBefore(1) }, true],
    ['where the newest is from a time to come', { lastMadeAt: hoursBefore(-5), lastTriedAt: null }, true],
  ])('%s', (_, known, isDue) => {
    expect(isBackupDue({ everyHours: 24, now: noon, ...known })).toBe(isDue)
  })
})

describe('the schedule', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: noon })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('waits for a key, makes one backup at a time, goes on after failures, and stops when told to', async () => {
    let lastMadeAt: Date | null = null
    const outcomes: string[] = []
    const answers = [() => Promise.resolve(false), () => Promise.reject(new Error('no such program'))]
    let begun = 0
    const run = async (): Promise<boolean> => {
      begun += 1
      const answer = answers.shift()
      if (answer !== undefined) return answer()
      await new Promise((resolve) => setTimeout(resolve, 5 * 60_000))
      lastMadeAt = new Date()
      return true
    }
    const log = (outcome: string): unknown => outcomes.push(outcome)
    let hasKey = false
    const schedule = backupSchedule({
      ...{ everyHours: 6, hasKey: () => hasKey, lastMadeAt: () => lastMadeAt },
      ...{ run, now: () => new Date(), log },
    })
    await vi.advanceTimersByTimeAsync(3 * 3_600_000)
    expect(begun).toBe(0)
    hasKey = true
    await vi.advanceTimersByTimeAsync(60_000)
    expect(outcomes).toEqual(['backup-failed'])
    await vi.advanceTimersByTimeAsync(3 * 3_600_000)
    expect(outcomes).toEqual(['backup-failed', 'backup-failed', 'backup-made'])
    await vi.advanceTimersByTimeAsync(6 * 3_600_000)
    expect(begun).toBe(4)
    schedule.stop()
    await vi.advanceTimersByTimeAsync(48 * 3_600_000)
    expect(begun).toBe(4)
  })
})

test('a backup runs in a process of its own, for the server', async () => {
  const desk = aKeyedDatabase()
  const words = { dataFolder: desk.data, folder: desk.to, keep: 3 }
  expect(await startBackup(words).made).toBe(true)
  expect(readdirSync(desk.to)).toHaveLength(1)
  expect(await startBackup({ ...words, dataFolder: temporaryFolder() }).made).toBe(false)
})

describe('the names of backups', () => {
  it.each([
    ['ECI(2026)000001', 'ECI-2026-000001'],
    ['../../etc/passwd', 'etc-passwd'],
    ['', 'instance'],
    [null, 'instance'],
  ])('of the collection %s hold %s', (number, name) => {
    expect(nameOfCollection(number)).toBe(name)
  })
})

test('the organisers’ key is called what age calls it', () => {
  expect(ageRecipientOf(testPrivateKey.x)).toBe(
    printed('age-keygen', ['-y', ageIdentityFile(temporaryFolder())]).trim(),
  )
  // BIP 173, test vectors: a string without data.
  expect(bech32('a', new Uint8Array())).toBe('a12uel5l')
})

test('copies on one disk need room for both', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'other'))
  expect(tooLittleRoom(0, [folder])).toBeNull()
  expect(tooLittleRoom(1e15, [folder])?.needed).toBeGreaterThan(1.05e15)
  expect(tooLittleRoom(1e15, [folder, join(folder, 'other')])?.needed).toBeGreaterThan(2.1e15)
})
