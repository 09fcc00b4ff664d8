import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { makeBackup } from '#lib/backup/make-backup'
import { aBackup, addStatement, aKeyedDatabase, anOrder, backupCommand, namesIn } from '#tests/support/backups'
import { command, started, temporaryFolder } from '#tests/support/opening'

const run = (data: string, ...words: string[]) => command([backupCommand, '--data', data, ...words])

describe('./run backup refuses', () => {
  it('a collection whose organisers have rehearsed no key', () => {
    const desk = aKeyedDatabase({ isRehearsed: false })
    const { status, stderr, stdout } = run(desk.data, '--json')
    expect({ status, problem: (JSON.parse(stdout) as { problem: string }).problem }).toEqual({
      status: 1,
      problem: 'no-key',
    })
    expect(stderr).toMatch(/none has been rehearsed yet.*page Keys.*No backup was made/u)
    expect(namesIn(desk.folder)).toEqual(['data', 'data/colligo.sqlite'])
  })

  it('a folder without a collection', () => {
    const folder = temporaryFolder()
    expect(run(folder)).toMatchObject({ status: 1, stdout: '' })
    expect(readdirSync(folder)).toEqual([])
  })

  it.each([
    ['--keep', '0'],
    ['--keep', 'all'],
    ['--key', 'k'],
  ])('%s %s', (...words) => {
    expect(run(temporaryFolder(), ...words)).toMatchObject({ status: 2, stdout: '' })
  })

  it('to begin where there is too little room, and says how much there must be', () => {
    const desk = aKeyedDatabase()
    // A log of a million megabytes, all of them holes.
    writeFileSync(`${desk.database}-wal`, '')
    truncateSync(`${desk.database}-wal`, 1e12)
    const { status, stderr } = run(desk.data, '--to', desk.to)
    expect(status).toBe(1)
    expect(stderr).toMatch(/A backup needs 21\d{5} MB free on the disk of .*No backup was made\.\n$/u)
    expect(readdirSync(desk.to)).toEqual([])
  })

  it('to begin while another is under way', async () => {
    const desk = aKeyedDatabase()
    const other = new BetterSqlite3(join(desk.data, 'backup.lock'))
    other.exec('BEGIN EXCLUSIVE')
    const { order, recorded } = anOrder(desk)
    expect(await makeBackup(order)).toEqual({ ok: false, problem: { code: 'busy' } })
    other.close()
    expect(recorded).toEqual([])
    expect((await makeBackup(order)).ok).toBe(true)
  })

  it('to keep a backup whose statements are not those that were counted', async () => {
    const desk = aKeyedDatabase()
    desk.change((database) => database.$client.exec('UPDATE tallies SET counted = counted + 1'))
    const { order, recorded } = anOrder(desk)
    expect(await makeBackup(order)).toEqual({
      ok: false,
      problem: { code: 'not-verified', because: 'counts-differ' },
    })
    expect(recorded).toEqual([{ event: 'backup-failed' }])
    expect(readdirSync(desk.to)).toEqual([])
  })

  it('to keep a backup of a damaged database', async () => {
    const desk = aKeyedDatabase({ statements: 200 })
    const bytes = readFileSync(desk.database)
    for (let page = 20; page * 4096 < bytes.length; page += 1) bytes.fill(0xa5, page * 4096 + 8, page * 4096 + 64)
    writeFileSync(desk.database, bytes)
    const { order, recorded } = anOrder(desk)
    expect(await makeBackup(order)).toEqual({ ok: false, problem: { code: 'not-verified', because: 'damaged' } })
    expect(recorded).toEqual([{ event: 'backup-failed' }])
    expect(readdirSync(desk.to)).toEqual([])
  })

  it('to keep a backup of a database in which one bit has turned', async () => {
    const desk = aKeyedDatabase()
    const bytes = readFileSync(desk.database)
    // A fingerprint stands in its row, and again in the index that finds who has signed already.
    const fingerprint = Buffer.alloc(32, '000000000001')
    const [first, second] = [bytes.indexOf(fingerprint), bytes.lastIndexOf(fingerprint)]
    expect(second).toBeGreaterThan(first)
    bytes[second] = bytes[second]! ^ 1
    writeFileSync(desk.database, bytes)
    const { order, recorded } = anOrder(desk)
    expect(await makeBackup(order)).toEqual({ ok: false, problem: { code: 'not-verified', because: 'damaged' } })
    expect(recorded).toEqual([{ event: 'backup-failed' }])
    expect(readdirSync(desk.to)).toEqual([])
  })

  it('to remove older ones where the new one could not be put on record', async () => {
    const desk = aKeyedDatabase()
    await aBackup(desk)
    const { order } = anOrder(desk, {
      keep: 1,
      record: () => {
        throw new Error('the disk is full')
      },
    })
    expect(await makeBackup(order)).toMatchObject({ ok: false, problem: { code: 'not-recorded' } })
    expect(readdirSync(desk.to)).toHaveLength(2)
  })
})

describe('a backup that is stopped', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('by %s leaves nothing behind', async (signal) => {
    const desk = aKeyedDatabase({ padding: 60_000_000 })
    const backup = started(process.execPath, [backupCommand, '--data', desk.data, '--to', desk.to])
    await until(() => existsSync(desk.to) && readdirSync(desk.to).length > 0)
    backup.kill(signal)
    expect(await backup.ended).toBe(1)
    expect(backup.said()).toContain('Stopped.')
    expect(readdirSync(desk.to)).toEqual([])
    expect(namesIn(desk.data).filter((name) => !/-(?:wal|shm)$/u.test(name))).toEqual(['backup.lock', 'colligo.sqlite'])
  })

  it('by a crash is cleared away by the next', async () => {
    const desk = aKeyedDatabase({ padding: 60_000_000 })
    const backup = started(process.execPath, [backupCommand, '--data', desk.data, '--to', desk.to])
    await until(() => existsSync(desk.to) && readdirSync(desk.to).length > 0)
    backup.kill('SIGKILL')
    await backup.ended
    expect(readdirSync(desk.to)).toEqual([expect.stringMatching(/^colligo-instance-.*\.unfinished$/u)])
    expect(readdirSync(desk.data).filter((name) => name.startsWith('.backup-scratch-'))).toHaveLength(1)

    const { status } = run(desk.data, '--to', desk.to, '--json')
    expect(status).toBe(0)
    expect(readdirSync(desk.to)).toEqual([expect.stringMatching(/\.sqlite\.age$/u)])
    expect(readdirSync(desk.data).filter((name) => name.startsWith('.backup-scratch-'))).toEqual([])
  })
})

describe('of older backups', () => {
  const hours = (hour: number) => () => new Date(Date.UTC(2026, 10, 22, hour))

  it('the newest stay, and nothing that is called otherwise is touched', async () => {
    const desk = aKeyedDatabase()
    mkdirSync(desk.to)
    const others = ['notes.txt', 'colligo-other-20200101T000000Z.sqlite.age', 'colligo-test-2020.sqlite.age']
    for (const name of others) writeFileSync(join(desk.to, name), 'ours')
    mkdirSync(join(desk.to, 'colligo-test-20200101T000000Z.sqlite.age'))
    for (const hour of [1, 2, 3]) await aBackup(desk, { now: hours(hour), keep: 3 })
    desk.change((database) => {
      addStatement(database, 7)
    })
    const { removed, statements } = await aBackup(desk, { now: hours(4), keep: 2 })
    expect(statements).toBe(4)
    expect(removed).toEqual(['colligo-test-20261122T020000Z.sqlite.age', 'colligo-test-20261122T010000Z.sqlite.age'])
    expect(namesIn(desk.to)).toEqual(
      [
        ...others,
        'colligo-test-20200101T000000Z.sqlite.age',
        'colligo-test-20261122T030000Z.sqlite.age',
        'colligo-test-20261122T040000Z.sqlite.age',
      ].toSorted(),
    )
  })

  it('the one just made stays, even if the clock has gone back', async () => {
    const desk = aKeyedDatabase()
    for (const hour of [5, 6]) await aBackup(desk, { now: hours(hour) })
    await aBackup(desk, { now: hours(1), keep: 2 })
    expect(namesIn(desk.to)).toEqual([
      'colligo-test-20261122T010000Z.sqlite.age',
      'colligo-test-20261122T060000Z.sqlite.age',
    ])
  })
})

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5))
}
