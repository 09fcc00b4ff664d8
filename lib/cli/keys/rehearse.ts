import { readFile } from 'node:fs/promises'
import { stderr, stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { pathGiven } from '#lib/config/path-given'
import { exitCodes, told, UsageError, type ExitCode } from '#lib/opening/command'
import { unlockKey } from '#lib/opening/key-file'
import { obtainPassphrase } from '#lib/opening/passphrase-input'
import { openSample } from '#lib/opening/rehearsal'
import { keySentence, rehearsalSentence } from '#lib/opening/sentences'

/**
 * Opens the sample that the live server sealed, offline, and prints the proof to paste on the organisers' page: it
 * shows before the first signature that the private key is there and opens what this server seals.
 */
export async function run(words: string[]): Promise<ExitCode> {
  const { values } = parseArgs({
    args: words,
    options: {
      key: { type: 'string' },
      sample: { type: 'string' },
      'passphrase-file': { type: 'string' },
      'passphrase-stdin': { type: 'boolean', default: false },
    },
  })
  const { key, sample, 'passphrase-file': passphraseFile, 'passphrase-stdin': stdin } = values
  if (key === undefined || sample === undefined) throw new UsageError('Name the key and the sample: --key, --sample.')
  const sealed = await textOf(pathGiven(sample))
  if (sealed === null) return told(rehearsalSentence('no-such-sample'))

  const file = passphraseFile === undefined ? undefined : pathGiven(passphraseFile)
  const passphrase = await obtainPassphrase({ file, stdin }, ['Passphrase of the private key: '])
  if (!passphrase.ok) return told(keySentence(passphrase.problem))
  const unlocked = await unlockKey(pathGiven(key), passphrase.value)
  if (!unlocked.ok) return told(keySentence(unlocked.problem))
  const opened = await openSample(unlocked.value, sealed)
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
