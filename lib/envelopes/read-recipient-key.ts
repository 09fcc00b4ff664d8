import { fail, ok, type Result } from '#lib/domain/result'
import { readAgeKey } from './age.ts'
import { readCertificate } from './certificate.ts'
import { readJoseKey } from './jose-key.ts'
import { readOpenpgpKey } from './openpgp-key.ts'
import {
  isSameFingerprint,
  longestKey,
  type KeyRead,
  type RecipientKey,
  type RecipientKeyProblem,
} from './recipient-key.ts'

/** A JWK that has `d` is private, one that has `k` is a password. */
const isPrivate = (text: string): boolean => /PRIVATE KEY|AGE-SECRET-KEY-|"[dk]"\s*:/u.test(text)

/**
 * Reads what an authority sent as its public key: a certificate (PEM), an armored OpenPGP key, an age recipient, or a JWK.
 *
 * @param at - When the key is to be good.
 *
 * @returns `private-key` where the text holds one, before anything else of it is looked at: the caller forgets it.
 */
export async function readRecipientKey(text: string, at: Date): Promise<KeyRead> {
  if (isPrivate(text)) return fail('private-key')
  if (text.length > longestKey) return fail('unreadable')
  if ((text.match(/-----BEGIN /gu)?.length ?? 0) > 1) return fail('several-keys')
  if (text.includes('-----BEGIN PGP PUBLIC KEY BLOCK-----')) return await readOpenpgpKey(text, at)
  if (text.includes('-----BEGIN CERTIFICATE-----')) return await readCertificate(text, at)
  return text.trimStart().startsWith('{') ? await readJoseKey(text) : readAgeKey(text)
}

/** Whether a recipient's key is good at an instant, and the one that the fingerprint beside it names. */
export async function checkRecipient(
  { key, fingerprint, envelope }: Pick<RecipientKey, 'key' | 'fingerprint' | 'envelope'>,
  at: Date,
): Promise<Result<RecipientKey, RecipientKeyProblem | 'fingerprint-differs'>> {
  const read = await readRecipientKey(key, at)
  if (!read.ok) return read
  const isSame = read.value.envelope === envelope && isSameFingerprint(read.value.fingerprint, fingerprint)
  return isSame ? ok(read.value) : fail('fingerprint-differs')
}
