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
import { givenKey, keyOptions } from './keys/given-keys.ts'
import { keyUsage } from './keys/usage.ts'

const usage = `Usage: ./run restore FILE ${keyUsage} --to FOLDER [--json]

Opens a backup with the organisers' private key into a folder without a database, and checks it.

  FILE               the backup, colligo-….sqlite.age
  --share FILE       a share of the private key; as often as shares are needed
  --type-shares      ask for the digits of the shares
  --key KEY          organisers-private-key.json, a key that is one file
                     The key is the one that statements were sealed to when the backup was made.
  --to FOLDER        the new data folder
  --passphrase-file  read the passphrase from a file; --passphrase-stdin from a pipe
`

await runCommand(usage, () => restore(argv.slice(2)))

async function restore(words: string[]): Promise<ExitCode> {
  const { file, keyWords, folder, json } = read(words)
  const key = await givenKey(keyWords)
  if (!key.ok) return told(key.problem)

  const bar = progressBar('Restoring', json)
  const signal = interruption()
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  let done = 0
  const onRead = (bytes: number): void => {
    done += bytes
    bar.show(done, size)
  }
  const open = (into: string) => openBackup(file, into, key.value, { onRead, signal })
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
    options: { ...keyOptions, to: { type: 'string' }, json: { type: 'boolean', default: false } },
  })
  const [file, ...others] = positionals
  const { to, json, ...keyWords } = values
  if (file === undefined || others.length > 0) throw new UsageError('Name one backup.')
  if (to === undefined) throw new UsageError('Name the key and the folder: --key, --to.')
  return { file: pathGiven(file), keyWords, folder: pathGiven(to), json }
}
