import { statSync, type Stats } from 'node:fs'
import { join } from 'node:path'

/** What is wrong with a file or folder that is for one user's eyes alone, and the command that mends it. */
export interface Laxity {
  readonly kind: 'mode' | 'owner'
  /** One sentence. Names paths and numbers, never what lies there. */
  readonly says: string
  readonly mend: string
}

/** Names of the keys that every collection has. */
export const keyNames = ['fingerprint.key', 'server.key']

const folderMode = 0o700
const fileMode = 0o600

/** Everything that nobody but the server's own user may get at: folders, and files in them. What is not there counts for nothing. */
export function privatePaths({ dataFolder, keysFolder }: { readonly dataFolder: string; readonly keysFolder: string }) {
  const file = join(dataFolder, 'colligo.sqlite')
  const keys = [...keyNames, 'news.key'].map((name) => join(keysFolder, name))
  return { folders: [dataFolder, keysFolder], files: [file, `${file}-wal`, `${file}-shm`, ...keys] }
}

/** Whether others on this machine can get at them. */
export const laxModes = ({ folders, files }: ReturnType<typeof privatePaths>): readonly Laxity[] => [
  ...folders.flatMap((path) => laxMode(path, folderMode)),
  ...files.flatMap((path) => laxMode(path, fileMode)),
]

/** Whether a file that holds a secret can be read by others. */
export const laxSecretFile = (file: string): readonly Laxity[] => laxMode(file, fileMode)

function laxMode(path: string, wanted: number): readonly Laxity[] {
  const mode = existing(path)?.mode
  if (mode === undefined || (mode & 0o777 & ~wanted) === 0) return []
  const [is, should] = [octal(mode & 0o777), octal(wanted)]
  const says = `${path} has mode ${is} and should have ${should}: others on this machine can get at it.`
  return [{ kind: 'mode', says, mend: `chmod ${should} ${path}` }]
}

/**
 * Whether all of them belong to one user.
 *
 * @param whose - How that user is called in the sentence.
 */
export const wrongOwners = (
  paths: readonly string[],
  { uid, gid }: { readonly uid: number; readonly gid: number },
  whose: string,
): readonly Laxity[] =>
  paths.flatMap((path) => {
    const found = existing(path)
    if (found === undefined || found.uid === uid) return []
    const says = `${path} belongs to user ${String(found.uid)}, ${whose} to user ${String(uid)}.`
    return [{ kind: 'owner', says, mend: `chown ${String(uid)}:${String(gid)} ${path}` }]
  })

const octal = (mode: number): string => mode.toString(8).padStart(4, '0')

const existing = (path: string): Stats | undefined => statSync(path, { throwIfNoEntry: false })
