import { readFile } from 'node:fs/promises'
import { stderr, stdin } from 'node:process'
import { text as textOf } from 'node:stream/consumers'
import { fail, type Result } from '#lib/domain/result'
import { hiddenLines } from './hidden-lines.ts'
import { firstLineOf, passphraseFrom, type Passphrase } from './passphrase.ts'

/** Where the passphrase comes from: a file, a pipe, or the person at the terminal. */
export interface PassphraseSource {
  readonly file?: string | undefined
  readonly stdin?: boolean | undefined
}

export type PassphraseProblem =
  'passphrase-too-short' | 'passphrases-differ' | 'no-passphrase-file' | 'no-terminal' | 'interrupted'

/**
 * Gets the passphrase of a private key. Never from the command line: every program on the machine can read that.
 *
 * @param prompts - What to ask on a terminal; two prompts for a new passphrase, which must agree.
 */
export async function obtainPassphrase(
  source: PassphraseSource,
  prompts: readonly string[],
): Promise<Result<Passphrase, PassphraseProblem>> {
  if (source.file !== undefined) return passphraseIn(source.file)
  if (source.stdin === true) return passphraseFrom(firstLineOf(await textOf(stdin)))
  if (!stdin.isTTY) return fail('no-terminal')

  const lines = await hiddenLines(stdin, stderr, prompts)
  if (lines === null) return fail('interrupted')
  const [first = '', ...others] = lines
  const passphrase = passphraseFrom(first)
  return passphrase.ok && others.some((other) => other !== first) ? fail('passphrases-differ') : passphrase
}

async function passphraseIn(file: string): Promise<Result<Passphrase, PassphraseProblem>> {
  try {
    return passphraseFrom(firstLineOf(await readFile(file, 'utf8')))
  } catch {
    // ENOENT, EACCES, EISDIR: nothing to read at this path.
    return fail('no-passphrase-file')
  }
}
