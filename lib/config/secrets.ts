import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
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
 *
 * @throws Error that says which file is missing, readable by others, or damaged, and what to do.
 */
export function readSecrets(folder: string, isNew: boolean): Secrets {
  if (isNew) mkdirSync(folder, { recursive: true, mode: 0o700 })
  const read = (name: string): Buffer => readSecret(join(folder, name), isNew)
  const secrets = { fingerprint: read(files.fingerprint), server: read(files.server) }
  if (secrets.fingerprint.equals(secrets.server)) {
    throw new Error(
      `${files.fingerprint} and ${files.server} in ${folder} are the same key. Restore each from its own copy.`,
    )
  }
  return secrets
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
