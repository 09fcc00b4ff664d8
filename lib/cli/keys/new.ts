import { stderr, stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { pathGiven } from '#lib/config/path-given'
import { exitCodes, told, UsageError, type ExitCode } from '#lib/opening/command'
import { newKeyPair, unlockKey } from '#lib/opening/key-file'
import { obtainPassphrase } from '#lib/opening/passphrase-input'
import { keySentence } from '#lib/opening/sentences'
import { holdsKey, writeKeyPair } from '#lib/opening/write-key-pair'

/** Makes the organisers' key pair on their own machine, and proves that the file unlocks before anybody relies on it. */
export async function run(words: string[]): Promise<ExitCode> {
  const { values } = parseArgs({
    args: words,
    options: {
      out: { type: 'string' },
      'passphrase-file': { type: 'string' },
      'passphrase-stdin': { type: 'boolean', default: false },
    },
  })
  const { out, 'passphrase-file': passphraseFile, 'passphrase-stdin': stdin } = values
  if (out === undefined) throw new UsageError('Name the folder for the keys: --out.')
  const directory = pathGiven(out)
  const file = passphraseFile === undefined ? undefined : pathGiven(passphraseFile)
  if (await holdsKey(directory)) return told(keySentence('key-exists'))

  stderr.write(warning)
  const passphrase = await obtainPassphrase({ file, stdin }, ['New passphrase: ', 'The same again: '])
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

const warning = `Statements of support can be opened with the private key and its passphrase alone.
Whoever loses either has lost every statement: nobody, we included, can bring them back.
Write the passphrase down and keep it apart from the key.
`
