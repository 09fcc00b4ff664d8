import { stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { pathGiven } from '#lib/config/path-given'
import { proveRehearsal, rehearsalSample } from '#lib/organising/keys'
import { exitCodes, told, UsageError, type ExitCode } from '../../opening/command.ts'
import { unlockKey } from '../../opening/key-file.ts'
import { obtainPassphrase } from '../../opening/passphrase-input.ts'
import { openSample } from '../../opening/rehearsal.ts'
import { keySentence, rehearsalSentence } from '../../opening/sentences.ts'
import { openFolder } from '../open-folder.ts'

/**
 * The whole rehearsal in one go, where key and data folder lie on one machine: training, a demonstration, a test. A
 * real collection rehearses on the organisers' page, and its private key never comes near the server.
 */
export async function run(words: string[]): Promise<ExitCode> {
  const { values } = parseArgs({
    args: words,
    options: {
      key: { type: 'string' },
      data: { type: 'string' },
      'passphrase-file': { type: 'string' },
      'passphrase-stdin': { type: 'boolean', default: false },
    },
  })
  const { key, data, 'passphrase-file': passphraseFile, 'passphrase-stdin': stdin } = values
  if (key === undefined || data === undefined) throw new UsageError('Name the key and the data folder: --key, --data.')
  const file = passphraseFile === undefined ? undefined : pathGiven(passphraseFile)
  const passphrase = await obtainPassphrase({ file, stdin }, ['Passphrase of the private key: '])
  if (!passphrase.ok) return told(keySentence(passphrase.problem))
  const unlocked = await unlockKey(pathGiven(key), passphrase.value)
  if (!unlocked.ok) return told(keySentence(unlocked.problem))

  const instance = openFolder(data)
  try {
    const sample = await rehearsalSample(instance.keys)
    if (!sample.ok) return told('There is no public key yet. First run: ./run keys install FILE --data FOLDER')
    const opened = await openSample(unlocked.value, sample.value)
    if (!opened.ok) return told(rehearsalSentence(opened.problem))
    const proved = proveRehearsal(instance.organising, instance.keys, opened.value.proof, null)
    if (!proved.ok) return told('The server does not accept the proof. Install the public key again, and rehearse.')
    stdout.write(`Rehearsed. Statements are sealed to the key ${proved.value.id}.\n`)
    return exitCodes.done
  } finally {
    await instance.close()
  }
}
