import { stderr } from 'node:process'

/** What a command ends with: done, a problem that has been told, or words that make no command. */
export const exitCodes = { done: 0, problem: 1, usage: 2 } as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** The command line cannot be understood. */
export class UsageError extends Error {}

/** Tells a problem, and ends with its code. */
export function told(sentence: string): ExitCode {
  stderr.write(`${sentence}\n`)
  return exitCodes.problem
}

/** Runs a command, and sets the process's exit code. */
export async function runCommand(usage: string, command: () => Promise<ExitCode>): Promise<void> {
  try {
    process.exitCode = await command()
  } catch (error) {
    process.exitCode = isUsage(error) ? exitCodes.usage : exitCodes.problem
    stderr.write(isUsage(error) ? `${(error as Error).message}\n\n${usage}` : bugReport(error))
  }
}

const isUsage = (error: unknown): boolean =>
  error instanceof UsageError || String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')

/** Where it happened, without the message: a message might quote a statement. */
function bugReport(error: unknown): string {
  const { name, stack = '', code } = error as NodeJS.ErrnoException
  const frames = stack.split('\n').filter((line) => /^\s+at /u.test(line))
  return [`Something failed that should not: ${name} ${code ?? ''}. Please report it:`, ...frames, ''].join('\n')
}
