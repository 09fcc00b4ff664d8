import { stderr, stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { pathGiven } from '#lib/config/path-given'
import { exitCodes, told, UsageError, type ExitCode } from '#lib/opening/command'
import { unlockKey } from '#lib/opening/key-file'
import { newKeyPair, newPrivateKey } from '#lib/opening/locked-key'
import { obtainPassphrase } from '#lib/opening/passphrase-input'
import { keyIdOf } from '#lib/opening/private-key'
import { keySentence } from '#lib/opening/sentences'
import { holdsKey, writeKeyPair } from '#lib/opening/write-key-pair'
import { aloneWarning, handOutAdvice } from './sentences.ts'
import { listOf, readSplitOrder, splitOptions, writeShares, type SplitWords } from './write-shares.ts'

/**
 * Makes the organisers' key pair on their own machine: split among people, so that no file of the whole key ever lies
 * anywhere, or as one file with a passphrase.
 */
export async function run(words: string[]): Promise<ExitCode> {
  const { values } = parseArgs({
    args: words,
    options: {
      ...splitOptions,
      'passphrase-file': { type: 'string' },
      'passphrase-stdin': { type: 'boolean', default: false },
    },
  })
  const { out, split, holders } = values
  if (out === undefined) throw new UsageError('Name the folder for the keys: --out.')
  const directory = pathGiven(out)
  if (await holdsKey(directory)) return told(keySentence('key-exists'))
  if (split !== undefined || holders !== undefined) return await newShares(values, directory)

  const { 'passphrase-file': passphraseFile, 'passphrase-stdin': stdin } = values
  return await newFile(directory, {
    file: passphraseFile === undefined ? undefined : pathGiven(passphraseFile),
    stdin,
  })
}

async function newShares(words: SplitWords, directory: string): Promise<ExitCode> {
  const order = readSplitOrder(words)
  if (!order.ok) return told(order.problem)
  const key = await newPrivateKey()
  const written = await writeShares(key, order.value, directory)
  if (!written.ok) return told(written.problem)
  stdout.write(`Key ${keyIdOf(key)}\n${listOf(written.value, true)}`)
  stderr.write(handOutAdvice)
  return exitCodes.done
}

/** One file that opens everything alone; proves that it unlocks before anybody relies on it. */
async function newFile(
  directory: string,
  source: { readonly file: string | undefined; readonly stdin: boolean },
): Promise<ExitCode> {
  stderr.write(aloneWarning)
  const passphrase = await obtainPassphrase(source, ['New passphrase: ', 'The same again: '])
  if (!passphrase.ok) return told(keySentence(passphrase.problem))
  const pair = await newKeyPair(passphrase.value)
  const written = await writeKeyPair(directory, pair)
  if (!written.ok) return told(keySentence(written.problem))

  const { publicKeyFile, privateKeyFile } = written.value
  const unlocked = await unlockKey(privateKeyFile, passphrase.value)
  if (!unlocked.ok) return told(keySentence(unlocked.problem))
  stdout.write(
    `Key ${pair.publicKey.kid}\n` +
      `  ${publicKeyFile}   give this one to whoever runs the server\n` +
      `  ${privateKeyFile}   keep this one, offline, in two places; it never goes to a server\n`,
  )
  return exitCodes.done
}
