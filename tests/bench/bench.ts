/**
 * `./run -s bench signing`, `journeys`, `pages`, `organisers`, `lighthouse`, `timing`, `export`, `desk` and `witness`: what each costs on this machine, and whether it tells
 * anything.
 *
 * The measuring happens in a process of its own, the head of a process group: whatever it starts (the build, the
 * server, an opening) ends with it, and its temporary folder goes, however the bench ends.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { optionsOr } from '#lib/cli/options'
import { stop } from '#lib/cli/terminal'
import { isMemberState } from '#lib/domain/member-states'

const usage = `Usage:
  ./run -s bench signing [--json] [--seconds N] [--connections N] [--statements N]
  ./run -s bench journeys [--json] [--seconds N] [--connections N]
  ./run -s bench pages [--json] [--seconds N] [--connections N]
  ./run -s bench organisers [--json] [--statements N] [--rounds N]
  ./run -s bench lighthouse [--json] [--language en]
  ./run -s bench timing [--json] [--pairs N]
  ./run -s bench export [--json] [--statements N] [--member-state EE]
  ./run -s bench desk [--json] [--statements N]
  ./run -s bench witness [--json] [--statements N]

  --json          one line of JSON on standard output instead of a table
  --seconds       how long to measure, warm-up and preparation aside: 30 where absent
  --connections   browsers at the same time: 32 where absent
  --statements    statements in the export: 100000 where absent; of signing, those that are there before: 0;
                  of organisers, those and as many rows on record: 1000000;
                  of witness, entries of the log that proofs are of: 10000000
  --rounds        how often each page is asked for: 100 where absent
  --pairs         first and repeated signatures: 10000 where absent
  --member-state  whose statements the exported ones are: DE where absent
`

interface Values {
  readonly seconds?: string | undefined
  readonly connections?: string | undefined
  readonly statements?: string | undefined
  readonly pairs?: string | undefined
  readonly rounds?: string | undefined
  readonly language?: string | undefined
  readonly 'member-state'?: string | undefined
}

const secondsIn = ({ seconds = '30' }: Values): number => wholeNumber('--seconds', seconds, 5, 3600)
const connectionsIn = ({ connections = '32' }: Values): number => wholeNumber('--connections', connections, 1, 1000)

/** The benches: their programs, the options that belong to them, and what their programs are told. */
const benches = {
  signing: {
    program: 'signing.ts',
    options: ['seconds', 'connections', 'statements'],
    words: (values: Values) => [
      JSON.stringify({
        seconds: secondsIn(values),
        connections: connectionsIn(values),
        statements: wholeNumber('--statements', values.statements ?? '0', 0, 10_000_000),
      }),
    ],
  },
  journeys: {
    program: 'journeys.ts',
    options: ['seconds', 'connections'],
    words: (values: Values) => [JSON.stringify({ seconds: secondsIn(values), connections: connectionsIn(values) })],
  },
  pages: {
    program: 'pages.ts',
    options: ['seconds', 'connections'],
    words: (values: Values) => [JSON.stringify({ seconds: secondsIn(values), connections: connectionsIn(values) })],
  },
  organisers: {
    program: 'organisers.ts',
    options: ['statements', 'rounds'],
    words: ({ statements = '1000000', rounds = '100' }: Values) => [
      JSON.stringify({
        statements: wholeNumber('--statements', statements, 1, 10_000_000),
        rounds: wholeNumber('--rounds', rounds, 5, 10_000),
      }),
    ],
  },
  lighthouse: {
    program: 'lighthouse.ts',
    options: ['language'],
    words: ({ language = 'en' }: Values) => [JSON.stringify({ language })],
  },
  timing: {
    program: 'timing.ts',
    options: ['pairs'],
    words: ({ pairs = '10000' }: Values) => [JSON.stringify({ pairs: wholeNumber('--pairs', pairs, 100, 1_000_000) })],
  },
  export: {
    program: 'export.ts',
    options: ['statements', 'member-state'],
    words: ({ statements = '100000', 'member-state': memberState = 'DE' }: Values) => {
      if (!isMemberState(memberState)) refuse(`There is no Member State "${memberState}".`)
      // Made-up people repeat after that.
      return [String(wholeNumber('--statements', statements, 1, 2_500_000)), memberState]
    },
  },
  desk: {
    program: 'desk.ts',
    options: ['statements'],
    words: ({ statements = '100000' }: Values) => [String(wholeNumber('--statements', statements, 1, 2_500_000))],
  },
  witness: {
    program: 'witness.ts',
    options: ['statements'],
    words: ({ statements = '10000000' }: Values) => [
      JSON.stringify({ leaves: wholeNumber('--statements', statements, 1000, 100_000_000), proofs: 5000 }),
    ],
  },
} as const

const { program, words } = readArguments(process.argv.slice(2))
const folder = mkdtempSync(join(tmpdir(), 'colligo-bench-'))
const measuring = spawn(process.execPath, [join(import.meta.dirname, program), folder, ...words], {
  detached: true,
  stdio: ['ignore', 'inherit', 'inherit'],
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, endAll)
measuring.once('exit', (code) => {
  endAll()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  process.exitCode = code ?? 1
})

/** Ends everything that was started: all of it is throw-away, so nobody is asked. */
function endAll(): void {
  try {
    if (measuring.pid !== undefined) process.kill(-measuring.pid, 'SIGKILL')
  } catch {
    // ESRCH: nothing is left of the group.
  }
}

function readArguments(args: string[]): { readonly program: string; readonly words: readonly string[] } {
  const { values, positionals } = optionsOr(usage.trimEnd(), {
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      seconds: { type: 'string' },
      connections: { type: 'string' },
      statements: { type: 'string' },
      pairs: { type: 'string' },
      rounds: { type: 'string' },
      language: { type: 'string' },
      'member-state': { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(usage)
    process.exit(0)
  }
  const [name = '', ...others] = positionals
  if (!isBench(name)) return refuse(`Say what to measure: ${Object.keys(benches).join(', ')}.`)
  if (others.length > 0) refuse('Too many arguments.')
  const { program, options, words } = benches[name]
  const known: readonly string[] = ['json', 'help', ...options]
  const stray = Object.keys(values).find((option) => !known.includes(option))
  if (stray !== undefined) refuse(`--${stray} does not belong to the bench of ${name}.`)
  return { program, words: [...words(values), ...(values.json ? ['--json'] : [])] }
}

function isBench(name: string): name is keyof typeof benches {
  return Object.hasOwn(benches, name)
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const number = Number(text)
  if (/^\d+$/u.test(text) && number >= least && number <= most) return number
  return refuse(`${option} takes a whole number from ${String(least)} to ${String(most)}.`)
}

function refuse(sentence: string): never {
  return stop(`${sentence}\n\n${usage.trimEnd()}`, 2)
}
