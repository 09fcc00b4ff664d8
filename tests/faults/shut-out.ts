import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { quickly } from './signer.ts'
import { copyOf, databaseIn, type Template } from './template.ts'

interface Mishap {
  readonly happens: (folder: string) => void
  /** What the sentence must say, so that somebody knows what to do. */
  readonly says: RegExp
}

/** What a hoster finds in the morning: the folder, changed while nothing ran. */
export const mishaps = {
  'a lost fingerprint key': {
    happens: (folder) => {
      rmSync(join(folder, 'data', 'keys', 'fingerprint.key'))
    },
    says: /fingerprint\.key is missing.*Put back its copy/u,
  },
  'a lost server key': {
    happens: (folder) => {
      rmSync(join(folder, 'data', 'keys', 'server.key'))
    },
    says: /server\.key is missing.*Put back its copy/u,
  },
  'a lost folder of keys': {
    happens: (folder) => {
      rmSync(join(folder, 'data', 'keys'), { recursive: true })
    },
    says: /missing.*Put back its copy/u,
  },
  'an emptied database': {
    happens: (folder) => {
      rmSync(`${databaseIn(folder)}-wal`, { force: true })
      truncateSync(databaseIn(folder))
    },
    says: /colligo\.sqlite.*(?:[Rr]estore|[Pp]ut back)/u,
  },
  'a database of something else': {
    happens: (folder) => {
      rmSync(`${databaseIn(folder)}-wal`, { force: true })
      writeFileSync(databaseIn(folder), Buffer.alloc(40_960, 'This is not a database. '))
    },
    says: /colligo\.sqlite.*(?:[Rr]estore|[Pp]ut back)/u,
  },
  'a read-only disk': { happens: () => undefined, says: /read-only/u },
} as const satisfies Readonly<Record<string, Mishap>>

const readOnlyDisk: keyof typeof mishaps = 'a read-only disk'

interface Answer {
  readonly code: number | null
  /** Standard error. */
  readonly sentence: string
  /** Whether every byte in the folder is what it was. */
  readonly isUntouched: boolean
}

const onReadOnlyDisk = `
mount -t tmpfs -o size=64m tmpfs "$DISK" && cp -a "$FROM/data" "$DISK/" && mount -o remount,ro "$DISK" || exit 99
exec "$@"`

/** Starts a command that opens the collection after a mishap, and listens to what it says. */
function openAfter(mishap: keyof typeof mishaps, template: Template, folder: string): Answer {
  copyOf(template, folder)
  mishaps[mishap].happens(folder)
  const disk = join(folder, 'disk')
  mkdirSync(disk)
  const before = digestOf(join(folder, 'data'))
  const words = [
    ...(mishap === readOnlyDisk ? ['unshare', '-m', 'sh', '-c', onReadOnlyDisk, 'sh'] : []),
    ...[process.execPath, ...quickly.flags, join('lib', 'cli', 'organisers.ts'), 'add', '--name', 'Ines'],
    ...['--email', 'ines@example.eu', '--data', join(mishap === readOnlyDisk ? disk : folder, 'data')],
  ]
  const { status, stderr } = spawnSync(words[0]!, words.slice(1), {
    env: { ...process.env, ...quickly.env, DISK: disk, FROM: folder },
    encoding: 'utf8',
    timeout: 30_000,
  })
  return { code: status, sentence: stderr, isUntouched: digestOf(join(folder, 'data')) === before }
}

/** What is wrong with the answer to a mishap: it should be no, in one clear sentence, and nothing should be touched. */
export function wrongAfter(mishap: keyof typeof mishaps, template: Template, folder: string): readonly string[] {
  const { code, sentence, isUntouched } = openAfter(mishap, template, folder)
  return [
    ...(code === 1 ? [] : [`${mishap}: it ended with ${String(code)}`]),
    ...(mishaps[mishap].says.test(sentence) && sentence.trim().split('\n').length === 1
      ? []
      : [`${mishap}: it says ${sentence}`]),
    ...(isUntouched ? [] : [`${mishap}: something in the folder was changed`]),
  ]
}

function digestOf(folder: string): string {
  const hash = createHash('sha256')
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : []
  for (const { parentPath, name } of files.filter((one) => one.isFile())) {
    hash.update(`${parentPath}/${name}\n`).update(readFileSync(join(parentPath, name)))
  }
  return hash.digest('hex')
}
