import { argv, stderr, stdout, version } from 'node:process'
import { storedAmong } from '#lib/cli/load/stored'
import { serveThrowAway, type ThrowAway } from '#lib/cli/load/throw-away'
import { errorsIn, refusalsIn, type Ledger } from '#lib/load/ledger'
import { watchMemory } from '#lib/load/process-tree'
import { prefill } from './prefill.ts'

/** What `bench.ts` hands to the program of a bench: an empty folder, options in JSON, and whether JSON is wanted. */
export function given(): { readonly folder: string; readonly options: unknown; readonly isJson: boolean } {
  const [, , folder = '', options = '{}', json] = argv
  return { folder, options: JSON.parse(options), isJson: json === '--json' }
}

/** Writes what goes on for people; nothing where a program reads. */
export const teller =
  (isJson: boolean) =>
  (line: string): void => {
    if (!isJson) stderr.write(`${line}\n`)
  }

/** What is known after the server was killed without a warning. */
export interface Ending {
  readonly acknowledged: number
  readonly stored: number
  readonly peakMemoryMB: number
  readonly nodeVersion: string
}

/** Serves a throw-away collection, and does something with it while its memory is watched. */
export async function measuredSite<Found>(
  folder: string,
  environment: Readonly<Record<string, string>>,
  statements: number,
  work: (site: ThrowAway) => Promise<{ readonly book: Ledger; readonly found: Found }>,
): Promise<{ readonly found: Found; readonly ending: Ending }> {
  const site = await serveThrowAway(folder, environment, (dataFolder) => {
    if (statements > 0) prefill(dataFolder, statements)
  })
  const memory = watchMemory(site.pid)
  const { book, found } = await work(site)
  memory.end()
  await site.kill()
  const stored = await storedAmong(book.receipts(), site.dataFolder, site.foundedAt)
  const acknowledged = book.receipts().length
  const own = { rows: stored.rows - statements, counted: stored.counted - statements }
  complain(book, acknowledged, { ...own, lost: stored.lost })
  const peakMemoryMB = Math.round(memory.most() / 1024 / 1024)
  return { found, ending: { acknowledged, stored: own.rows, peakMemoryMB, nodeVersion: version } }
}

/** Ends the bench with an error where an answer was wrong, or what was acknowledged is not what is stored. */
function complain(
  book: Ledger,
  acknowledged: number,
  { rows, counted, lost }: { readonly rows: number; readonly counted: number; readonly lost: number },
): void {
  const wrong = errorsIn(book) + refusalsIn(book)
  if (wrong > 0) {
    stderr.write(`${String(wrong)} answers were not the expected ones: ${JSON.stringify(book.troubles())}\n`)
    process.exitCode = 1
  }
  // With wrong answers nobody can say what should be stored; that nothing is lost can be said all the same.
  if (lost === 0 && (wrong > 0 || (rows === acknowledged && counted === acknowledged))) return
  stderr.write(
    `${String(acknowledged)} statements were acknowledged, ${String(rows)} are stored and ${String(counted)} ` +
      `counted; ${String(lost)} of the acknowledged are missing.\n`,
  )
  process.exitCode = 1
}

/** Writes figures as one line of JSON, or as a table of those that have a label. */
export function writeFigures(
  figures: Readonly<Record<string, unknown>>,
  isJson: boolean,
  labels: Readonly<Record<string, string>>,
): void {
  const rows = Object.entries(labels)
    .filter(([name]) => name in figures)
    .map(([name, label]) => `${label.padEnd(44)}${String(figures[name]).padStart(12)}\n`)
  stdout.write(isJson ? `${JSON.stringify(figures)}\n` : rows.join(''))
}

export const rounded = (value: number, digits: number): number => Number(value.toFixed(digits))
