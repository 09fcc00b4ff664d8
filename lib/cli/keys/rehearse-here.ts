import { stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { proveRehearsal, rehearsalSample, type KeyKeeping } from '#lib/organising/keys'
import { exitCodes, told, UsageError, type ExitCode } from '../../opening/command.ts'
import { keyIdOf } from '../../opening/private-key.ts'
import { openSample } from '../../opening/rehearsal.ts'
import { rehearsalSentence } from '../../opening/sentences.ts'
import { openFolder } from '../open-folder.ts'
import { givenKey, keyOptions } from './given-keys.ts'

/**
 * The whole rehearsal in one go, where key and data folder lie on one machine: training, a demonstration, a test. A
 * real collection rehearses on the organisers' page, and its private key never comes near the server.
 */
export async function run(words: string[]): Promise<ExitCode> {
  const { values } = parseArgs({ args: words, options: { ...keyOptions, data: { type: 'string' } } })
  const { data } = values
  if (data === undefined) throw new UsageError('Name the data folder: --data.')
  const key = await givenKey(values)
  if (!key.ok) return told(key.problem)

  const instance = openFolder(data)
  try {
    const sample = await rehearsalSample(instance.keys, sampleOf(instance.keys, keyIdOf(key.value)))
    if (!sample.ok) return told('There is no public key yet. First run: ./run keys install FILE --data FOLDER')
    const opened = await openSample(key.value, sample.value)
    if (!opened.ok) return told(rehearsalSentence(opened.problem))
    const proved = proveRehearsal(instance.organising, instance.keys, opened.value.proof, null)
    if (!proved.ok) return told('The server does not accept the proof. Install the public key again, and rehearse.')
    const sealing = instance.keys.sealing()?.id ?? ''
    stdout.write(`Rehearsed. Statements are sealed to the key ${sealing}.\n`)
    return exitCodes.done
  } finally {
    await instance.close()
  }
}

/** The key whose sample is opened: the one that was given, where it is installed; else the latest, whose sample says no. */
const sampleOf = (keys: KeyKeeping, id: string): string | null => (keys.all().some((key) => key.id === id) ? id : null)
