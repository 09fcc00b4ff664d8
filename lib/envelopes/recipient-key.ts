import type { KeyKind } from '#lib/domain/recipient'
import type { Result } from '#lib/domain/result'

/** A key of an authority: packages are addressed to it, or statements sealed to it as they arrive. */
export interface RecipientKey {
  readonly envelope: KeyKind
  /** As it is kept: nothing around it, one spelling. */
  readonly key: string
  readonly fingerprint: string
  /** Whose it says it is; empty where the kind of key names nobody. */
  readonly holder: string
  readonly validFrom: Date | null
  readonly validUntil: Date | null
  /** `RSA 3072`, `P-256`, `X25519`. */
  readonly strength: string
}

/** Why a key is not taken. */
export type RecipientKeyProblem =
  | 'unreadable'
  | 'private-key'
  | 'several-keys'
  | 'expired'
  | 'not-yet-valid'
  | 'revoked'
  | 'too-short'
  | 'weakly-signed'
  | 'not-for-encryption'
  | 'curve-not-known'
  | 'too-new'

export type KeyRead = Result<RecipientKey, RecipientKeyProblem>

/** Longer than any key: OpenPGP keys with many signatures come to some dozens of thousands of characters. */
export const longestKey = 200_000

/** The shortest RSA key that is taken, in bits (BSI TR-02102-1, 3.5; ANSSI-PG-083). */
export const fewestRsaBits = 3072

/** Compares fingerprints as people write them down: spaces, colons and the size of letters say nothing. */
export const isSameFingerprint = (one: string, other: string): boolean => bare(one) !== '' && bare(one) === bare(other)

const bare = (fingerprint: string): string => fingerprint.replace(/[\s:.\-–]/gu, '').toLowerCase()

/** A fingerprint to be read aloud: in groups of four; an age recipient too. */
export const inGroups = (fingerprint: string): string => fingerprint.replace(/(.{4})(?=.)/gu, '$1 ')
