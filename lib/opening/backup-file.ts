import { decryptFile, type AgeFile, type AgeProblem, type Watching } from '#lib/backup/age-file'
import type { Result } from '#lib/domain/result'
import type { PrivateKey } from './private-key.ts'

/**
 * Decrypts a backup with the organisers' private key into a new file, which the caller removes where this fails.
 *
 * The key is an age identity as it is: X25519 (age-encryption.org/v1). Here it goes into Node's keeping, from where
 * nothing takes it out again.
 *
 * @returns Size and digest of the backup, which the organisers' record of events names too.
 *
 * @throws The file system's own errors; an AbortError.
 */
export async function openBackup(
  file: string,
  into: string,
  { kty, crv, x, d }: PrivateKey,
  watching: Watching,
): Promise<Result<AgeFile, AgeProblem>> {
  const identity = await crypto.subtle.importKey('jwk', { kty, crv, x, d }, { name: 'X25519' }, false, ['deriveBits'])
  return decryptFile(file, into, identity, watching)
}
