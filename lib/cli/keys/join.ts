import { stderr, stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { pathGiven } from '#lib/config/path-given'
import { exitCodes, told, UsageError, type ExitCode } from '#lib/opening/command'
import { lockKey, publicKeyFileOf } from '#lib/opening/locked-key'
import { obtainPassphrase } from '#lib/opening/passphrase-input'
import { keySentence } from '#lib/opening/sentences'
import { holdsKey, writeKeyPair } from '#lib/opening/write-key-pair'
import { givenKey, keyOptions } from './given-keys.ts'
import { aloneWarning } from './sentences.ts'

/** Joins shares to one file with a passphrase, for those who choose it: to open, the shares themselves are enough. */
export async function run(words: string[]): Promise<ExitCode> {
  const { values } = parseArgs({ args: words, options: { ...keyOptions, out: { type: 'string' } } })
  const { out, 'passphrase-file': passphraseFile, 'passphrase-stdin': isPiped } = values
  if (out === undefined) throw new UsageError('Name the folder for the key: --out.')
  const directory = pathGiven(out)
  if (await holdsKey(directory)) return told(keySentence('key-exists'))
  const key = await givenKey(values)
  if (!key.ok) return told(key.problem)

  stderr.write(aloneWarning)
  const source = { file: passphraseFile === undefined ? undefined : pathGiven(passphraseFile), stdin: isPiped }
  const passphrase = await obtainPassphrase(source, ['New passphrase: ', 'The same again: '])
  if (!passphrase.ok) return told(keySentence(passphrase.problem))
  const publicKey = await publicKeyFileOf(key.value)
  const written = await writeKeyPair(directory, { publicKey, privateKey: await lockKey(key.value, passphrase.value) })
  if (!written.ok) return told(keySentence(written.problem))
  stdout.write(
    `Key ${publicKey.kid}\n  ${written.value.privateKeyFile}   opens everything alone, with its passphrase\n`,
  )
  return exitCodes.done
}
