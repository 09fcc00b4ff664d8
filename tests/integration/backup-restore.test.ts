import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, it, test } from 'vitest'
import { putBack, restoreSentence } from '#lib/backup/put-back'
import { openBackup } from '#lib/opening/backup-file'
import type { PrivateKey } from '#lib/opening/private-key'
import { aBackup, aKeyedDatabase, ageIdentityFile, namesIn, restoreCommand } from '#tests/support/backups'
import { testPrivateKey } from '#tests/support/exports'
import { command, lockedTestKey, printed, temporaryFolder } from '#tests/support/opening'

const watching = { onRead: () => undefined, signal: new AbortController().signal }
const passphrase = 'correct horse battery'

/** Tries to restore some bytes. Tells what became of it, and what stands in the folder afterwards. */
async function restored(bytes: Buffer | string, key: PrivateKey = testPrivateKey) {
  const desk = temporaryFolder()
  const [file, folder] = [join(desk, 'backup.age'), join(desk, 'new', 'data')]
  writeFileSync(file, bytes)
  const result = await putBack({ file, folder, open: (into) => openBackup(file, into, key, watching) })
  return {
    problem: result.ok ? null : result.problem.code,
    left: namesIn(desk).filter((name) => name !== 'backup.age'),
  }
}

const bytesOf = async (padding = 0): Promise<Buffer> => readFileSync((await aBackup(aKeyedDatabase({ padding }))).file)

/** A key pair of somebody else. */
async function anotherKey(): Promise<PrivateKey> {
  const pair = await crypto.subtle.generateKey({ name: 'X25519' }, true, ['deriveBits'])
  return (await crypto.subtle.exportKey('jwk', pair.privateKey)) as PrivateKey
}

test('a whole backup restores', async () => {
  expect(await restored(await bytesOf())).toEqual({
    problem: null,
    left: ['new', 'new/data', 'new/data/colligo.sqlite'],
  })
})

describe('a restoration refuses, and leaves nothing behind,', () => {
  it('a backup cut short anywhere', async () => {
    const whole = await bytesOf(200_000)
    // Age seals 64 KiB at a time, with 16 bytes of authentication.
    const header = whole.indexOf('\n--- ') + 5 + 43 + 1 + 16
    const lengths = [header, header + 65_552, header + 2 * 65_552, whole.length - 1, whole.length - 65_552]
    for (const length of lengths) {
      expect(await restored(whole.subarray(0, length))).toEqual({ problem: 'altered', left: [] })
    }
  })

  it('a backup of which one bit was turned', async () => {
    const whole = await bytesOf(200_000)
    const payload = whole.indexOf('\n--- ') + 5
    for (const place of [payload + 10, payload + 50, payload + 100, Math.floor(whole.length / 2), whole.length - 1]) {
      const turned = Buffer.from(whole)
      turned[place] = turned[place]! ^ 1
      expect(await restored(turned), String(place)).toEqual({ problem: 'altered', left: [] })
    }
  })

  it('a backup with more at its end', async () => {
    expect(await restored(Buffer.concat([await bytesOf(), Buffer.from('more')]))).toEqual({
      problem: 'altered',
      left: [],
    })
  })

  it.each([
    ['an empty file', ''],
    ['a photograph', Buffer.alloc(300_000, 0xd8)],
    ['a database that nobody has encrypted', `SQLite format 3\0${'x'.repeat(9000)}`],
    ['a header without an end', `age-encryption.org/v1\n${'-> X25519 AA\n'.repeat(9000)}`],
  ])('%s', async (_, bytes) => {
    expect(await restored(bytes)).toEqual({ problem: 'not-age', left: [] })
  })

  it('a backup for another key', async () => {
    expect(await restored(await bytesOf(), await anotherKey())).toEqual({ problem: 'wrong-key', left: [] })
  })

  it.each([
    ['damaged', 'no database at all '.repeat(500)],
    ['not-colligo', null],
  ])('what anybody with the public key could have made: %s', async (problem, text) => {
    const folder = temporaryFolder()
    const [plain, file] = [join(folder, 'plain'), join(folder, 'file.age')]
    if (text === null) new BetterSqlite3(plain).exec('CREATE TABLE statements (id)').close()
    else writeFileSync(plain, text)
    const recipient = printed('age-keygen', ['-y', ageIdentityFile(folder)]).trim()
    printed('age', ['--encrypt', '--recipient', recipient, '--output', file, plain])
    expect(await restored(readFileSync(file))).toEqual({ problem, left: [] })
  })
})

describe('./run restore', () => {
  it.each(['colligo.sqlite', 'colligo.sqlite-wal'])('never writes beside %s', async (name) => {
    const { file } = await aBackup(aKeyedDatabase())
    const folder = temporaryFolder()
    writeFileSync(join(folder, name), 'a collection')
    const result = await putBack({ file, folder, open: (into) => openBackup(file, into, testPrivateKey, watching) })
    expect(result).toEqual({ ok: false, problem: { code: 'holds-database' } })
    expect(readdirSync(folder)).toEqual([name])
    expect(readFileSync(join(folder, name), 'utf8')).toBe('a collection')
  })

  it('says in a sentence what is wrong', async () => {
    const desk = aKeyedDatabase()
    const { file } = await aBackup(desk)
    await lockedTestKey(join(desk.folder, 'key.json'), passphrase)
    const to = join(desk.folder, 'new')
    const words = [restoreCommand, '--key', join(desk.folder, 'key.json'), '--to', to, '--passphrase-stdin']
    const wrong = command([...words, file], 'wrong horse battery')
    expect(wrong).toMatchObject({ status: 1, stdout: '' })
    expect(wrong.stderr).toContain('does not unlock')

    writeFileSync(file, readFileSync(file).subarray(0, -1))
    const cut = command([...words, file], passphrase)
    expect(cut).toMatchObject({ status: 1, stdout: '', stderr: `${restoreSentence({ code: 'altered' })}\n` })
    expect(readdirSync(desk.folder)).not.toContain('new')
    expect(command([...words, join(desk.folder, 'none.age')], passphrase).stderr).toContain('no backup to read')
    expect(command(words, passphrase)).toMatchObject({ status: 2, stdout: '' })
  })
})
