import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { digestOfAll, digestsOf } from '../build/files-that-serve.ts'
import { playwrightResults, vitestResults, type TestResult } from './test-results.ts'

/** Where `./run test` leaves what its runners wrote, from the root. */
export const recordedFolder = 'tmp/proofs'

const stampFile = 'sources.json'

const stamp = z.object({ at: z.string(), sources: z.string() })

/** One digest over everything that a test could depend on in the repository. */
export const digestOfSources = (root: string): string =>
  digestOfAll(
    digestsOf(
      root,
      ['{app,lib,db,messages,tests,docs}/**/*', '*.{ts,js,json}', 'Dockerfile', 'compose.yaml', '.env.example'],
      /\.d\.json\.ts$|^next-env|\.tsbuildinfo$/u,
    ),
  )

/** Notes for which sources the results in a folder were made. */
export function stampResults(folder: string, root: string, at: Date): void {
  writeFileSync(
    join(folder, stampFile),
    `${JSON.stringify({ at: at.toISOString(), sources: digestOfSources(root) })}\n`,
  )
}

export interface Recorded {
  readonly results: readonly TestResult[]
  /** In words: whose results they are, or why there are none. */
  readonly note: string
}

/** Results that an earlier run has left; none where there are none, or where they are of other sources than these. */
export function recordedResults(folder: string, root: string): Recorded {
  if (!existsSync(join(folder, stampFile)))
    return { results: [], note: 'No results of a whole test run are recorded on this machine.' }
  const { at, sources } = stamp.parse(json(join(folder, stampFile)))
  if (sources !== digestOfSources(root))
    return { results: [], note: `The results of ${at} belong to other sources than these, and were not used.` }
  const read = (name: string, results: (parsed: unknown) => readonly TestResult[]): readonly TestResult[] =>
    existsSync(join(folder, name)) ? results(json(join(folder, name))) : []
  return {
    results: [
      ...read('vitest.json', (parsed) => vitestResults(parsed, root)),
      ...read('playwright.json', (parsed) => playwrightResults(parsed)),
    ],
    note: `Results of the whole test run of ${at}, of these very sources.`,
  }
}

const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))
