import { fail, ok, type Result } from '#lib/domain/result'
import type { Organising } from './organising.ts'

/** A public key of the organisers as this instance keeps it. */
export interface InstalledKey {
  /** RFC 7638 thumbprint. */
  readonly id: string
  readonly installedAt: string
  /** What was sealed to it for the rehearsal; `null` before one was asked for. */
  readonly sample: string | null
  /** `null` where statements are not sealed to it, or not any more. */
  readonly rehearsedAt: string | null
}

/** What the rehearsal of keys needs from the outside world. */
export interface KeyKeeping {
  readonly latest: () => InstalledKey | null
  /** Whether statements have been sealed to the key that is there. */
  readonly hasStatements: () => boolean
  /** Reads a public key file; `null` where it is none. Never accepts a private key. */
  readonly readPublicKey: (file: string) => { id: string; x: string } | 'private' | null
  readonly install: (key: { id: string; x: string }) => void
  /** Seals a fresh random proof as statements are sealed, keeps its digest and the sealed sample. */
  readonly makeSample: (id: string) => Promise<string>
  /** Whether a proof is the one that waits inside the sample. */
  readonly isProof: (id: string, proof: string) => boolean
  readonly markRehearsed: (id: string) => void
}

/**
 * Takes the organisers' public key; it seals nothing before it was rehearsed. Refused once statements have been sealed
 * to another.
 */
export function installKey(
  { audit }: Organising,
  keys: KeyKeeping,
  file: string,
  organiserId: number | null,
): Result<InstalledKey, 'not-a-public-key' | 'private-key' | 'has-statements'> {
  const key = keys.readPublicKey(file)
  if (key === 'private') return fail('private-key')
  if (key === null) return fail('not-a-public-key')
  const isAnother = keys.latest()?.id !== key.id
  // An export is opened with one key: statements to two could not be handed over together.
  if (isAnother && keys.hasStatements()) return fail('has-statements')
  if (isAnother) {
    keys.install(key)
    audit({ event: 'key-installed', organiserId })
  }
  const installed = keys.latest()
  if (installed === null) throw new Error('the key was not kept')
  return ok(installed)
}

/** The sealed sample that the organisers open at home; made at the first asking. */
export async function rehearsalSample(keys: KeyKeeping): Promise<Result<string, 'no-key'>> {
  const key = keys.latest()
  if (key === null) return fail('no-key')
  return ok(key.sample ?? (await keys.makeSample(key.id)))
}

/** Accepts the proof that the private key opens what this server seals. From then on statements are sealed to it. */
export function proveRehearsal(
  { audit }: Organising,
  keys: KeyKeeping,
  proof: string,
  organiserId: number | null,
): Result<InstalledKey, 'no-key' | 'wrong-proof' | 'has-statements'> {
  const key = keys.latest()
  if (key === null) return fail('no-key')
  if (key.rehearsedAt === null && keys.hasStatements()) return fail('has-statements')
  if (!keys.isProof(key.id, proof.trim())) {
    audit({ event: 'rehearsal-failed', organiserId })
    return fail('wrong-proof')
  }
  keys.markRehearsed(key.id)
  audit({ event: 'key-rehearsed', organiserId })
  return ok(keys.latest() ?? key)
}
