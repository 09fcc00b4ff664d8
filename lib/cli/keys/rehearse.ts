import { readFile } from 'node:fs/promises'
import { stderr, stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { pathGiven } from '#lib/config/path-given'
import { exitCodes, told, UsageError, type ExitCode } from '#lib/opening/command'
import { openSample } from '#lib/opening/rehearsal'
import { rehearsalSentence } from '#lib/opening/sentences'
import { givenKey, keyOptions } from './given-keys.ts'

/**
 * Opens the sample that the live server sealed, offline, and prints the proof to paste on the organisers' page: it
 * shows before the first signature that the private key is there and opens what this server seals.
 */
export async function run(words: string[]): Promise<ExitCode> {
  const { values } = parseArgs({ args: words, options: { ...keyOptions, sample: { type: 'string' } } })
  const { sample } = values
  if (sample === undefined) throw new UsageError('Name the sample: --sample.')
  const sealed = await textOf(pathGiven(sample))
  if (sealed === null) return told(rehearsalSentence('no-such-sample'))
  const key = await givenKey(values)
  if (!key.ok) return told(key.problem)
  const opened = await openSample(key.value, sealed)
  if (!opened.ok) return told(rehearsalSentence(opened.problem))

  stderr.write(
    `The key opens what the server seals for ${opened.value.initiative}. Paste this on the organisers’ page:\n`,
  )
  stdout.write(`${opened.value.proof}\n`)
  return exitCodes.done
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    // ENOENT, EACCES, EISDIR: nothing to read at this path.
    return null
  }
}
