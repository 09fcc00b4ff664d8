/**
 * `./run export open`: opens an export on the organisers' own machine, offline, into the package that goes to the
 * competent authority.
 */
import { once } from 'node:events'
import { argv, stderr, stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { pathGiven } from '#lib/config/path-given'
import { exitCodes, runCommand, told, UsageError, type ExitCode } from '#lib/opening/command'
import { unlockKey } from '#lib/opening/key-file'
import { openExport } from '#lib/opening/open-export'
import { obtainPassphrase } from '#lib/opening/passphrase-input'
import { progressOn } from '#lib/opening/progress'
import { keySentence, openingSentence } from '#lib/opening/sentences'

const usage = `Usage: ./run export open FILE --key KEY --out DIR [--passphrase-file F | --passphrase-stdin]

Opens an export that was downloaded from the organisers' page, offline, into a folder for the
competent authority: statements.xml, statements.csv, forms.pdf, manifest.json.

  FILE               the export
  --key KEY          organisers-private-key.json
  --out DIR          a folder that does not exist yet
  --passphrase-file  read the passphrase from a file; --passphrase-stdin from a pipe
`

// Writing makes much short-lived garbage; the heap would grow by 100 MB to hold more of it before it is swept.
setFlagsFromString('--semi-space-growth-factor=1')

await runCommand(usage, () => open(argv.slice(2)))

async function open(words: string[]): Promise<ExitCode> {
  const { file, key, directory, passphraseFile, passphraseStdin } = read(words)
  const source = { file: passphraseFile, stdin: passphraseStdin }
  const passphrase = await obtainPassphrase(source, ['Passphrase of the private key: '])
  if (!passphrase.ok) return told(keySentence(passphrase.problem))
  const unlocked = await unlockKey(key, passphrase.value)
  if (!unlocked.ok) return told(keySentence(unlocked.problem))

  const progress = progressOn(stderr)
  const opened = await openExport({
    file,
    privateKey: unlocked.value,
    directory,
    onProgress: progress.show,
    signal: interruption(),
  })
  progress.stop()
  if (!opened.ok) return told(openingSentence(opened.problem))

  const { count, memberState } = opened.value
  const statements = `${String(count)} ${count === 1 ? 'statement' : 'statements'} of support`
  stdout.write(`${statements} of citizens of ${memberState} opened into ${directory}.\n`)
  stderr.write('These files hold personal data. Hand them over encrypted, and delete them when the law says so.\n')
  return exitCodes.done
}

interface Words {
  readonly file: string
  readonly key: string
  readonly directory: string
  readonly passphraseFile: string | undefined
  readonly passphraseStdin: boolean
}

function read(words: string[]): Words {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      out: { type: 'string' },
      'passphrase-file': { type: 'string' },
      'passphrase-stdin': { type: 'boolean', default: false },
    },
  })
  const [verb, file, ...others] = positionals
  const { key, out: directory, 'passphrase-file': passphraseFile, 'passphrase-stdin': passphraseStdin } = values
  if (verb !== 'open') throw new UsageError('Say what to do with an export: open.')
  if (file === undefined || others.length > 0) throw new UsageError('Name one export.')
  if (key === undefined || directory === undefined) throw new UsageError('Name the key and the folder: --key, --out.')
  return {
    file: pathGiven(file),
    key: pathGiven(key),
    directory: pathGiven(directory),
    passphraseFile: passphraseFile === undefined ? undefined : pathGiven(passphraseFile),
    passphraseStdin,
  }
}

/** Fires on Ctrl-C and its relatives; the opening then deletes what it has written. */
function interruption(): AbortSignal {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    void once(process, signal).then(() => {
      stop.abort()
    })
  }
  return stop.signal
}
