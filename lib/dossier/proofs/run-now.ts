import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vitestResults, type TestResult } from './test-results.ts'

/** Files that are run together: a run that is cut short loses no more than these. */
const together = 12

/** Rooms in the order in which they are run: what takes milliseconds first. */
const rooms = ['tests/unit/', 'tests/integration/', 'tests/faults/']

export interface RunNow {
  readonly root: string
  readonly files: readonly string[]
  /** After so many, nothing more is begun and what runs is stopped. */
  readonly seconds: number
  readonly onBatch: (sentence: string) => void
}

/**
 * Runs files of tests for as long as the time lasts.
 *
 * @returns What became of them. Files for which there was no time have no results, and nothing is said of them.
 */
export async function runNow({ root, files, seconds, onBatch }: RunNow): Promise<readonly TestResult[]> {
  const ends = performance.now() + seconds * 1000
  const ordered = rooms.flatMap((room) => files.filter((file) => file.startsWith(room)))
  const folder = mkdtempSync(join(tmpdir(), 'colligo-proofs-'))
  const results: TestResult[] = []
  try {
    for (let from = 0; from < ordered.length && performance.now() < ends; from += together) {
      onBatch(`${String(from)} of ${String(ordered.length)} files of tests were run.`)
      const output = join(folder, `${String(from)}.json`)
      await vitest(root, ordered.slice(from, from + together), output, ends - performance.now())
      if (existsSync(output)) results.push(...vitestResults(JSON.parse(readFileSync(output, 'utf8')), root))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return results
}

/** One run; ends also where tests fail, or when its time is over. */
function vitest(root: string, files: readonly string[], output: string, patience: number): Promise<void> {
  const words = ['run', ...files, '--coverage.enabled=false', '--reporter=json', `--outputFile.json=${output}`]
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...words], { cwd: root, stdio: 'ignore' })
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGTERM'), patience)
    child.once('error', () => {
      resolve()
    })
    child.once('close', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
