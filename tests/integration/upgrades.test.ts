import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, it, onTestFinished, test } from 'vitest'
import { readAudit } from '#db/audit'
import { verifyChain } from '#db/chain'
import { closeDatabase, migrationsFolder, openDatabase } from '#db/connection'
import { rolesOf } from '#db/organisers'
import { schemaOfFile } from '#db/schema-version'
import { rehearsedKey } from '#db/sealing-keys'
import { everyBackupIn, rotate } from '#lib/backup/backup-names'
import { putBack } from '#lib/backup/put-back'
import { upgradeDatabase } from '#lib/backup/upgrade-database'
import { readSecrets } from '#lib/config/secrets'
import { openInstance, type Instance } from '#lib/instance/instance'
import { founderRoles } from '#lib/domain/role'
import { openBackup } from '#lib/opening/backup-file'
import { certain } from '#tests/support/certain'
import { temporaryFolder } from '#tests/support/collection'
import { contentsOf, journal, makeEarlierDatabase, released, statementsThere } from '#tests/support/earlier-database'
import { testPrivateKey } from '#tests/support/exports'

const now = (): Date => new Date('2026-11-30T20:00:00Z')

function aFolderOf(last: string) {
  const folder = temporaryFolder()
  const dataFolder = join(folder, 'data')
  mkdirSync(dataFolder, { mode: 0o700 })
  const file = join(dataFolder, 'colligo.sqlite')
  makeEarlierDatabase(file, last)
  const backups = join(folder, 'backups')
  const upgrade = (changes: object = {}) =>
    upgradeDatabase({
      ...{ dataFolder, folder: backups, migrations: migrationsFolder, now, signal: new AbortController().signal },
      ...changes,
    })
  const backup = (): string => join(backups, readdirSync(backups)[0] ?? '')
  return { folder, dataFolder, file, backups, upgrade, backup }
}

/** What released columns a later migration fills for rows that were there, and with what. */
const columnsBefore = (file: string): ReadonlyMap<string, readonly string[]> =>
  new Map([...contentsOf(file)].map(([table, { columns }]) => [table, columns]))

describe.each(released)('a database of $tag', ({ tag, idx }) => {
  it('is brought up to date with every row as it was, behind a backup that the version before can read', async () => {
    const { file, upgrade, backup } = aFolderOf(tag)
    const [before, columns] = [contentsOf(file), columnsBefore(file)]
    expect(before.size).toBeGreaterThan(7)
    for (const [table, { rows }] of before)
      expect(rows.length, table).toBeGreaterThan(table === 'outgoing_mails' ? -1 : 0)

    const upgraded = certain(await upgrade())
    expect(upgraded).toMatchObject({ kind: 'upgraded', from: idx, to: journal().at(-1)?.idx })
    expect(basename(backup())).toMatch(new RegExp(`-schema-${String(idx)}-20261130T200000Z\\.sqlite\\.age$`, 'u'))
    const after = contentsOf(file, columns)
    for (const [table, { rows }] of before) {
      // The upgrade itself goes on record.
      const kept = after.get(table)?.rows.slice(0, rows.length)
      expect(kept, table).toEqual(rows)
      expect(after.get(table)?.rows.length, table).toBe(rows.length + (table === 'audit' ? 1 : 0))
    }
  })

  it('then works: chains hold, the key seals, whoever was an organiser is one', async () => {
    const { file, upgrade } = aFolderOf(tag)
    certain(await upgrade())
    const database = openDatabase(file)
    onTestFinished(() => {
      closeDatabase(database)
    })
    expect(await verifyChain(database, 'statements')).toMatchObject({ rows: statementsThere, firstUnfit: null })
    expect(await verifyChain(database, 'audit')).toMatchObject({ rows: 4, firstUnfit: null, isCut: false })
    expect(rehearsedKey(database)?.x).toBe(testPrivateKey.x)
    expect(rolesOf(database, 1).toSorted()).toEqual(founderRoles.toSorted())
    const [last] = readAudit(database, 1)
    expect(last).toMatchObject({ event: 'backup-made', count: statementsThere, at: now().toISOString() })
    expect(database.$client.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(database.$client.pragma('foreign_key_check')).toEqual([])
  })

  it('comes back from the backup exactly as it was, and can be brought up to date once more', async () => {
    const { file, upgrade, backup, folder } = aFolderOf(tag)
    const before = contentsOf(file)
    certain(await upgrade())
    const restored = join(folder, 'restored')
    const watching = { onRead: () => undefined, signal: new AbortController().signal }
    const open = (into: string) => openBackup(backup(), into, testPrivateKey, watching)
    const { database, statements } = certain(await putBack({ file: backup(), folder: restored, open }))
    expect(statements).toBe(statementsThere)
    expect(contentsOf(database)).toEqual(before)
    expect(schemaOfFile(database, migrationsFolder)).toMatchObject({ has: idx, state: 'older' })
    expect(certain(await upgrade({ dataFolder: restored })).kind).toBe('upgraded')
  })
})

test('what is up to date, new, or no database is left alone, and makes no backup', async () => {
  const { folder, dataFolder, upgrade, backups } = aFolderOf('0000_founding')
  certain(await upgrade())
  expect(readdirSync(backups)).toHaveLength(1)
  expect(certain(await upgrade())).toEqual({ kind: 'up-to-date' })
  expect(certain(await upgrade({ dataFolder: join(folder, 'nothing') }))).toEqual({ kind: 'none' })
  for (const content of ['', 'swifts under one roof '.repeat(99)]) {
    writeFileSync(join(dataFolder, 'colligo.sqlite'), content)
    expect(certain(await upgrade())).toEqual({ kind: 'none' })
  }
  expect(readdirSync(backups)).toHaveLength(1)
})

test('where no backup can be made nothing is changed', async () => {
  const { file, folder, upgrade } = aFolderOf('0005_recovery_codes')
  const before = readFileSync(file)
  writeFileSync(join(folder, 'in-the-way'), '')
  const refused = await upgrade({ folder: join(folder, 'in-the-way') })
  expect(refused).toMatchObject({ ok: false, problem: { code: 'disk' } })
  expect(schemaOfFile(file, migrationsFolder)?.state).toBe('older')
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('where nothing was ever sealed there is nobody to make a backup to, and nothing to lose', async () => {
  const { file, upgrade, backups } = aFolderOf('0005_recovery_codes')
  const client = new BetterSqlite3(file)
  client.exec('UPDATE sealing_keys SET rehearsed_at = NULL')
  client.close()
  expect(certain(await upgrade())).toMatchObject({ kind: 'upgraded', backup: null })
  expect(() => readdirSync(backups)).toThrow('ENOENT')
})

test('the start does it in a process of its own, says so in the log, and ends with a sentence where it cannot', () => {
  const { dataFolder, file, backups, backup } = aFolderOf('0005_recovery_codes')
  const start = () =>
    spawnSync(process.execPath, ['lib/cli/upgrade.ts'], {
      env: { ...process.env, COLLIGO_DATA: dataFolder, COLLIGO_BACKUPS: backups },
      encoding: 'utf8',
    })
  writeFileSync(backups, 'in the way')
  const refused = start()
  expect([refused.status, refused.stdout]).toEqual([1, ''])
  expect(refused.stderr).toContain('Not started: tables must be brought up to date')
  expect(schemaOfFile(file, migrationsFolder)?.state).toBe('older')
  rmSync(backups)
  const done = start()
  expect(done.status).toBe(0)
  expect(JSON.parse(done.stdout)).toMatchObject({
    event: 'upgraded',
    from: 5,
    to: journal().at(-1)?.idx,
    backup: backup(),
  })
  expect([start().status, start().stdout]).toEqual([0, ''])
})

test('commands leave older tables to the start', async () => {
  const { dataFolder, file, upgrade } = aFolderOf('0005_recovery_codes')
  const keysFolder = join(dataFolder, 'keys')
  readSecrets(keysFolder, true)
  const open = (): Instance => openInstance({ dataFolder, keysFolder, challengeTries: 2, mayMigrate: false })
  expect(open).toThrow('Start the server, which makes a backup')
  expect(schemaOfFile(file, migrationsFolder)?.state).toBe('older')
  certain(await upgrade())
  await open().close()
})

test('a database of a later version is not touched, by the start or by anybody', async () => {
  const { file, upgrade } = aFolderOf('0005_recovery_codes')
  certain(await upgrade())
  const client = new BetterSqlite3(file)
  client.exec("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('', 9999999999999)")
  client.close()
  expect(await upgrade()).toEqual({ ok: false, problem: { code: 'newer' } })
  expect(() => openDatabase(file)).toThrow('A newer Colligo has written')
})

test('backups from before a migration are not pushed out by daily ones, and are destroyed with the others', () => {
  const folder = temporaryFolder()
  const daily = ['20261129T020000Z', '20261130T020000Z'].map((at) => `colligo-ECI-1-${at}.sqlite.age`)
  const special = [
    'colligo-ECI-1-schema-5-20261101T020000Z.sqlite.age',
    'colligo-instance-schema-5-20261101T020000Z.sqlite.age',
  ]
  const foreign = ['colligo-ECI-11-20261101T020000Z.sqlite.age', 'colligo-ECI-11-schema-5-20261101T020000Z.sqlite.age']
  for (const name of [...daily, ...special, ...foreign]) writeFileSync(join(folder, name), '')
  rotate(folder, 'ECI-1', 1, daily[1] ?? '')
  expect(readdirSync(folder).toSorted()).toEqual([daily[1], ...special, ...foreign].toSorted())
  expect(everyBackupIn(folder, 'ECI-1').toSorted()).toEqual([daily[1], ...special].toSorted())
})

test('migrations stand in the order in which they were made: drizzle skips what is older than the last', () => {
  const entries = journal()
  expect(entries.map(({ when }) => when)).toEqual(entries.map(({ when }) => when).toSorted((one, other) => one - other))
  expect(new Set(entries.map(({ when }) => when)).size).toBe(entries.length)
  expect(entries.map(({ idx, tag }) => String(idx).padStart(4, '0') === tag.slice(0, 4))).not.toContain(false)
  expect(
    readdirSync('db/migrations')
      .filter((name) => name.endsWith('.sql'))
      .toSorted(),
  ).toEqual(entries.map(({ tag }) => `${tag}.sql`))
})
