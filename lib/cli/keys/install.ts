import { readFileSync } from 'node:fs'
import { stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { pathGiven } from '#lib/config/path-given'
import { installKey } from '#lib/organising/keys'
import { exitCodes, told, UsageError, type ExitCode } from '../../opening/command.ts'
import { openFolder } from '../open-folder.ts'

const refusals = {
  'not-a-public-key': 'That is not a public key made by ./run keys new: give organisers-public-key.json.',
  'has-statements':
    'Statements are sealed to another key already. A new one takes its place only when two organisers agree: on their page Keys.',
  'private-key':
    'Stop: that is the private key. It does not belong on a server. Give organisers-public-key.json instead.',
} as const

/** Gives the organisers' public key to the server that this folder belongs to. */
export async function run(words: string[]): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { data: { type: 'string' } },
  })
  const [file] = positionals
  if (file === undefined) throw new UsageError('Name the file of the public key.')
  const text = textOf(pathGiven(file))
  if (text === null) return told(`${file} cannot be read. Check the name and the rights of the file.`)

  const instance = openFolder(values.data)
  const installed = installKey(instance.organising, instance.keys, text, null)
  await instance.close()
  if (!installed.ok) return told(refusals[installed.problem])
  stdout.write(
    `Installed the key ${installed.value.id}. It seals nothing before it is rehearsed: ./run keys rehearse\n`,
  )
  return Promise.resolve(exitCodes.done)
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // ENOENT, EACCES, EISDIR: nothing to read at this path.
    return null
  }
}
