/**
 * `./run backup`: a copy of the database while the server runs, encrypted to the organisers' key. The server runs the
 * same command by itself, `lib/backup/backup-process.ts`.
 */
import { existsSync, statSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { writeAudit } from '#db/audit'
import type { Database } from '#db/connection'
import { initiativeReader } from '#db/initiatives'
import * as schema from '#db/schema'
import { rehearsedKey } from '#db/sealing-keys'
import { nameOfCollection } from '#lib/backup/backup-names'
import { interruption } from '#lib/backup/interruption'
import { makeBackup, type Backup } from '#lib/backup/make-backup'
import { backupSentence, problemFrom, type BackupProblem } from '#lib/backup/problems'
import { progressBar } from '#lib/backup/progress-bar'
import { readEnvironment } from '#lib/config/environment'
import { pathGiven } from '#lib/config/path-given'
import { fail, type Result } from '#lib/domain/result'
import { optionsOr } from './options.ts'
import { say, stop } from './terminal.ts'

const usage = `Usage: ./run [-s] backup [--to FOLDER] [--keep N] [--data FOLDER] [--json]
  Copies the database while the server runs, encrypts the copy to the organisers' key, and restores it once as a test.

  --to FOLDER    where backups go; by default backups/ in the data folder
  --keep N       how many stay, this one included; by default 14
  --data FOLDER  the data folder`

const { values } = optionsOr(usage, {
  options: {
    to: { type: 'string' },
    keep: { type: 'string', default: '14' },
    data: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
const keep = Number(values.keep)
if (!Number.isInteger(keep) || keep < 1) stop(`--keep takes a number from 1.\n${usage}`, 2)

// Whoever signs meanwhile comes first.
setPriority(constants.priority.PRIORITY_LOW)
const dataFolder = values.data === undefined ? readEnvironment().dataFolder : pathGiven(values.data)
const folder = values.to === undefined ? join(dataFolder, 'backups') : pathGiven(values.to)
const startedAt = performance.now()
const made = await backUp(join(dataFolder, 'colligo.sqlite'))
const seconds = Math.round((performance.now() - startedAt) / 100) / 10

if (values.json) say(JSON.stringify(made.ok ? { ...made.value, seconds } : told(made.problem)))
if (!made.ok) stop(backupSentence(made.problem))
if (!values.json) tell(made.value)

async function backUp(database: string): Promise<Result<Backup, BackupProblem>> {
  if (!existsSync(database)) return fail({ code: 'no-collection' })
  const bar = progressBar('Backup', values.json)
  let live: Database | undefined
  try {
    const open = openAsItIs(database)
    live = open
    const key = rehearsedKey(open)
    if (key === null) return fail({ code: 'no-key' })
    const now = (): Date => new Date()
    return await makeBackup({
      database,
      folder,
      name: nameOfCollection(initiativeReader(open)()?.initiative.registrationNumber ?? null),
      keep,
      publicKey: key.x,
      now,
      record: (entry) => {
        writeAudit(open, { organiserId: null, ...entry }, now())
      },
      onProgress: bar.show,
      signal: interruption(),
    })
  } catch (error) {
    return fail(problemFrom(error))
  } finally {
    bar.stop()
    live?.$client.close()
  }
}

/** Not brought up to date: this may be a newer Colligo than the one that serves, and the backup that is made before. */
function openAsItIs(file: string): Database {
  const client = new BetterSqlite3(file, { fileMustExist: true, timeout: 5000 })
  for (const pragma of ['synchronous = FULL', 'temp_store = MEMORY', 'trusted_schema = OFF']) client.pragma(pragma)
  return drizzle(client, { schema })
}

function told(problem: BackupProblem): { readonly problem: string; readonly sentence: string } {
  return { problem: problem.code, sentence: backupSentence(problem) }
}

function tell({ file, statements, bytes, sha256, removed }: Backup): void {
  const counted = `${String(statements)} ${statements === 1 ? 'statement' : 'statements'} of support`
  const older = removed.length === 0 ? '' : ` Older backups removed: ${String(removed.length)}.`
  say(
    `A backup with ${counted} was made, restored as a test and found whole (${String(Math.ceil(bytes / 1e6))} MB, ` +
      `${String(seconds)} s).${older}\n  ${file}\n  SHA-256 ${sha256}`,
  )
  process.stderr.write(
    'It opens with the organisers’ key alone. The server’s own keys are not in it: copy them apart.\n',
  )
  if (statSync(folder).dev === statSync(dataFolder).dev) {
    process.stderr.write('It lies on the same disk as the collection: copy it to another, best at another place.\n')
  }
}
