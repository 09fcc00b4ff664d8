import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { closeDatabase, openDatabase } from '#db/connection'
import { auditTopics } from '#lib/domain/audit-event'
import { brusselsDayOf } from '#lib/domain/day'
import { hourOf } from '#lib/domain/lane'
import { memberStates } from '#lib/domain/member-states'
import { softProblems } from '#lib/domain/statement-of-support'
import { steps } from '#lib/collecting/attempts'
import { reasons } from '../../app/(organiser)/organiser/collection/drawn/reasons.ts'
import { routing } from '#lib/i18n/routing'

const hasty = ['journal_mode = OFF', 'synchronous = OFF', 'ignore_check_constraints = ON', 'cache_size = -200000']

const hour = 60 * 60 * 1000

/** As many days as a collection may last, nearly. */
const days = 300

/**
 * Puts so many rows on record, and lays out the tallies of so many statements over the days of ten months: every day,
 * hour, language, doubt and reason there can be. Links of the chain are noise: no page looks at them.
 */
export function prefillRecords(dataFolder: string, count: number): void {
  const database = openDatabase(join(dataFolder, 'colligo.sqlite'))
  const { $client } = database
  for (const pragma of hasty) $client.pragma(pragma)
  const run = (statement: string, rows: readonly (readonly unknown[])[]): void => {
    const insert = $client.prepare(statement)
    $client.transaction(() => {
      for (const row of rows) insert.run(...row)
    })()
  }
  const now = Date.now()
  const dayAgo = (ago: number): string => brusselsDayOf(new Date(now - ago * 24 * hour))
  const daily = Array.from({ length: days }, (_, ago) => ago)
  $client.exec('DELETE FROM daily_tallies; DELETE FROM hourly_tallies')
  const each = Math.max(1, Math.floor(count / days / memberStates.length))
  run(
    'INSERT INTO daily_tallies (day, member_state, counted) VALUES (?, ?, ?)',
    daily.flatMap((ago) => memberStates.map((code, at) => [dayAgo(ago), code, each + ((ago * 7 + at) % 11)])),
  )
  run(
    'INSERT INTO hourly_tallies (hour, counted, repeated) VALUES (?, ?, ?)',
    Array.from({ length: days * 24 }, (_, ago) => [hourOf(new Date(now - ago * hour)), 100 + (ago % 37), ago % 5]),
  )
  run(
    'INSERT OR REPLACE INTO language_tallies (language, counted) VALUES (?, ?)',
    routing.locales.map((language, at) => [language, 1000 * (at + 1)]),
  )
  run(
    'INSERT OR REPLACE INTO doubt_tallies (member_state, problem, counted) VALUES (?, ?, ?)',
    memberStates.flatMap((code, at) => softProblems.map((problem) => [code, problem, 10 * at])),
  )
  run(
    'INSERT INTO day_totals (day, name, counted) VALUES (?, ?, ?)',
    daily.flatMap((ago) => [...steps, ...reasons].map((name, at) => [dayAgo(ago), name, 50 + ((ago + at) % 29)])),
  )
  record($client, count, now)
  closeDatabase(database)
}

/** Rows of the audit: mostly sign-ins, as on a real one, and some of every other event. */
function record($client: ReturnType<typeof openDatabase>['$client'], count: number, now: number): void {
  const others = Object.values(auditTopics).flat()
  const insert = $client.prepare('INSERT INTO audit (at, event, organiser_id, chain) VALUES (?, ?, 1, ?)')
  const link = randomBytes(32)
  $client.transaction(() => {
    for (let row = 0; row < count; row += 1) {
      const event = row % 3 === 0 ? (others[row % others.length] ?? 'signed-in') : 'signed-in'
      insert.run(new Date(now - (count - row) * 20_000).toISOString(), event, link)
    }
  })()
}
