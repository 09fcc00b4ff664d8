import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aBackup, aKeyedDatabase, backupCommand, namesIn, restoreCommand } from '#tests/support/backups'
import { checker } from '#tests/support/checker'
import { anExportHeader, aStatement, exportBytes, sealAll } from '#tests/support/exports'
import { command, lockedTestKey, temporaryFolder, tool, type Outcome } from '#tests/support/opening'

const commands = join(import.meta.dirname, '../../lib/cli')
const passphrase = 'correct horse battery'

/** A limit on the size of files fails like a disk without room: in the middle of a write. */
const withRoomFor = (kibibytes: number, words: readonly string[]): Outcome =>
  tool('bash', ['-c', `ulimit -f ${String(kibibytes)}; exec "$0" "$@"`, process.execPath, ...words])

/** What somebody reads who is no programmer: a sentence, and not where in our code it was. */
function expectTold({ status, stdout, stderr }: Outcome, sentence: RegExp): void {
  expect(stderr.trim().split('\n').at(-1)).toMatch(sentence)
  expect(stderr).not.toMatch(/^\s+at /mu)
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
}

async function aDesk(): Promise<{ folder: string; key: readonly string[] }> {
  const folder = temporaryFolder()
  await lockedTestKey(join(folder, 'key.json'), passphrase)
  writeFileSync(join(folder, 'passphrase'), passphrase)
  return { folder, key: ['--key', join(folder, 'key.json'), '--passphrase-file', join(folder, 'passphrase')] }
}

describe('on a full disk, no half file is left, and a sentence says what to do:', () => {
  it('an opening, in its first file, in its largest, and in the archive of all of them', async () => {
    const { folder, key } = await aDesk()
    const file = join(folder, 'EE.jsonl')
    const statements = Array.from({ length: 300 }, () => aStatement('EE'))
    writeFileSync(file, exportBytes(anExportHeader('EE'), await sealAll(statements, 'EE')))
    const before = readdirSync(folder)
    const words = [join(commands, 'export.ts'), 'open', file, ...key, '--out', join(folder, 'out')]
    const unpacked = [...words.with(-1, join(folder, 'unpacked')), '--unpacked']
    expect(command(unpacked)).toMatchObject({ status: 0 })
    const sizes = readdirSync(join(folder, 'unpacked')).map((name) => statSync(join(folder, 'unpacked', name)).size)
    const largest = Math.ceil(Math.max(...sizes) / 1024)

    // The last limit lets every file pass, and not the archive.
    for (const room of [16, largest - 1, largest]) {
      expectTold(withRoomFor(room, words), /^The disk is full\. Make room .* No file was written\.$/u)
      expect(
        readdirSync(folder).filter((name) => name !== 'unpacked'),
        String(room),
      ).toEqual(before)
    }

    expect(command(words)).toMatchObject({ status: 0 })
    const [name = ''] = readdirSync(join(folder, 'out'))
    expect(command([checker, join(folder, 'out', name)])).toMatchObject({ status: 0 })
  })

  it('the desk', () => {
    const folder = temporaryFolder()
    expectTold(
      withRoomFor(64, [join(commands, 'desk.ts'), '--out', join(folder, 'desk.html')]),
      /^The desk could not be written \(EFBIG\)\. Make room on the disk, or name another file\. Nothing was written\.$/u,
    )
    expect(readdirSync(folder)).toEqual([])
  })

  it.each([
    ['in one file', ['--passphrase-stdin']],
    ['split among three', ['--split', '2/3', '--holders', 'Ines,Teodor,Mari']],
  ])('a key, %s', (_, how) => {
    const folder = temporaryFolder()
    const words = [join(commands, 'keys.ts'), 'new', '--out', join(folder, 'keys'), ...how]
    const run = `printf '${passphrase}\\n' | (ulimit -f 0; exec "$0" "$@")`
    expectTold(tool('bash', ['-c', run, process.execPath, ...words]), /^The keys cannot be written .*Make room/u)
    expect(namesIn(folder)).toEqual(['keys'])
  })

  it('a backup, and what is restored from one', async () => {
    const desk = aKeyedDatabase({ padding: 400_000 })
    const making = [backupCommand, '--data', desk.data, '--to', desk.to]
    expectTold(withRoomFor(128, making), /failed \(.*\)\. Check the disks, .* No backup was made\.$/u)
    expect(namesIn(desk.folder).filter((name) => name.includes('backups/'))).toEqual([])

    const { file } = await aBackup(desk)
    const { folder, key } = await aDesk()
    const before = namesIn(folder)
    const restoring = [restoreCommand, file, ...key, '--to', join(folder, 'data')]
    expectTold(withRoomFor(128, restoring), /failed \(.*\)\. Check the disk, its free room/u)
    expect(namesIn(folder)).toEqual(before)
  })
})
