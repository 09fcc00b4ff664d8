import { readFile } from 'node:fs/promises'
import { fail, type Result } from '#lib/domain/result'
import { unlockKeyText, type LockedKeyProblem } from './locked-key.ts'
import type { Passphrase } from './passphrase.ts'
import type { PrivateKey } from './private-key.ts'

export type KeyProblem = 'no-such-key-file' | LockedKeyProblem

/** Unlocks the organisers' private key from its file. */
export async function unlockKey(file: string, passphrase: Passphrase): Promise<Result<PrivateKey, KeyProblem>> {
  const text = await textOf(file)
  return text === null ? fail('no-such-key-file') : unlockKeyText(text, passphrase)
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    // ENOENT, EACCES, EISDIR: nothing to read at this path.
    return null
  }
}
