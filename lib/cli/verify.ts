/**
 * `./run verify`: checks the whole public log of a collection, by its address or by the files of its instance. Changes
 * nothing, needs nothing of ours but this program, and may be run while the server runs.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { readEnvironment } from '#lib/config/environment'
import { pathGiven } from '#lib/config/path-given'
import { readSecrets } from '#lib/config/secrets'
import { logKey } from '#lib/crypto/instance-key'
import type { LogReport } from '#lib/proofs/log-report'
import { readVerifierKey, type VerifierKey } from '#lib/proofs/verifier-key'
import { verifyLog, type FetchBelow } from '#lib/proofs/verify-log'
import { optionsOr } from './options.ts'
import { say, stop } from './terminal.ts'
import { fetchBelow, logAddress } from './verify/fetch-below.ts'
import { rowsOf } from './verify/files.ts'
import { dataSentence, faultSentence, logSentence } from './verify/sentences.ts'
import { verifyData, type DataReport } from './verify/verify-data.ts'

const usage = `Usage: ./run [-s] verify [--url ADDRESS] [--data FOLDER] [--key KEY] [--json]
  Checks the public log of a collection from its first entry to its last. Changes nothing.

  --url ADDRESS  of the site: what everybody is given
  --data FOLDER  the data folder of an instance: every row that the log is about, too; where neither is given, that
                 of COLLIGO_DATA
  --key KEY      the log's key, as one line or in a file; keys of witnesses may stand in its further lines
  --json         one line of JSON

  With both, what everybody is given must be what the folder holds.
  Ends with 0 where all is whole, with 1 where something is not, with 2 where it could not be looked at.`

const { values } = optionsOr(usage, {
  options: {
    url: { type: 'string' },
    data: { type: 'string' },
    key: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})

const given = values.key === undefined ? null : keysGiven(values.key)
const site = values.url === undefined ? null : await lookAtSite(values.url)
const folder = values.url === undefined || values.data !== undefined ? folderOf(values.data) : null
const files = folder === null ? null : await lookAtFiles(folder)
const isWhole = [site?.log.findings, files?.log.findings, files?.findings].every((found) => (found?.length ?? 0) === 0)
if (values.json) say(JSON.stringify({ isWhole, url: site?.log ?? null, data: files }))
else {
  if (site !== null) tellLog(site.log)
  if (files !== null) tellFiles(files)
  if (site !== null && given === null)
    say(
      `The log’s key was taken from the site itself: ${site.keyLine}\nCompare it with one that you have from elsewhere, and give it with --key.`,
    )
}
process.exitCode = isWhole ? 0 : 1

/** The folder given, or the environment's where a collection is in it. */
function folderOf(given: string | undefined): string {
  if (given !== undefined) return pathGiven(given)
  try {
    const { dataFolder } = readEnvironment()
    return existsSync(join(dataFolder, 'colligo.sqlite')) ? dataFolder : stop(usage, 2)
  } catch (error) {
    // The sentence names every variable that is wrong.
    return stop(error instanceof Error ? error.message : String(error), 2)
  }
}

interface Keys {
  readonly log: VerifierKey
  readonly witnesses: readonly string[] | undefined
}

function keysGiven(text: string): Keys {
  const file = pathGiven(text)
  const lines = (existsSync(file) ? readFileSync(file, 'utf8') : text).split('\n').filter((line) => line.trim() !== '')
  const log = lines.map(readVerifierKey).find((key) => key?.type === 'log')
  if (log == null) return stop(`${text} is neither the key of a log nor a file with one.`, 2)
  const witnesses = lines.filter((line) => readVerifierKey(line)?.type === 'witness')
  return { log, witnesses: witnesses.length === 0 ? undefined : witnesses }
}

async function lookAtSite(text: string): Promise<{ log: LogReport; keyLine: string; checkpoint: string | null }> {
  const address = logAddress(text) ?? stop(`${text} is no address of a site.`, 2)
  let checkpoint: string | null = null
  const read = fetchBelow(address)
  // What was checked is what is compared: a log may grow meanwhile.
  const fetch: FetchBelow = async (path) => {
    const bytes = await read(path)
    if (path === 'checkpoint' && bytes !== null) checkpoint = Buffer.from(bytes).toString()
    return bytes
  }
  try {
    const keyLine = Buffer.from((await read('key')) ?? [])
      .toString()
      .trim()
    const key = given?.log ?? readVerifierKey(keyLine) ?? stop(`${address.href}key is no key of a log.`, 2)
    const log = await verifyLog({ fetch, key, witnesses: given?.witnesses, onProgress: progress })
    return { log, keyLine, checkpoint }
  } catch (error) {
    // A sentence on an address that does not answer.
    return stop(error instanceof Error ? error.message : String(error), 2)
  }
}

async function lookAtFiles(folder: string): Promise<DataReport> {
  const file = join(folder, 'colligo.sqlite')
  if (!existsSync(file)) stop(`${folder} holds no collection.`, 2)
  const client = new BetterSqlite3(file, { readonly: true, timeout: 5000 })
  try {
    const key = given?.log ?? ownKey(client, folder)
    return await verifyData({ client, key, published: site?.checkpoint ?? null, onProgress: progress })
  } catch (error) {
    if (!(error instanceof BetterSqlite3.SqliteError)) throw error
    return stop(`${file} cannot be read (${error.code}): it is damaged, or older than the log.`, 2)
  } finally {
    client.close()
  }
}

/** The key that the instance itself would sign with, under the name that its log has. */
function ownKey(client: BetterSqlite3.Database, folder: string): VerifierKey {
  const [first] = rowsOf<{ note: string }>(client, 'SELECT note FROM checkpoints ORDER BY size LIMIT 1')
  if (first === undefined) return stop(`${folder} has no public log yet.`, 2)
  try {
    const { publicKey } = logKey(
      readSecrets(readEnvironment().keysFolderGiven ?? join(folder, 'keys'), false, () => true).server,
    )
    return { name: first.note.split('\n', 1).join(''), type: 'log', publicKey }
  } catch (error) {
    return stop(`${error instanceof Error ? error.message : ''}\nOr give the log’s key with --key.`, 2)
  }
}

function progress(entries: number, size: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${String(entries)} of ${String(size)} entries\u001B[K\r`)
}

function tellLog(log: LogReport): void {
  const { origin, size, submissions, tests, state, witnesses, findings, fault } = log
  say(
    `${origin ?? 'No log'}: ${String(size)} entries, ${String(submissions)} submissions, ${String(tests)} of them tests.`,
  )
  if (state !== null)
    say(
      `As of ${state.at}: ${String(state.counted)} count, ${String(state.repeated)} were repeated, ${String(state.removed)} removed, ` +
        `${String(state.suspect)} are under suspicion; late and rounded down.`,
    )
  for (const [reason, count] of Object.entries(log.removals)) say(`Removed, ${reason}: ${String(count)}.`)
  for (const { position, event } of log.events) {
    const parts = [event.memberState, event.count, event.sha256].filter((part) => part !== undefined)
    say(`Entry ${String(position)}, ${event.on}: ${[event.event, ...parts].join(' ')}`)
  }
  for (const { name, signedAt } of witnesses)
    say(
      signedAt === null ? `${name} has not signed this checkpoint.` : `${name} signed it at ${signedAt.toISOString()}.`,
    )
  for (const finding of findings) say(logSentence(finding))
  if (fault !== null) say(`The server itself says that its records do not add up: ${faultSentence(fault)}.`)
  if (findings.length === 0) say('The log is whole: its entries are those that were signed, and each keeps its rules.')
}

function tellFiles({ log, checkpoints, findings }: DataReport): void {
  if (site === null) tellLog(log)
  else for (const finding of log.findings) say(logSentence(finding))
  for (const finding of findings) say(dataSentence(finding))
  if (findings.length === 0 && log.findings.length === 0)
    say(`The files are whole: ${String(checkpoints)} checkpoints, each of them still true of every row.`)
  else say('Tell the other organisers, and keep the files as they are.')
}
