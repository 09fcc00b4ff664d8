import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrationsFolder } from '#db/connection'
import { schemaOfFile } from '#db/schema-version'
import { upgradeDatabase } from '#lib/backup/upgrade-database'
import { certain } from '#tests/support/certain'
import { judge } from './judgement.ts'
import { scratchOfTest } from './scratch-of-test.ts'
import { sendAgain } from './send-again.ts'
import { linesOf } from './sendings.ts'
import { quickly } from './signer.ts'
import { signingProgram } from './signing-child.ts'
import { copyOf, databaseIn, makeTemplate } from './template.ts'

/**
 * The last migration: it makes one table that signing does not touch. To a program that is started where it is not, and
 * to a database in which it has not been, everything is as one version earlier.
 */
const last = '0013_hosting'

/** A folder from which a program knows no migration after the one before. */
function anEarlierProgram(scratch: string): string {
  const folder = join(scratch, 'earlier')
  const migrations = join(folder, 'db', 'migrations')
  mkdirSync(migrations, { recursive: true })
  cpSync(migrationsFolder, migrations, { recursive: true })
  const file = join(migrations, 'meta', '_journal.json')
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: readonly { readonly tag: string }[] }
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.filter(({ tag }) => tag < last) }))
  rmSync(join(migrations, `${last}.sql`))
  return folder
}

function takeBack(file: string): void {
  const client = new BetterSqlite3(file)
  client.exec('DROP TABLE set_up_links')
  client.exec('DELETE FROM __drizzle_migrations WHERE created_at = (SELECT max(created_at) FROM __drizzle_migrations)')
  client.close()
}

test('an upgrade while people sign, with the old server still there, loses nothing that was acknowledged', async () => {
  const scratch = scratchOfTest()
  const template = await makeTemplate(join(scratch, 'template'), { forms: 0, statements: 20 })
  const folder = join(scratch, 'signed')
  copyOf(template, folder)
  takeBack(databaseIn(folder))

  // The version before, under load.
  const words = [...quickly.flags, signingProgram, folder, '1000']
  const old = spawn(process.execPath, words, {
    cwd: anEarlierProgram(scratch),
    env: { ...process.env, ...quickly.env },
  })
  let [said, complaints] = ['', '']
  old.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  old.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
  const ended = new Promise((resolve) => old.once('close', resolve))
  const acknowledgedSoFar = (): number => said.split('"acknowledged"').length - 1
  const until = async (count: number): Promise<void> => {
    while (acknowledgedSoFar() < count && old.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await until(10)
  expect(schemaOfFile(databaseIn(folder), migrationsFolder)?.state).toBe('older')

  const before = acknowledgedSoFar()
  const upgraded = certain(
    await upgradeDatabase({
      ...{ dataFolder: join(folder, 'data'), folder: join(scratch, 'backups'), migrations: migrationsFolder },
      ...{ now: () => new Date(), signal: new AbortController().signal },
    }),
  )
  expect(upgraded.kind).toBe('upgraded')
  await until(acknowledgedSoFar() + 10)
  old.kill('SIGKILL')
  await ended
  expect(complaints).toBe('')
  // People were let in before, during and after it.
  const backup = upgraded.kind === 'upgraded' ? (upgraded.backup?.statements ?? 0) : 0
  expect(backup).toBeGreaterThanOrEqual(20)
  expect(acknowledgedSoFar()).toBeGreaterThan(before + 10)

  const lines = linesOf(said)
  const sent = lines.flatMap((line) => (line.what === 'sending' ? [line] : []))
  const acknowledged = new Map(
    lines.flatMap((line) => (line.what === 'acknowledged' ? [[line.formToken, line.identifier] as const] : [])),
  )
  const judged = await judge(folder, template.statements, { sent, acknowledged })
  expect([judged.lost, judged.unsound]).toEqual([[], []])
  // The version after takes each form once more, as the same statement.
  const again = await sendAgain(folder, sent)
  for (const [token, identifier] of acknowledged) expect(again.get(token)).toBe(identifier)
}, 120_000)
