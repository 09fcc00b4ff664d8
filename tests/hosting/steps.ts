import { spawnSync } from 'node:child_process'

/** What came of every check so far. */
export const tally = { passed: 0, failed: 0, leftOut: [] as string[] }

export const tell = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

/** Does one check, and goes on with the others whatever comes of it. */
export async function check(what: string, work: () => Promise<void> | void): Promise<boolean> {
  try {
    await work()
    tally.passed += 1
    tell(`  ok    ${what}`)
    return true
  } catch (error) {
    tally.failed += 1
    tell(
      `  FAIL  ${what}\n        ${(error instanceof Error ? error.message : String(error)).replaceAll('\n', '\n        ')}`,
    )
    return false
  }
}

/** Says that something was not done here, and why. */
export function leaveOut(what: string, why: string): void {
  tally.leftOut.push(`${what}: ${why}`)
}

export interface Ran {
  readonly code: number
  readonly said: string
}

interface RunOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
  readonly minutes?: number
}

/** Runs a program to its end. */
export function run(program: string, words: readonly string[], options: RunOptions = {}): Ran {
  const { cwd, env, input, minutes = 2 } = options
  const { status, stdout, stderr, error } = spawnSync(program, words, {
    ...(cwd === undefined ? {} : { cwd }),
    ...(input === undefined ? {} : { input }),
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout: minutes * 60_000,
    maxBuffer: 1 << 26,
  })
  return { code: status ?? 1, said: `${stdout}${stderr}${error === undefined ? '' : error.message}` }
}

/** The same, where anything but success is a failure. */
export function must(program: string, words: readonly string[], options: RunOptions = {}): string {
  const { code, said } = run(program, words, options)
  if (code !== 0)
    throw new Error(`${program} ${words.slice(0, 6).join(' ')} ended with ${String(code)}:\n${said.slice(-1500)}`)
  return said
}

export function expectThat(isSo: boolean, otherwise: string): void {
  if (!isSo) throw new Error(otherwise)
}
