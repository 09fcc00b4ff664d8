import { execFile } from 'node:child_process'
import { chmodSync, chownSync, copyFileSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { writeAudit } from '#db/audit'
import { writeClockMark } from '#db/clock-mark'
import { closeDatabase, openDatabase } from '#db/connection'
import { readSecrets } from '#lib/config/secrets'
import type { Chapter } from '#lib/doctor/examine'
import { temporaryFolder } from '#tests/support/collection'
import { aPatient, examined, haveSigned, patientIn, wayBack, write } from '#tests/support/patient'

/** The command itself, in a process of its own. */
const doctor = (folder: string, ...words: readonly string[]) =>
  new Promise<{ readonly code: number; readonly text: string }>((resolve) => {
    const env = { ...process.env, COLLIGO_ORIGIN: 'http://127.0.0.1:9', COLLIGO_LEAST_FREE_MB: '16' }
    const command = ['--disable-warning=ExperimentalWarning', 'lib/cli/doctor.ts', '--data', folder, ...words]
    execFile(process.execPath, command, { env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), text: stdout + stderr })
    })
  })

describe('a collection that is well', () => {
  test.each([[[]], [['--whole']]])('has nothing wrong, and is as it was afterwards: %j', async (words) => {
    const patient = await aPatient()
    const before = readFileSync(patient.file)
    const { code, text } = await doctor(patient.dataFolder, '--json', ...words)
    const { verdict, chapters } = JSON.parse(text) as { verdict: string; chapters: Chapter[] }
    const findings = chapters.flatMap((chapter) => chapter.findings)
    expect(findings.filter((finding) => finding.verdict === 'bad')).toEqual([])
    expect([code, verdict]).toEqual([0, 'warn'])
    expect(readFileSync(patient.file).equals(before)).toBe(true)
    const checks = ['pages', 'chain-of-statements', 'chain-of-audit', 'counts', 'collection', 'growth', 'clock', 'node']
    expect(findings.map(({ check }) => check)).toEqual(expect.arrayContaining(checks))
  })

  test('is well while the server writes', async () => {
    const patient = await aPatient()
    const database = openDatabase(patient.file)
    onTestFinished(() => {
      database.$client.close()
    })
    await haveSigned(database, 5)
    database.$client.exec('BEGIN IMMEDIATE')
    const { wrong, all } = await examined(patient)
    database.$client.exec('ROLLBACK')
    expect(wrong).toEqual([])
    expect(all.find(({ check }) => check === 'chain-of-statements')?.says).toContain('the last 35 rows')
    await haveSigned(database, 1)
  })

  test('is told to a person in words and marks, without colours', async () => {
    const patient = await aPatient()
    rmSync(join(patient.keysFolder, 'server.key'))
    const { code, text } = await doctor(patient.dataFolder)
    expect(code).toBe(1)
    expect(text).toMatch(/^Files and keys$/mu)
    expect(text).toMatch(/^ {2}ok {4}The data folder .* is there and can be written to\.$/mu)
    expect(text).toMatch(/^ {2}BAD {3}server\.key is missing/mu)
    expect(text).toMatch(/^ {8}→ Put back the copy/mu)
    expect(text).toMatch(/\d+ bad, \d+ to think about, \d+ as it should be\.\n$/u)
    expect(text).not.toContain('\u001B')
  })
})

describe('files and keys', () => {
  test('that others can read are named, each with its command', async () => {
    const patient = await aPatient()
    chmodSync(patient.dataFolder, 0o755)
    chmodSync(patient.file, 0o640)
    chmodSync(join(patient.keysFolder, 'fingerprint.key'), 0o644)
    const { verdict, wrong } = await examined(patient)
    expect(verdict).toBe('bad')
    expect(wrong.map((line) => line.split(' → ')[1])).toEqual([
      `Run: chmod 0700 ${patient.dataFolder}`,
      `Run: chmod 0600 ${patient.file}`,
      `Run: chmod 0600 ${join(patient.keysFolder, 'fingerprint.key')}`,
    ])
  })

  test.skipIf(process.getuid?.() !== 0)('that belong to somebody else are named', async () => {
    const patient = await aPatient()
    chownSync(join(patient.keysFolder, 'server.key'), 65_534, 65_534)
    expect((await examined(patient)).wrong).toEqual([expect.stringMatching(/^bad owner: .*server\.key .* chown 0:0/u)])
  })

  test('that are missing are named, and no new key is made', async () => {
    const patient = await aPatient()
    rmSync(join(patient.keysFolder, 'fingerprint.key'))
    const { verdict, wrong } = await examined(patient)
    expect([verdict, wrong]).toEqual([
      'bad',
      [expect.stringMatching(/^bad keys: fingerprint\.key is missing.*install -m 600/u)],
    ])
    expect(statSync(join(patient.keysFolder, 'fingerprint.key'), { throwIfNoEntry: false })).toBeUndefined()
  })

  test.each([
    [
      'cut short',
      (keys: string) => {
        writeFileSync(join(keys, 'server.key'), 'c2hvcnQ\n')
      },
      'is damaged',
    ],
    [
      'one and the same',
      (keys: string) => {
        copyFileSync(join(keys, 'server.key'), join(keys, 'fingerprint.key'))
      },
      'are the same key',
    ],
  ])('whose keys are %s are told, without a byte of a key', async (_how, change, words) => {
    const patient = await aPatient()
    change(patient.keysFolder)
    const { wrong } = await examined(patient)
    expect(wrong).toEqual([expect.stringContaining(words)])
    expect(wrong.join('')).not.toContain(readFileSync(join(patient.keysFolder, 'server.key'), 'utf8').trim())
  })

  test('that are nowhere are told at once', async () => {
    const { verdict, wrong } = await examined(patientIn(join(temporaryFolder(), 'gone')))
    expect([verdict, wrong]).toEqual(['bad', [expect.stringMatching(/^bad data-folder: .* is not there/u)]])
  })

  test('with a folder but no database say how to restore', async () => {
    const patient = await aPatient()
    rmSync(patient.file)
    expect((await examined(patient)).wrong).toEqual([expect.stringContaining(wayBack)])
  })
})

describe('the collection and its machine', () => {
  test('a disk with less than the floor is told, with how to find what fills it', async () => {
    const { verdict, wrong } = await examined(await aPatient(), { leastFree: 1e15 })
    expect(verdict).toBe('bad')
    expect(wrong).toContainEqual(expect.stringMatching(/^bad disk: .*the collection is paused.*du -xh/u))
  })

  test('a clock behind what it has shown before is told', async () => {
    const patient = await aPatient()
    const database = openDatabase(patient.file)
    writeClockMark(database, new Date(Date.now() + 10 * 60_000))
    writeClockMark(database, new Date())
    closeDatabase(database)
    const { verdict, wrong } = await examined(patient)
    expect([verdict, wrong]).toEqual([
      'bad',
      [expect.stringMatching(/^bad clock: .*the time that the server noted last.*timedatectl/u)],
    ])
  })

  test('a clock behind the newest event is told', async () => {
    const patient = await aPatient()
    const database = openDatabase(patient.file)
    writeAudit(database, { event: 'signed-in', organiserId: 1 }, new Date(Date.now() + 10 * 60_000))
    closeDatabase(database)
    expect((await examined(patient)).wrong).toEqual([expect.stringMatching(/^bad clock: .*newest event/u)])
  })

  test('what keeps it from collecting is told, and is no illness', async () => {
    const patient = await aPatient()
    write(patient, 'UPDATE initiatives SET is_collecting = 0')
    const closed = await examined(patient)
    write(patient, 'DROP TRIGGER key_uses_remain')
    write(patient, 'DELETE FROM key_uses')
    const unrehearsed = await examined(patient)
    write(patient, 'DELETE FROM initiatives')
    const empty = await examined(patient)
    expect([closed, unrehearsed, empty].map(({ verdict }) => verdict)).toEqual(['warn', 'warn', 'warn'])
    expect([closed, unrehearsed, empty].map(({ wrong }) => wrong.join())).toEqual([
      expect.stringContaining('have not opened'),
      expect.stringContaining('No organisers’ key was rehearsed'),
      expect.stringContaining('./run initiative import'),
    ])
  })

  test.each([
    [
      'under another’s name',
      `UPDATE sealing_keys SET x = 'A' || substr(x, 2)`,
      'bad',
      'is not the one that was rehearsed',
    ],
    [
      'that took over by nobody’s agreement',
      `INSERT INTO key_uses (key_id, from_at, after_statement) SELECT id, '2099-01-01T00:00:00.000Z', 30 FROM sealing_keys`,
      'bad',
      'no two organisers stand on record',
    ],
    [
      'that nobody has tried for long',
      `UPDATE sealing_keys SET rehearsed_at = '2026-01-01T00:00:00.000Z'`,
      'warn',
      'was last rehearsed on 2026-01-01',
    ],
  ])('a key %s is told', async (_what, change, verdict, words) => {
    const patient = await aPatient()
    write(patient, "UPDATE initiatives SET live_at = '2026-11-22T11:00:00.000Z'")
    write(patient, change)
    const { all } = await examined(patient)
    const found = all.find(({ check }) => check === 'sealing-keys')
    expect([found?.verdict, found?.says]).toEqual([verdict, expect.stringContaining(words)])
  })

  test.each([
    [null, 'bad', 'No backup is on record'],
    [20, 'ok', '20 hours old'],
    [40, 'warn', '40 hours old'],
    [100, 'bad', '4 days old'],
  ])('a last backup of %s hours ago is %s', async (hours, verdict, words) => {
    const patient = await aPatient()
    const database = openDatabase(patient.file)
    const at = new Date(Date.now() - (hours ?? 0) * 3_600_000)
    if (hours !== null) writeAudit(database, { event: 'backup-made', organiserId: null }, at)
    closeDatabase(database)
    const { all } = await examined(patient, { backups: { folder: '/backups', everyHours: 24 } })
    const found = all.find(({ check }) => check === 'backup')
    expect([found?.verdict, found?.says]).toEqual([verdict, expect.stringContaining(words)])
  })

  test('no backup is missed before a key was rehearsed', async () => {
    const patient = patientIn(temporaryFolder())
    readSecrets(patient.keysFolder, true)
    closeDatabase(openDatabase(patient.file))
    const { all } = await examined(patient, { backups: { folder: '/backups', everyHours: 24 } })
    const found = all.find(({ check }) => check === 'backup')
    expect([found?.verdict, found?.says]).toEqual(['ok', expect.stringContaining('once a key was rehearsed')])
  })

  test.each([
    [200, 'ok'],
    [503, 'bad'],
    [404, 'warn'],
  ])('a server that answers %d is %s', async (status, verdict) => {
    const server = createServer((request, response) =>
      response.writeHead(request.url === '/health' ? status : 500).end(),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => {
      server.close()
    })
    const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
    const { all } = await examined(await aPatient(), { origin })
    expect(all.find(({ check }) => check === 'server')?.verdict).toBe(verdict)
  })

  test('no server at all is no illness', async () => {
    const { all } = await examined(await aPatient())
    expect(all.find(({ check }) => check === 'server')).toMatchObject({ verdict: 'warn' })
  })
})
