/**
 * What `./run start` runs first, in a process of its own: what it needs for a minute would else stay in the memory of the one
 * that watches. Brings the tables of the collection up to date, behind a backup; ends with 1 and a sentence where it cannot.
 */
import { join } from 'node:path'
import { migrationsFolder, newerSentence } from '#db/connection'
import { interruption } from '#lib/backup/interruption'
import { backupSentence } from '#lib/backup/problems'
import { upgradeDatabase } from '#lib/backup/upgrade-database'
import { readEnvironment } from '#lib/config/environment'
import { log } from '#lib/log/events'
import { stop } from './terminal.ts'

const { dataFolder, backups } = readEnvironment()
const upgraded = await upgradeDatabase({
  dataFolder,
  folder: backups?.folder ?? join(dataFolder, 'backups'),
  migrations: migrationsFolder,
  now: () => new Date(),
  signal: interruption(),
}).catch((error: unknown) =>
  // What keeps a database from opening is a sentence for the hoster.
  stop(error instanceof Error ? error.message : String(error)),
)
if (!upgraded.ok) {
  if (upgraded.problem.code === 'newer') stop(newerSentence(dataFolder))
  stop(`Not started: tables must be brought up to date, and a backup made first. ${backupSentence(upgraded.problem)}`)
}
if (upgraded.value.kind === 'upgraded') {
  const { from, to, backup } = upgraded.value
  log('upgraded', { from, to, backup: backup?.file ?? null })
}
