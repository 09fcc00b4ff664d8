/**
 * `./run export open`: opens an export on the organisers' own machine, offline, into the package that goes to the
 * competent authority. `./run export find`: finds somebody's statement in one, for the person who asks without a receipt.
 */
import { once } from 'node:events'
import { join } from 'node:path'
import { argv, stderr, stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { pathGiven } from '#lib/config/path-given'
import { askedLines } from '#lib/opening/asked-lines'
import { exitCodes, runCommand, told, UsageError, type ExitCode } from '#lib/opening/command'
import { findStatements } from '#lib/opening/find-statements'
import { openFile } from '#lib/opening/node/file-source'
import { nodeMachine } from '#lib/opening/node/node-machine'
import { openExportFile, type FileOpening, type PackageOnDisk } from '#lib/opening/node/open-export-file'
import { progressOn } from '#lib/opening/progress'
import { openingSentence } from '#lib/opening/sentences'
import { givenKeys, keyOptions, type KeyWords } from './keys/given-keys.ts'
import { keyUsage } from './keys/usage.ts'

const usage = `Usage: ./run export open FILE ${keyUsage} --out DIR
       ./run export find FILE ${keyUsage}

Opens an export that was downloaded from the organisers' page, offline, into the package for the
competent authority: one ZIP, in the authority's envelope where the export names its key.
An opening that was cut off goes on where it was when you give the same command again.

  FILE               the export
  --share FILE       a share of the private key; as often as shares are needed
  --type-shares      ask for the digits of the shares
  --key KEY          organisers-private-key.json, a key that is one file
                     After a change of keys an export may need both: give what belongs to each.
  --out DIR          a folder that does not exist yet
  --language XX      of what officials read; the authority's own where absent
  --sample N         draw a random sample of so many statements, for a Member State that verifies by
  --seed TEXT        sampling, by a word that the authority gives: the same word draws the same sample
  --unpacked         lay the files into the folder as they are: no ZIP, and no envelope
find asks on the terminal for parts of names and for a day of birth or a number, opens every
statement in memory, prints the identifiers of those that fit, and writes nothing.

  --passphrase-file  read the passphrase from a file; --passphrase-stdin from a pipe
`

// Writing makes much short-lived garbage; the heap would grow by 100 MB to hold more of it before it is swept, and what is
// outside of it, which only a sweep frees, by as much again. (What is freed goes back to the system at once where `./run`
// starts this: `MALLOC_MMAP_THRESHOLD_` in package.json, which glibc reads.)
setFlagsFromString('--semi-space-growth-factor=1')
setFlagsFromString('--optimize-for-size')

await runCommand(usage, () => (argv[2] === 'find' ? find(argv.slice(3)) : open(argv.slice(2))))

async function open(words: string[]): Promise<ExitCode> {
  const { keyWords, ...given } = read(words)
  const keys = await givenKeys(keyWords)
  if (!keys.ok) return told(keys.problem)

  const progress = progressOn(stderr)
  const opened = await openExportFile({
    ...given,
    privateKeys: keys.value,
    onProgress: progress.show,
    signal: interruption(),
  })
  progress.stop()
  if (!opened.ok) return told(openingSentence(opened.problem))

  stdout.write(doneSentence(opened.value, given.directory))
  stderr.write(whatNext(opened.value))
  return exitCodes.done
}

function doneSentence({ manifest: { count, memberState }, names }: PackageOnDisk, directory: string): string {
  const statements = `${String(count)} ${count === 1 ? 'statement' : 'statements'} of support`
  const [name] = names
  return `${statements} of citizens of ${memberState}: ${names.length === 1 ? join(directory, name ?? '') : directory}\n`
}

function whatNext({ isWrapped, manifest: { recipient, signingKey } }: PackageOnDisk): string {
  const envelope = isWrapped
    ? `The package lies in the envelope of ${recipient?.authority ?? ''}: nobody else can open it, you included.`
    : 'The package is NOT in an envelope: whoever gets hold of it can read it. Encrypt it before you send it.'
  const signed = `It is signed with ${signingKey}. Tell the authority this key by another way.`
  return `${envelope}\n${signed}\nIt holds personal data. Delete your copies when the law says so.\n`
}

async function find(words: string[]): Promise<ExitCode> {
  const { file, keyWords } = readFind(words)
  const keys = await givenKeys(keyWords)
  if (!keys.ok) return told(keys.problem)
  const [names = '', birthOrNumber = ''] = await askedLines([
    'Parts of the names: ',
    'Day of birth (day month year), or number of the document: ',
  ])
  if (`${names}${birthOrNumber}`.trim() === '') return told('Say whom to look for: names, a day of birth or a number.')

  const progress = progressOn(stderr)
  const exported = await openFile(pathGiven(file))
  if (exported === null) return told(openingSentence({ code: 'no-such-export' }))
  const options = { privateKeys: keys.value, onProgress: progress.show, signal: interruption() }
  const found = await findStatements({ ...options, source: exported, machine: nodeMachine() }, { names, birthOrNumber })
  progress.stop()
  await exported.close()
  if (!found.ok) return told(openingSentence(found.problem))
  for (const { identifier, signedOn } of found.value) stdout.write(`${identifier}  ${signedOn}\n`)
  const { length } = found.value
  stderr.write(length === 0 ? 'No statement fits.\n' : `${String(length)} found. Nothing was written down.\n`)
  return exitCodes.done
}

function readFind(words: string[]): Pick<Words, 'file' | 'keyWords'> {
  const { values, positionals } = parseArgs({ args: words, allowPositionals: true, options: keyOptions })
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0) throw new UsageError('Name one export.')
  return { file: pathGiven(file), keyWords: values }
}

interface Words extends Pick<FileOpening, 'file' | 'directory' | 'language' | 'sample' | 'isUnpacked'> {
  readonly keyWords: KeyWords
}

function read(words: string[]): Words {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      ...keyOptions,
      out: { type: 'string' },
      language: { type: 'string' },
      sample: { type: 'string' },
      seed: { type: 'string' },
      unpacked: { type: 'boolean', default: false },
    },
  })
  const [verb, file, ...others] = positionals
  const { out: directory, language, sample, seed, unpacked: isUnpacked, ...keyWords } = values
  if (verb !== 'open') throw new UsageError('Say what to do with an export: open, find.')
  if (file === undefined || others.length > 0) throw new UsageError('Name one export.')
  if (directory === undefined) throw new UsageError('Name the key and the folder: --key, --out.')
  return {
    file: pathGiven(file),
    keyWords,
    directory: pathGiven(directory),
    isUnpacked,
    ...(language === undefined ? {} : { language }),
    ...sampleWish(sample, seed),
  }
}

function sampleWish(sample: string | undefined, seed: string | undefined): Pick<FileOpening, 'sample'> {
  if (sample === undefined && seed === undefined) return {}
  if (sample === undefined || seed === undefined) throw new UsageError('--sample and --seed belong together.')
  if (!/^[1-9]\d{0,6}$/u.test(sample)) throw new UsageError('--sample takes a number of statements, as 1000.')
  if (!/^[^\p{C}]{1,200}$/u.test(seed)) throw new UsageError('--seed takes a word, or up to 200 characters.')
  return { sample: { size: Number(sample), seed } }
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
