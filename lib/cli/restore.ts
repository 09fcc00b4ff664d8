/**
 * `./run restore`: opens a backup with the organisers' private key into a new data folder. Runs where the key is.
 */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { argv, stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { interruption } from '#lib/backup/interruption'
import { progressBar } from '#lib/backup/progress-bar'
import { putBack, restoreSentence, type Restored } from '#lib/backup/put-back'
import { pathGiven } from '#lib/config/path-given'
import { openBackup } from '#lib/opening/backup-file'
import { exitCodes, runCommand, told, UsageError, type ExitCode } from '#lib/opening/command'
import { unlockKey } from '#lib/opening/key-file'
import { obtainPassphrase } from '#lib/opening/passphrase-input'
import { keySentence } from '#lib/opening/sentences'

const usage = `Usage: ./run restore FILE --key KEY --to FOLDER [--passphrase-file F | --passphrase-stdin] [--json]

Opens a backup with the organisers' private key into a folder without a database, and checks it.

  FILE               the backup, colligo-….sqlite.age
  --key KEY          organisers-private-key.json
  --to FOLDER        the new data folder
  --passphrase-file  read the passphrase from a file; --passphrase-stdin from a pipe
`

await runCommand(usage, () => restore(argv.slice(2)))

async function restore(words: string[]): Promise<ExitCode> {
  const { file, key, folder, source, json } = read(words)
  const passphrase = await obtainPassphrase(source, ['Passphrase of the private key: '])
  if (!passphrase.ok) return told(keySentence(passphrase.problem))
  const unlocked = await unlockKey(key, passphrase.value)
  if (!unlocked.ok) return told(keySentence(unlocked.problem))

  const bar = progressBar('Restoring', json)
  const signal = interruption()
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  let done = 0
  const onRead = (bytes: number): void => {
    done += bytes
    bar.show(done, size)
  }
  const open = (into: string) => openBackup(file, into, unlocked.value, { onRead, signal })
  const restored = await putBack({ file, folder, open })
  bar.stop()
  if (!restored.ok) return told(restoreSentence(restored.problem))
  stdout.write(json ? `${JSON.stringify(restored.value)}\n` : sentences(restored.value, folder))
  return exitCodes.done
}

function sentences({ database, statements, sha256 }: Restored, folder: string): string {
  return `\
Restored ${String(statements)} ${statements === 1 ? 'statement' : 'statements'} of support, still sealed, into ${database}.
SHA-256 of the backup: ${sha256}. Compare it with the organisers' record of events or a note of your own:
whoever has the public key can make a file that opens.

Before a server uses this folder:
  1. Put the copies of fingerprint.key, server.key and news.key into ${join(folder, 'keys')} (mode 0600), or where
     COLLIGO_KEYS says. They are in no backup. Without the first, nobody's second signature would be noticed; without the last,
     nobody could read who wants news by e-mail.
  2. COLLIGO_DATA=${folder} ./run doctor
`
}

function read(words: string[]) {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      to: { type: 'string' },
      'passphrase-file': { type: 'string' },
      'passphrase-stdin': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  const [file, ...others] = positionals
  const { key, to, 'passphrase-file': passphraseFile, 'passphrase-stdin': stdin, json } = values
  if (file === undefined || others.length > 0) throw new UsageError('Name one backup.')
  if (key === undefined || to === undefined) throw new UsageError('Name the key and the folder: --key, --to.')
  const source = { file: passphraseFile === undefined ? undefined : pathGiven(passphraseFile), stdin }
  return { file: pathGiven(file), key: pathGiven(key), folder: pathGiven(to), source, json }
}
