import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { buildSite } from '#lib/cli/site'
import { stop } from '#lib/cli/terminal'
import { recordedFolder, stampResults } from '#lib/dossier/proofs/recorded'
import { bringTools } from './support/tools.ts'

/**
 * Every test: what each step needs, vitest's rooms, then the journeys in a browser against the built site. Closes with
 * one line that counts them all. What the runners wrote stays, for `./run dossier`.
 */
const results = resolve(recordedFolder)
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

interface Count {
  readonly passed: number
  readonly failed: number
}

try {
  bringTools((line) => process.stderr.write(`${line}\n`))
} catch (error) {
  stop(error instanceof Error ? error.message : String(error))
}

const rooms = runVitest()
await buildSite({ out: 'ignore' })
const journeys = runPlaywright()
stampResults(results, process.cwd(), new Date())
const passed = rooms.passed + journeys.passed
const failed = rooms.failed + journeys.failed
process.stdout.write(`\n${String(passed)} passed, ${String(failed)} failed\n`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1

function runVitest(): Count {
  const file = join(results, 'vitest.json')
  const words = ['run', '--coverage.enabled', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]
  const code = run('node_modules/vitest/vitest.mjs', words)
  const read = z.object({ numPassedTests: z.int(), numFailedTests: z.int() }).parse(json(file))
  return counted(read.numPassedTests, read.numFailedTests, code)
}

function runPlaywright(): Count {
  const file = join(results, 'playwright.json')
  const code = run('node_modules/@playwright/test/cli.js', ['test', '--reporter=line,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  })
  const read = z
    .object({ stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }) })
    .parse(json(file))
  return counted(read.stats.expected, read.stats.unexpected + read.stats.flaky, code)
}

/** A runner that ends badly without a failed test (coverage that fell, a file that does not load) failed all the same. */
function counted(passed: number, failed: number, code: number | null): Count {
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed }
}

function run(
  program: string,
  words: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): number | null {
  return spawnSync(process.execPath, [program, ...words], { stdio: 'inherit', env: { ...process.env, ...variables } })
    .status
}

function json(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // ENOENT: the runner died before it could count.
    return stop('The tests could not be run to their end.')
  }
}
