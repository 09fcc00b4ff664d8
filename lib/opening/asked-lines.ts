import { stderr, stdin } from 'node:process'
import { createInterface } from 'node:readline/promises'
import { text as textOf } from 'node:stream/consumers'

/**
 * Asks for lines on the terminal, or reads them from a pipe. Never from the command line: every program on the machine can
 * read that, and the shell remembers it.
 */
export async function askedLines(prompts: readonly string[]): Promise<readonly string[]> {
  if (!stdin.isTTY) {
    const lines = (await textOf(stdin)).split(/\r?\n/u)
    return prompts.map((_, index) => lines[index] ?? '')
  }
  const terminal = createInterface({ input: stdin, output: stderr, historySize: 0 })
  const lines: string[] = []
  try {
    for (const prompt of prompts) lines.push(await terminal.question(prompt))
  } finally {
    terminal.close()
  }
  return lines
}
