/**
 * `./run keys`: the organisers' key pair. To add a subcommand, add a line to the table and a file to `keys/`.
 */
import { argv } from 'node:process'
import { runCommand, UsageError, type ExitCode } from '#lib/opening/command'
import { keyUsage, splitUsage } from './keys/usage.ts'

/** One subcommand. Loaded when asked for: the organisers' offline machine needs no database. */
interface Subcommand {
  readonly verb: string
  /** An option that tells two subcommands of one verb apart. */
  readonly option?: string
  readonly usage: string
  readonly load: () => Promise<{ readonly run: (words: string[]) => Promise<ExitCode> }>
}

const subcommands: readonly Subcommand[] = [
  {
    verb: 'new',
    usage: `new --out DIR ${splitUsage}   make the organisers’ key, split among people`,
    load: () => import('./keys/new.ts'),
  },
  {
    verb: 'new',
    usage: 'new --out DIR [--passphrase-file F | --passphrase-stdin]   make it as one file that opens everything alone',
    load: () => import('./keys/new.ts'),
  },
  {
    verb: 'split',
    usage: `split --key KEY --out DIR ${splitUsage}   split a key that is one file`,
    load: () => import('./keys/split.ts'),
  },
  {
    verb: 'reshare',
    usage: `reshare ${keyUsage} --out DIR ${splitUsage}   split a key anew, for other holders`,
    load: () => import('./keys/reshare.ts'),
  },
  {
    verb: 'join',
    usage: 'join (--share FILE … | --type-shares) --out DIR [--passphrase-file F]   join shares to one file',
    load: () => import('./keys/join.ts'),
  },
  {
    verb: 'install',
    usage: 'install FILE [--data FOLDER]   give the public key to the server of a data folder',
    load: () => import('./keys/install.ts'),
  },
  {
    verb: 'rehearse',
    option: '--data',
    usage: `rehearse ${keyUsage} --data FOLDER   the whole rehearsal, on one machine`,
    load: () => import('./keys/rehearse-here.ts'),
  },
  {
    verb: 'rehearse',
    option: '--sample',
    usage: `rehearse ${keyUsage} --sample FILE   open a sample, print its proof`,
    load: () => import('./keys/rehearse.ts'),
  },
]

const usage = `Usage:\n${subcommands.map((one) => `  ./run keys ${one.usage}\n`).join('')}`

await runCommand(usage, async () => {
  const [verb, ...words] = argv.slice(2)
  const found = subcommands.find((one) => one.verb === verb && (one.option === undefined || has(words, one.option)))
  if (found === undefined) throw new UsageError('Say what to do with the keys.')
  const { run } = await found.load()
  return run(words)
})

function has(words: readonly string[], option: string): boolean {
  return words.some((word) => word === option || word.startsWith(`${option}=`))
}
