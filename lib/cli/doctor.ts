/**
 * `./run doctor`: looks at a collection and the machine under it, says what is wrong and what to do. Changes nothing, may
 * be run while the server runs, and with a damaged database.
 */
import { join } from 'node:path'
import { isWholeChain, miscounted, verifyChain, verifyEnd } from '#db/chain'
import { verifyMarks } from '#db/removal-marks'
import { readEnvironment, type Environment } from '#lib/config/environment'
import { pathGiven } from '#lib/config/path-given'
import { examine } from '#lib/doctor/examine'
import { report, verdictOf } from '#lib/doctor/report'
import { layoutBelow } from '#lib/hosting/layout'
import { collectionWith, inWordsOfHost } from '#lib/hosting/words-of-host'
import { optionsOr } from './options.ts'
import { say, stop } from './terminal.ts'

const usage = `Usage: ./run [-s] doctor [--json] [--whole] [--data FOLDER]
  Looks at a collection and the machine under it, and says what to do. Changes nothing; the server may run meanwhile.

  --json         one line of JSON
  --whole        read every page and every row: a minute for some million statements
  --data FOLDER  the data folder

  Ends with 1 where something is bad, with 0 where nothing is.`

const { values } = optionsOr(usage, {
  options: {
    json: { type: 'boolean', default: false },
    whole: { type: 'boolean', default: false },
    data: { type: 'string' },
  },
})

const now = new Date()
const environment = environmentOrStop()
const dataFolder = values.data === undefined ? environment.dataFolder : pathGiven(values.data)
const keysFolder =
  values.data === undefined ? environment.keysFolder : (environment.keysFolderGiven ?? join(dataFolder, 'keys'))

const found = await examine({
  dataFolder,
  keysFolder,
  file: join(dataFolder, 'colligo.sqlite'),
  program: process.cwd(),
  origin: environment.origin,
  backups: environment.backups,
  leastFree: environment.leastFreeBytes,
  isWhole: values.whole,
  now,
  chains: { isWholeChain, miscounted, verifyChain, verifyEnd, verifyMarks },
  onProgress: (rows) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${String(rows)} rows\u001B[K\r`)
  },
})
// Where a host keeps many, its own command is the way: what root does by another is root's.
const collection = collectionWith(layoutBelow(''), dataFolder)
const chapters = collection === null ? found : inWordsOfHost(found, collection, dataFolder)
const verdict = verdictOf(chapters)
say(
  values.json ? JSON.stringify({ at: now.toISOString(), dataFolder, verdict, chapters }) : report(chapters, dataFolder),
)
process.exitCode = verdict === 'bad' ? 1 : 0

function environmentOrStop(): Environment {
  try {
    return readEnvironment()
  } catch (error) {
    // The sentence names every variable that is wrong.
    return stop(error instanceof Error ? error.message : String(error))
  }
}
