/**
 * `./run dossier`: what an authority asks for before it certifies an instance, made from the instance, its build and the
 * tables of `docs/`. Changes nothing; the server may run meanwhile.
 */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readEnvironment } from '#lib/config/environment'
import { pathGiven } from '#lib/config/path-given'
import { buildRecord } from '#lib/dossier/build/build-record'
import { deviationsFrom, deviationSentence } from '#lib/dossier/build/deviations'
import { isBuilt, recordBuild } from '#lib/dossier/build/record-build'
import { readConformity } from '#lib/dossier/conformity/repository'
import { documentsOf } from '#lib/dossier/documents/all'
import { failedProofs } from '#lib/dossier/documents/conformity-table'
import { filesOf } from '#lib/dossier/proofs/verdicts'
import { recordedFolder, recordedResults } from '#lib/dossier/proofs/recorded'
import { runNow } from '#lib/dossier/proofs/run-now'
import type { TestResult } from '#lib/dossier/proofs/test-results'
import { isFree, writeDossier } from '#lib/dossier/write-dossier'
import { dataProtectionOf, gatherFacts } from './dossier/gather.ts'
import { languagesOf } from './dossier/languages.ts'
import { openInstanceForReading, readInstance } from './dossier/read-instance.ts'
import { settingsOf } from './dossier/settings.ts'
import { optionsOr } from './options.ts'
import { say, stop } from './terminal.ts'

const usage = `Usage: ./run [-s] dossier --out FOLDER [--data FOLDER] [--url ADDRESS] [--proofs FOLDER] [--seconds N]
       ./run [-s] dossier --deviations FILE [--data FOLDER] [--json]
  Makes the dossier for the authority that certifies: documents as PDF, the same as data, templates. Changes nothing.

  --out FOLDER       where it goes: a new folder, or an empty one
  --data FOLDER      the data folder
  --url ADDRESS      looks at the site from outside as well: TLS, headers
  --proofs FOLDER    results of ./run test; by default ${recordedFolder}, where it leaves them
  --seconds N        how long tests without a recorded result are run now, by default 120; 0 runs none
  --deviations FILE  an earlier dossier, or its data/build.json: is this the same build in the same configuration?
  --json             the deviations as one line of JSON

  Ends with 1 where a proof failed, or where something deviates.`

const { values } = optionsOr(usage, {
  options: {
    out: { type: 'string' },
    data: { type: 'string' },
    url: { type: 'string' },
    proofs: { type: 'string' },
    seconds: { type: 'string', default: '120' },
    deviations: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})

const root = process.cwd()
const now = new Date()
const environment = environmentOrStop()
const dataFolder = values.data === undefined ? environment.dataFolder : pathGiven(values.data)
const keysFolder =
  values.data === undefined ? environment.keysFolder : (environment.keysFolderGiven ?? join(dataFolder, 'keys'))
const file = join(dataFolder, 'colligo.sqlite')
const tell = (sentence: string): void => {
  process.stderr.write(`· ${sentence}\n`)
}

if (values.deviations !== undefined) compare(pathGiven(values.deviations))
else if (values.out === undefined) stop(usage, 2)
else await make(pathGiven(values.out))

function compare(given: string): void {
  const path = existsSync(given) && statSync(given).isDirectory() ? join(given, 'data/build.json') : given
  const before = recordOrStop(path)
  const deviations = deviationsFrom(
    before,
    recordBuild(root, settingsOf({ dataFolder, keysFolder }, settingsNow()), now),
  )
  if (values.json) say(JSON.stringify({ at: now.toISOString(), since: before.at, build: before.build, deviations }))
  else if (deviations.length === 0)
    say(
      `This is the build and the configuration of ${before.at} (build ${before.build.slice(0, 16)}…): nothing deviates.`,
    )
  else {
    say(`This is NOT the build and configuration of ${before.at}. ${String(deviations.length)} deviations:`)
    for (const deviation of deviations) say(`  ${deviationSentence(deviation)}`)
  }
  process.exitCode = deviations.length === 0 ? 0 : 1
}

async function make(folder: string): Promise<void> {
  if (!isFree(folder)) stop(`${folder} is not empty. Name a new folder with --out.`)
  const seconds = Number(values.seconds)
  if (!Number.isInteger(seconds) || seconds < 0) stop(`--seconds takes a number from 0.\n${usage}`, 2)
  const instance = instanceOrStop()
  const { results, notes } = await proofs(seconds)
  const build = recordBuild(root, settingsOf({ dataFolder, keysFolder }, instance.settings), now)
  if (!isBuilt(build)) tell('Nothing is built here: the record of the build is one of sources. Run ./run build first.')
  const { origin, backups, leastFreeBytes } = environment
  const patient = {
    ...{ dataFolder, keysFolder, file, program: root, origin, backups },
    ...{ leastFree: leastFreeBytes, isWhole: false, now, onProgress: () => undefined },
  }
  const url = values.url ?? null
  const gathering = { root, patient, instance, build, results, proofNotes: notes, url, onStep: tell }
  const { facts, sbom } = await gatherFacts(gathering)
  tell('Drawing the documents.')
  const protection = dataProtectionOf(gathering, languagesOf(instance.site.host?.memberState ?? null))
  const documents = [...documentsOf(facts), ...protection].toSorted((one, other) => (one.name < other.name ? -1 : 1))
  const written = writeDossier(folder, { facts, documents, build, sbom }, root)
  say(`The dossier stands in ${folder}: ${String(written.length)} files. Begin with 00-summary.pdf.`)
  const failed = failedProofs(facts)
  for (const proof of failed) say(`  FAILED: ${proof}`)
  process.exitCode = failed.length === 0 ? 0 : 1
}

/** Results that are recorded, and of the rest what there is time for now. */
async function proofs(seconds: number): Promise<{ results: readonly TestResult[]; notes: readonly string[] }> {
  const recorded = recordedResults(
    values.proofs === undefined ? resolve(recordedFolder) : pathGiven(values.proofs),
    root,
  )
  const known = new Set(recorded.results.map((result) => result.file))
  const { vitest, browser } = filesOf(readConformity(root).rows)
  const open = vitest.filter((name) => !known.has(name))
  const canRun = existsSync(join(root, 'node_modules/vitest')) && existsSync(join(root, 'tests'))
  const ran =
    open.length === 0 || seconds === 0 || !canRun ? [] : await runNow({ root, files: open, seconds, onBatch: tell })
  const files = new Set(ran.map((result) => result.file)).size
  const left = browser.filter((name) => !known.has(name)).length
  return {
    results: [...recorded.results, ...ran],
    notes: [
      recorded.note,
      ...(open.length === 0
        ? []
        : [
            `${String(files)} of ${String(open.length)} files of tests without a recorded result were run for this dossier, within ${String(seconds)} seconds${canRun ? '' : ': there are no tests on this machine'}. What was not run is marked so.`,
          ]),
      ...(left === 0
        ? []
        : [`${String(left)} files of journeys in a browser were not run: ./run test runs and records them.`]),
    ],
  }
}

function instanceOrStop() {
  if (!existsSync(file)) stop(`${dataFolder} holds no collection. Name its data folder with --data.`)
  try {
    const database = openInstanceForReading(file)
    const read = readInstance(database)
    database.$client.close()
    return read
  } catch (error) {
    // SqliteError: its messages name files, tables and codes.
    return stop(
      `${file} cannot be read (${error instanceof Error ? error.message : String(error)}). ./run doctor says more.`,
    )
  }
}

function settingsNow() {
  return existsSync(file) ? instanceOrStop().settings : null
}

function recordOrStop(path: string) {
  try {
    return buildRecord.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    // ENOENT, no JSON, or another shape.
    return stop(`${path} is no record of a build. Name a dossier, or its data/build.json.`, 2)
  }
}

function environmentOrStop() {
  try {
    return readEnvironment()
  } catch (error) {
    // The sentence names every variable that is wrong.
    return stop(error instanceof Error ? error.message : String(error))
  }
}
