import type { ReadStream } from 'node:tty'

/**
 * Asks for lines on a terminal without showing what is typed.
 *
 * @returns `null` where the person pressed Ctrl-C or Ctrl-D.
 */
export function hiddenLines(
  input: ReadStream,
  output: NodeJS.WritableStream,
  prompts: readonly string[],
): Promise<readonly string[] | null> {
  const { promise, resolve } = Promise.withResolvers<readonly string[] | null>()
  const lines: string[] = []
  let line = ''

  const stop = (answer: readonly string[] | null): void => {
    input.off('data', read)
    input.setRawMode(false)
    input.pause()
    resolve(answer)
  }
  const read = (chunk: string): void => {
    // Arrows and function keys come as one sequence, and type nothing.
    if (chunk.startsWith('\u001B')) return
    for (const character of chunk) {
      const typed = after(line, character)
      if (typed === null) {
        output.write('\n')
        stop(null)
        return
      }
      line = typed.line
      if (!typed.isWhole) continue
      lines.push(line)
      line = ''
      output.write(`\n${prompts[lines.length] ?? ''}`)
      if (lines.length < prompts.length) continue
      stop(lines)
      return
    }
  }
  // Before anything is asked: whoever answers at once would else see what they type.
  input.setRawMode(true)
  input.setEncoding('utf8')
  input.on('data', read)
  input.resume()
  output.write(prompts[0] ?? '')
  return promise
}

/** A line after one more key; `null` where the key gives up. */
function after(line: string, key: string): { readonly line: string; readonly isWhole: boolean } | null {
  switch (key) {
    case '\u0003':
    case '\u0004':
      return null
    case '\r':
    case '\n':
      return { line, isWhole: true }
    case '\u007F':
    case '\b':
      return { line: [...line].slice(0, -1).join(''), isWhole: false }
    case '\u0015':
      return { line: '', isWhole: false }
    default:
      return { line: key < ' ' ? line : line + key, isWhole: false }
  }
}
