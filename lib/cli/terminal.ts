/** Writes a line to standard output. */
export const say = (line = ''): void => {
  process.stdout.write(`${line}\n`)
}

/**
 * Ends the command with a sentence on standard error that says what to do.
 *
 * @param code - 1 where something went wrong, 2 where the command itself was not understood.
 */
export function stop(sentence: string, code: 1 | 2 = 1): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(code)
}
