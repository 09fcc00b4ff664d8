/**
 * `./run -s bench signing` and `./run -s bench export`: what one signature and one export cost on this machine.
 *
 * The measuring happens in a process of its own, the head of a process group: whatever it starts (the build, the
 * server, an opening) ends with it, and its temporary folder goes, however the bench ends.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { stop } from '#lib/cli/terminal'
import { isMemberState } from '#lib/domain/member-states'

const usage = `Usage:
  ./run -s bench signing [--json] [--seconds N] [--connections N]
  ./run -s bench export [--json] [--statements N] [--member-state EE]

  --json          one line of JSON on standard output instead of a table
  --seconds       how long to measure, warm-up and preparation aside: 30 where absent
  --connections   browsers that sign at the same time: 32 where absent
  --statements    statements in the export: 100000 where absent
  --member-state  whose statements they are: DE where absent
`

const programs = { signing: 'signing.ts', export: 'export.ts' } as const

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
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        seconds: { type: 'string' },
        connections: { type: 'string' },
        statements: { type: 'string' },
        'member-state': { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    if (values.help) {
      process.stdout.write(usage)
      process.exit(0)
    }
    const [name, ...others] = positionals
    if (name === undefined) refuse('Say what to measure: signing or export.')
    if (name !== 'signing' && name !== 'export') refuse(`There is no bench "${name}": signing or export.`)
    if (others.length > 0) refuse('Too many arguments.')
    const given = name === 'signing' ? signingWords(values) : exportWords(values)
    return { program: programs[name], words: [...given, ...(values.json ? ['--json'] : [])] }
  } catch (error) {
    // What parseArgs throws is a sentence about the arguments.
    return refuse(error instanceof Error ? error.message : String(error))
  }
}

interface Values {
  readonly seconds?: string | undefined
  readonly connections?: string | undefined
  readonly statements?: string | undefined
  readonly 'member-state'?: string | undefined
}

function signingWords({ seconds = '30', connections = '32', ...others }: Values): readonly string[] {
  if (others.statements !== undefined) refuse('--statements belongs to the bench of the export.')
  if (others['member-state'] !== undefined) refuse('--member-state belongs to the bench of the export.')
  return [wholeNumber('--seconds', seconds, 5, 3600), wholeNumber('--connections', connections, 1, 1000)]
}

function exportWords({ statements = '100000', 'member-state': memberState = 'DE', ...others }: Values): string[] {
  if (others.seconds !== undefined) refuse('--seconds belongs to the bench of signing.')
  if (others.connections !== undefined) refuse('--connections belongs to the bench of signing.')
  if (!isMemberState(memberState)) refuse(`There is no Member State "${memberState}".`)
  // Made-up people repeat after that.
  return [wholeNumber('--statements', statements, 1, 2_500_000), memberState]
}

function wholeNumber(option: string, text: string, least: number, most: number): string {
  const number = Number(text)
  if (/^\d+$/u.test(text) && number >= least && number <= most) return String(number)
  return refuse(`${option} takes a whole number from ${String(least)} to ${String(most)}.`)
}

function refuse(sentence: string): never {
  return stop(`${sentence}\n\n${usage.trimEnd()}`, 2)
}
