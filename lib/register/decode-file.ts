import { fail, ok, type Result } from '#lib/domain/result'
import { problemAt, type ImportProblem } from './import-problem.ts'

/** A file as text, and the family of encodings it came in; `null` where it came as text already. */
export interface DecodedFile {
  readonly text: string
  readonly encoding: 'utf-8' | 'utf-16' | null
}

const largest = 1024 * 1024
const wholeFile = { path: '' }

/**
 * Reads bytes as UTF-8, or as UTF-16 where a byte order mark says so. Never guesses: a wrongly guessed encoding would
 * show signatories another wording than the register's.
 *
 * A NUL stands in no XML and no JSON; in a file that decodes as UTF-8 it betrays UTF-16 or UTF-32 without a mark.
 */
export function decodeFile(file: Uint8Array | string): Result<DecodedFile, ImportProblem> {
  if (file.length > largest) return fail(problemAt('too-large', wholeFile))
  if (typeof file === 'string') return decodedFrom(file.replace(/^\uFEFF/u, ''), null)
  const [label, encoding] = encodingOf(file)
  try {
    return decodedFrom(new TextDecoder(label, { fatal: true }).decode(file), encoding)
  } catch {
    // A TypeError: bytes that are not of the encoding.
    return fail(problemAt('wrong-encoding', wholeFile))
  }
}

function decodedFrom(text: string, encoding: DecodedFile['encoding']): Result<DecodedFile, ImportProblem> {
  const isReadable = text.isWellFormed() && !text.includes('\0')
  return isReadable ? ok({ text, encoding }) : fail(problemAt('wrong-encoding', wholeFile))
}

function encodingOf([first, second]: Uint8Array): readonly [string, 'utf-8' | 'utf-16'] {
  if (first === 0xff && second === 0xfe) return ['utf-16le', 'utf-16']
  if (first === 0xfe && second === 0xff) return ['utf-16be', 'utf-16']
  return ['utf-8', 'utf-8']
}
