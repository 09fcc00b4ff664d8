import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Keys of the server's own, each in its own file, none in the database. */
export interface Secrets {
  /** Key of the duplicate fingerprints. Lost: duplicates are found no more. Leaked with the database: identities can be tried out. */
  readonly fingerprint: Buffer
  /** Root of the keys for challenges, receipts and organisers' one-time codes. */
  readonly server: Buffer
}

const files = { fingerprint: 'fingerprint.key', server: 'server.key' } as const

/**
 * Reads the server's keys; makes them where the instance is new.
 *
 * @param isNew - Whether there is no database yet. Where there is one, a missing key is never replaced: a new
 * fingerprint key would let everybody sign once more.
 * @param isDestroyed - Whether the statements were destroyed, and the fingerprint key with them. Asked only where it is
 * missing or damaged; a key that is good for nothing then takes its place in memory.
 *
 * @throws Error that says which file is missing, readable by others, or damaged, and what to do.
 */
export function readSecrets(folder: string, isNew: boolean, isDestroyed: IsDestroyed = never): Secrets {
  if (isNew) mkdirSync(folder, { recursive: true, mode: 0o700 })
  const read = (name: string): Buffer => readSecret(join(folder, name), isNew)
  const fingerprint = orNothing(() => read(files.fingerprint), isDestroyed)
  const secrets = { fingerprint, server: read(files.server) }
  if (secrets.fingerprint.equals(secrets.server)) {
    throw new Error(
      `${files.fingerprint} and ${files.server} in ${folder} are the same key. Restore each from its own copy.`,
    )
  }
  return secrets
}

/** Whether the database says that its statements were destroyed. */
type IsDestroyed = () => boolean

const never: IsDestroyed = () => false

/** A key; or one that nobody has ever used, where the key was destroyed, or is just being. */
function orNothing(read: () => Buffer, isDestroyed: IsDestroyed): Buffer {
  try {
    return read()
  } catch (error) {
    // A sentence on a key that is missing or damaged.
    if (isDestroyed()) return randomBytes(32)
    throw error
  }
}

function readSecret(file: string, isNew: boolean): Buffer {
  if (!existsSync(file)) {
    if (!isNew)
      throw new Error(
        `The key ${file} is missing, but the database is there. Put back its copy: a new key would let everybody sign once more.`,
      )
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  }
  if ((statSync(file).mode & 0o077) !== 0) {
    throw new Error(`The key ${file} can be read by others on this machine. Run: chmod 600 ${file}`)
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url')
  if (key.length !== 32) throw new Error(`The key ${file} is damaged: it should hold 32 bytes. Put back its copy.`)
  return key
}

const newsFile = 'news.key'

/**
 * Reads the key of the addresses that news goes to; makes it where it is missing, as it is in instances that are older
 * than the news. Without it those addresses cannot be read by anybody: nothing else depends on it.
 *
 * @throws Error that says what to do where it is damaged, readable by others, one of the other keys, or cannot be made.
 */
export function readNewsKey(
  folder: string,
  { fingerprint, server }: Secrets,
  isDestroyed: IsDestroyed = never,
): Buffer {
  const file = join(folder, newsFile)
  if (!existsSync(file)) {
    if (isDestroyed()) return randomBytes(32)
    makeWhole(file)
  }
  const key = orNothing(() => readSecret(file, false), isDestroyed)
  if (key.equals(fingerprint) || key.equals(server)) {
    throw new Error(`${newsFile} in ${folder} is one of the other keys. Restore it from its own copy.`)
  }
  return key
}

/** Makes a key that is there whole or not at all: several processes of an older instance may start at once. */
function makeWhole(file: string): void {
  const unfinished = `${file}.${randomUUID()}`
  try {
    writeFileSync(unfinished, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true })
    linkSync(unfinished, file)
  } catch (error) {
    // Another process was first.
    if (existsSync(file)) return
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new Error(
      `The key ${file} cannot be made (${code}). Make it where the folder can be written to: ` +
        `(umask 077; openssl rand -base64 32 > ${newsFile})`,
    )
  } finally {
    rmSync(unfinished, { force: true })
  }
}

/**
 * The files of the keys that are destroyed with the statements: the fingerprint key and the key of addresses, and what
 * somebody or something has left beside them under their names.
 */
export const keyFilesToDestroy = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.startsWith(files.fingerprint) || name.startsWith(newsFile))
    .map((name) => join(folder, name))
