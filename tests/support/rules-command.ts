import { spawn } from 'node:child_process'

interface Run {
  readonly exitCode: number | null
  readonly output: string
  readonly complaint: string
}

/** Runs the command for real and with little memory, with chunks of text or bytes on its standard input. */
export async function runRules(
  args: readonly string[],
  chunks: readonly (string | Uint8Array)[] = [],
  closesEarly = false,
): Promise<Run> {
  const child = spawn(process.execPath, ['--max-old-space-size=64', 'lib/cli/rules.ts', ...args])
  const read: Record<'output' | 'complaint', Buffer[]> = { output: [], complaint: [] }
  child.stdout.on('data', (chunk: Buffer) => {
    read.output.push(chunk)
    if (closesEarly) child.stdout.destroy()
  })
  child.stderr.on('data', (chunk: Buffer) => read.complaint.push(chunk))
  child.stdin.on('error', () => undefined)
  for (const chunk of chunks) child.stdin.write(chunk)
  child.stdin.end()
  const exitCode = await new Promise<number | null>((resolve) => child.on('close', resolve))
  const text = (parts: readonly Buffer[]) => Buffer.concat(parts).toString()
  return { exitCode, output: text(read.output), complaint: text(read.complaint) }
}

/** The answers on standard output, one a line. */
export const lines = (output: string): unknown[] =>
  output
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))

/** The answer to a line with hard problems. */
export const refused = (...problems: readonly (readonly [field: string, problem: string])[]) => ({
  ok: false,
  problems: problems.map(([field, problem]) => ({ field, problem, severity: 'hard' })),
})

export const line = (value: unknown): string => `${JSON.stringify(value)}\n`
