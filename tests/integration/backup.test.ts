import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { expect, it, test } from 'vitest'
import { copyDatabase } from '#lib/backup/copy-database'
import { makeBackup } from '#lib/backup/make-backup'
import { madeUpSignatory } from '#lib/cli/demo/people'
import { signStatement } from '#lib/collecting/sign-statement'
import type { PrivateKey } from '#lib/opening/private-key'
import {
  aBackup,
  aKeyedDatabase,
  ageIdentityFile,
  anOrder,
  backupCommand,
  namesIn,
  restoreCommand,
} from '#tests/support/backups'
import { certain } from '#tests/support/certain'
import { aForm, anOpenCollection, passphrase } from '#tests/support/collection'
import { command, printed, started } from '#tests/support/opening'
import { aSignatoryOf } from '#tests/support/signatories'

const identifiersIn = (file: string): readonly string[] => {
  const database = new BetterSqlite3(file)
  const identifiers = database.prepare<[], string>('SELECT identifier FROM statements').pluck().all()
  database.close()
  return identifiers
}

/** Decrypts a backup with age's own program. */
const openedByAge = (file: string, folder: string, key?: PrivateKey): Buffer => {
  const into = join(folder, 'by-age.sqlite')
  printed('age', ['--decrypt', '--identity', ageIdentityFile(folder, key), '--output', into, file])
  return readFileSync(into)
}

test('a backup made while people sign holds everybody who had signed, and restores', { timeout: 90_000 }, async () => {
  const collection = await anOpenCollection()
  const [data, to] = [join(collection.folder, 'data'), join(collection.folder, 'backups')]
  const signed: string[] = []
  const sign = async (): Promise<void> => {
    const form = await aForm(collection, 'EE', { fields: madeUpSignatory('EE', signed.length) })
    signed.push(certain(await signStatement(collection.collecting, form)).identifier)
  }
  for (let people = 0; people < 10; people += 1) await sign()

  const before = [...signed]
  const backup = started(process.execPath, [backupCommand, '--data', data, '--to', to, '--json'])
  const state = { hasEnded: false }
  void backup.ended.then(() => (state.hasEnded = true))
  while (!state.hasEnded) await sign()
  expect(await backup.ended).toBe(0)
  const { file, statements, sha256 } = JSON.parse(backup.said()) as { file: string; statements: number; sha256: string }
  expect(signed.length).toBeGreaterThan(before.length)
  expect(file).toMatch(/\/colligo-ECI-[\d-]+-\d{8}T\d{6}Z\.sqlite\.age$/u)

  const [entry] = collection.auditTrail(1)
  expect(entry).toMatchObject({ event: 'backup-made', count: statements, sha256, organiserId: null })

  const restored = join(collection.folder, 'restored')
  const words = [restoreCommand, file, '--key', collection.privateKeyFile, '--to', restored, '--passphrase-stdin']
  const outcome = command(words, `${passphrase}\n`)
  expect(outcome.status).toBe(0)
  expect(outcome.stdout).toContain(`Restored ${String(statements)} statements of support, still sealed`)
  expect(outcome.stdout).toContain('fingerprint.key')
  expect(namesIn(restored)).toEqual(['colligo.sqlite'])
  expect(statSync(join(restored, 'colligo.sqlite')).mode & 0o777).toBe(0o600)

  const kept = identifiersIn(join(restored, 'colligo.sqlite'))
  expect(kept).toHaveLength(statements)
  expect(kept).toEqual(expect.arrayContaining(before))
  expect(signed).toEqual(expect.arrayContaining([...kept]))
})

test('any age opens a backup with the organisers’ key, and finds neither keys nor anybody’s data', async () => {
  const collection = await anOpenCollection()
  certain(await signStatement(collection.collecting, await aForm(collection, 'EE')))
  const data = join(collection.folder, 'data')
  const { stdout } = command([backupCommand, '--data', data, '--json'])
  const { file } = JSON.parse(stdout) as { file: string }
  expect(file.startsWith(join(data, 'backups'))).toBe(true)

  const opened = openedByAge(file, collection.folder, collection.privateKey)
  expect(opened.subarray(0, 15).toString()).toBe('SQLite format 3')
  const keys = ['fingerprint.key', 'server.key'].map((name) => readFileSync(join(data, 'keys', name), 'utf8').trim())
  const bytes = keys.map((key) => Buffer.from(key, 'base64url'))
  const keyForms = bytes.flatMap((key) => [key, key.toString('hex'), key.toString('base64'), key.toString('base64url')])
  for (const secret of [...keyForms, ...Object.values(aSignatoryOf('EE')), collection.privateKey.d]) {
    expect(opened.includes(secret)).toBe(false)
    expect(readFileSync(file).includes(secret)).toBe(false)
  }
  // The search can find something: what must be in a backup is found in it, and not before it is opened.
  const x = collection.privateKey.x
  expect([opened.includes(x), readFileSync(file).includes(x)]).toEqual([true, false])
})

it('leaves nothing but the backup behind, for its owner’s eyes alone', async () => {
  const desk = aKeyedDatabase()
  const { file, bytes, statements } = await aBackup(desk)
  expect(statements).toBe(3)
  expect(namesIn(desk.to)).toHaveLength(1)
  expect(statSync(file)).toMatchObject({ size: bytes })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(namesIn(desk.data)).toEqual(['backup.lock', 'colligo.sqlite'])
  // SQLite counts copies in its header of 100 bytes.
  expect(openedByAge(file, desk.folder).subarray(100).equals(readFileSync(desk.database).subarray(100))).toBe(true)
})

it('copies one moment, however often somebody writes meanwhile', async () => {
  const desk = aKeyedDatabase({ padding: 40_000_000 })
  const copy = join(desk.folder, 'copy.sqlite')
  const writer = new BetterSqlite3(desk.database, { timeout: 0 })
  let written = 0
  const onProgress = (): void => {
    writer.prepare("UPDATE tallies SET repeated = repeated + 1 WHERE member_state = 'EE'").run()
    written += 1
  }
  expect(await copyDatabase(desk.database, copy, { onProgress, signal: AbortSignal.timeout(10_000) })).toEqual({
    statements: 3,
  })
  writer.close()
  expect(written).toBeGreaterThan(3)
  const database = new BetterSqlite3(copy)
  expect(database.prepare('SELECT repeated FROM tallies').pluck().get()).toBe(0)
  database.close()
})

it('names each of two backups of one second', async () => {
  const desk = aKeyedDatabase()
  const now = (): Date => new Date('2026-11-22T11:00:00Z')
  const files = [await aBackup(desk, { now }), await aBackup(desk, { now })].map(({ file }) => file.slice(-27))
  expect(files).toEqual(['20261122T110000Z.sqlite.age', '20261122T110001Z.sqlite.age'])
})

it('tells of progress up to the end', async () => {
  const seen: number[] = []
  const desk = aKeyedDatabase({ padding: 9_000_000 })
  const { order } = anOrder(desk, { onProgress: (done, total) => seen.push(done / total) })
  certain(await makeBackup(order))
  expect(seen.every((share, at) => at === 0 || share >= seen[at - 1]!)).toBe(true)
  expect(seen.at(-1)).toBe(1)
})
