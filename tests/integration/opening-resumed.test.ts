import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openExportFile } from '#lib/opening/node/open-export-file'
import { checker } from '#tests/support/checker'
import { anExportHeader, aStatement, exportBytes, sealAll, testPrivateKey } from '#tests/support/exports'
import { command, lockedTestKey, started, temporaryFolder } from '#tests/support/opening'

const exports = join(import.meta.dirname, '../../lib/cli/export.ts')
const passphrase = 'correct horse battery'

/** A little more than one part, sealed once for all of these tests. */
const bytes = exportBytes(
  anExportHeader('EE'),
  await sealAll(
    Array.from({ length: 5400 }, () => aStatement('EE')),
    'EE',
  ),
)

/** An opening that is killed as soon as its first part is down, and what it left. */
async function killed(): Promise<{ folder: string; file: string; words: readonly string[] }> {
  const folder = temporaryFolder()
  const file = join(folder, 'EE.jsonl')
  writeFileSync(file, bytes)
  await lockedTestKey(join(folder, 'key.json'), passphrase)
  writeFileSync(join(folder, 'passphrase.txt'), `${passphrase}\n`)
  const key = ['--key', join(folder, 'key.json'), '--passphrase-file', join(folder, 'passphrase.txt')]
  const words = [exports, 'open', file, ...key, '--out', join(folder, 'out'), '--language', 'en']
  const opening = started(process.execPath, words)
  while (!existsSync(join(folder, 'out.unfinished', 'opening.json'))) {
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  opening.kill('SIGKILL')
  await opening.ended
  return { folder, file, words }
}

/** The same export, opened in one go. */
async function whole(folder: string, file: string): Promise<Buffer> {
  const directory = join(folder, 'whole')
  const opened = await openExportFile({ file, directory, privateKeys: [testPrivateKey], workers: 1, language: 'en' })
  if (!opened.ok) throw new Error(opened.problem.code)
  return readFileSync(join(directory, opened.value.names[0] ?? ''))
}

const made = (folder: string): Buffer => {
  const [name = ''] = readdirSync(join(folder, 'out'))
  return readFileSync(join(folder, 'out', name))
}

test('an opening that was killed goes on from its last part, to the same bytes', { timeout: 120_000 }, async () => {
  const { folder, file } = await killed()
  const noted = JSON.parse(readFileSync(join(folder, 'out.unfinished', 'opening.json'), 'utf8')) as { done: number }
  expect(noted.done).toBe(5000)
  const form = join(folder, 'out.unfinished', 'forms-001.pdf')
  const before = readFileSync(form)

  const opened: number[] = []
  const directory = join(folder, 'out')
  const again = await openExportFile({
    file,
    directory,
    privateKeys: [testPrivateKey],
    workers: 1,
    language: 'en',
    onProgress: ({ phase, done }) => {
      if (phase === 'opening') opened.push(done)
      if (opened.length === 1) expect(readFileSync(form).equals(before)).toBe(true)
    },
  })
  expect(again).toMatchObject({ ok: true })
  // The part that was there is not opened again.
  expect(opened[0]).toBeGreaterThan(5000)
  expect(made(folder).equals(await whole(folder, file))).toBe(true)
  expect(readdirSync(folder).filter((name) => name.endsWith('.unfinished'))).toEqual([])
})

test('what was changed meanwhile is not gone on with, but written anew', { timeout: 120_000 }, async () => {
  const { folder, words } = await killed()
  const csv = join(folder, 'out.unfinished', 'statements.csv')
  const changed = readFileSync(csv)
  changed[4000] = (changed[4000] ?? 0) ^ 1
  writeFileSync(csv, changed)
  expect(command(words)).toMatchObject({ status: 0 })
  expect(command([checker, join(folder, 'out', readdirSync(join(folder, 'out'))[0] ?? '')])).toMatchObject({
    status: 0,
  })
})
