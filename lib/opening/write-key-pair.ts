import { mkdir, open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, ok, type Result } from '#lib/domain/result'
import { privateKeyName, publicKeyName, type newKeyPair } from './locked-key.ts'

export type WritingKeysProblem = 'key-exists' | 'folder-not-writable'

/** Whether a folder holds a key already. Asked before a passphrase is, so that nobody thinks one up in vain. */
export async function holdsKey(directory: string): Promise<boolean> {
  const found = await Promise.all([publicKeyName, privateKeyName].map((name) => exists(join(directory, name))))
  return found.includes(true)
}

/**
 * Keeps a new key pair in two files: the private one for its owner's eyes alone, the public one for the server.
 * A key that is there is never overwritten: everything sealed to it would be lost.
 */
export async function writeKeyPair(
  directory: string,
  pair: Awaited<ReturnType<typeof newKeyPair>>,
): Promise<Result<{ publicKeyFile: string; privateKeyFile: string }, WritingKeysProblem>> {
  const privateKeyFile = join(directory, privateKeyName)
  const publicKeyFile = join(directory, publicKeyName)
  if (await holdsKey(directory)) return fail('key-exists')
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 })
  } catch {
    // EACCES, ENOTDIR, EROFS; EEXIST where a file has the folder's name.
    return fail('folder-not-writable')
  }
  try {
    await writeNew(publicKeyFile, pair.publicKey, 0o644)
    await writeNew(privateKeyFile, pair.privateKey, 0o600).catch(async (error: unknown) => {
      // A public key alone would seal what nobody can open.
      await rm(publicKeyFile)
      throw error
    })
  } catch (error) {
    // ENOSPC, EACCES and their like; EEXIST where another process was faster.
    return fail((error as NodeJS.ErrnoException).code === 'EEXIST' ? 'key-exists' : 'folder-not-writable')
  }
  return ok({ publicKeyFile, privateKeyFile })
}

async function writeNew(path: string, contents: object, mode: number): Promise<void> {
  const handle = await open(path, 'wx', mode)
  try {
    await handle.writeFile(`${JSON.stringify(contents, null, 2)}\n`)
    await handle.sync()
  } catch (error) {
    // Half a key is no key.
    await rm(path, { force: true })
    throw error
  } finally {
    await handle.close()
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
