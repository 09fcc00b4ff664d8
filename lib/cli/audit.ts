/**
 * `./run audit verify`: looks whether what is on record hangs together, from the first row to the last. Changes nothing, and
 * may be run while the server runs, or on a copy that somebody else holds.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { isWholeChain, verifyChain } from '#db/chain'
import { readEnvironment } from '#lib/config/environment'
import { pathGiven } from '#lib/config/path-given'
import { optionsOr } from './options.ts'
import { say, stop } from './terminal.ts'

const usage = `Usage: ./run [-s] audit verify [--json] [--data FOLDER]
  Looks whether each row of the diary fits the one before it, and names the first that does not. Changes nothing.

  Ends with 0 where all is whole, with 1 where something was changed, removed, added or moved.`

const { values, positionals } = optionsOr(usage, {
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, data: { type: 'string' } },
})
if (positionals.length !== 1 || positionals[0] !== 'verify') stop(usage, 2)

const dataFolder = values.data === undefined ? readEnvironment().dataFolder : pathGiven(values.data)
const file = join(dataFolder, 'colligo.sqlite')
if (!existsSync(file)) stop(`${dataFolder} holds no collection.`)

const client = new BetterSqlite3(file, { readonly: true })
const report = await verifyChain({ $client: client }, 'audit', (rows) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${String(rows)} rows\u001B[K\r`)
})
const isWhole = isWholeChain(report)
const first = report.firstUnfit === null ? null : rowOf(report.firstUnfit)
client.close()

if (values.json) say(JSON.stringify({ isWhole, rows: report.rows, isCut: report.isCut, firstUnfit: first }))
else if (isWhole) say(`The diary is whole: ${String(report.rows)} rows, each tied to the one before it.`)
else if (first === null) say('Rows have been removed from the end of the diary.')
else
  say(
    `The diary breaks at row ${String(first.id)} (${first.at}, ${first.event}): it, or the row before it, was changed, ` +
      'removed, added or moved. What stands before can be relied on; tell the other organisers, and keep the file as it is.',
  )
process.exitCode = isWhole ? 0 : 1

function rowOf(id: number): { readonly id: number; readonly at: string; readonly event: string } {
  const row = client.prepare('SELECT id, at, event FROM audit WHERE id = ?').get(id)
  return row as { id: number; at: string; event: string }
}
