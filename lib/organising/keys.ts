import { fail, ok, type Result } from '#lib/domain/result'
import type { Approval, ApprovalSubject } from './approvals.ts'
import type { Organising } from './organising.ts'

/** A public key of the organisers as this instance keeps it. */
export interface InstalledKey {
  /** RFC 7638 thumbprint. */
  readonly id: string
  readonly installedAt: string
  /** What was sealed to it for the rehearsal; `null` before one was asked for. */
  readonly sample: string | null
  /** The last time; `null` before the first. */
  readonly rehearsedAt: string | null
}

/** A stretch of time in which statements were sealed to a key. */
export interface KeyUse {
  readonly keyId: string
  readonly from: string
  /** `null` while it lasts. */
  readonly until: string | null
}

/** What the rehearsal of keys needs from the outside world. */
export interface KeyKeeping {
  /** The key that was installed last. */
  readonly latest: () => InstalledKey | null
  /** The key that statements are sealed to. */
  readonly sealing: () => InstalledKey | null
  /** Every key that was ever installed, the first first. */
  readonly all: () => readonly InstalledKey[]
  /** Which key sealed when, the first first. */
  readonly uses: () => readonly KeyUse[]
  /** How many statements are sealed to each key, by its thumbprint. */
  readonly statementsByKey: () => ReadonlyMap<string, number>
  /** Whether statements that count have been sealed. */
  readonly hasStatements: () => boolean
  /** Reads a public key file; `null` where it is none. Never accepts a private key. */
  readonly readPublicKey: (file: string) => { id: string; x: string } | 'private' | null
  readonly install: (key: { id: string; x: string }) => void
  /** Notes that two persons wanted a key as it is installed now. */
  readonly agree: (id: string, askedBy: number, agreedBy: number) => void
  readonly isAgreed: (id: string) => boolean
  /** Seals a fresh random proof as statements are sealed, keeps its digest and the sealed sample. */
  readonly makeSample: (id: string) => Promise<string>
  /** The key inside whose sample a proof waits; `null` where it is none. */
  readonly keyOfProof: (proof: string) => string | null
  readonly markRehearsed: (id: string) => void
  /** Has statements sealed to a key from now on. */
  readonly startSealing: (id: string) => void
}

type ReadingProblem = 'not-a-public-key' | 'private-key'

/**
 * Takes the organisers' public key, at the command line; it seals nothing before it was rehearsed. Refused once
 * statements have been sealed to another: then it takes two organisers.
 */
export function installKey(
  organising: Organising,
  keys: KeyKeeping,
  file: string,
  organiserId: number | null,
): Result<InstalledKey, ReadingProblem | 'has-statements'> {
  const read = readKey(keys, file)
  if (!read.ok) return read
  if (keys.hasStatements() && takesAnothersPlace(keys, read.value)) return fail('has-statements')
  return ok(keep(organising, keys, read.value, organiserId))
}

/**
 * Takes a public key from the organisers' pages. In the place of one that seals, another comes only once two persons
 * agree, at whatever time: who puts in a key of their own could read everything from then on.
 *
 * @returns The installed key, or what another is to be asked for.
 */
export function offerKey(
  organising: Organising,
  keys: KeyKeeping,
  file: string,
  organiserId: number,
): Result<{ readonly installed: InstalledKey } | { readonly toAsk: ApprovalSubject }, ReadingProblem> {
  const read = readKey(keys, file)
  if (!read.ok) return read
  if (takesAnothersPlace(keys, read.value)) return ok({ toAsk: { ...read.value } })
  return ok({ installed: keep(organising, keys, read.value, organiserId) })
}

/** Puts another key in place, once two persons have agreed. It seals nothing before it was rehearsed either. */
export function changeKeyAgreed(
  organising: Organising,
  keys: KeyKeeping,
  { subject, requestedBy, decidedBy }: Approval,
): Result<void, 'not-agreed'> {
  if (decidedBy === null) return fail('not-agreed')
  const key = { id: String(subject['id']), x: String(subject['x']) }
  keep(organising, keys, key, requestedBy)
  keys.agree(key.id, requestedBy, decidedBy)
  return ok(undefined)
}

/** Whether a key would seal in the place of another that does, or did until a moment ago. */
function takesAnothersPlace(keys: KeyKeeping, key: { readonly id: string }): boolean {
  const sealing = keys.sealing()
  return sealing !== null && sealing.id !== key.id
}

function readKey(keys: KeyKeeping, file: string): Result<{ readonly id: string; readonly x: string }, ReadingProblem> {
  const key = keys.readPublicKey(file)
  if (key === 'private') return fail('private-key')
  return key === null ? fail('not-a-public-key') : ok(key)
}

function keep(
  { audit }: Organising,
  keys: KeyKeeping,
  key: { readonly id: string; readonly x: string },
  organiserId: number | null,
): InstalledKey {
  if (keys.latest()?.id !== key.id) {
    keys.install(key)
    audit({ event: 'key-installed', organiserId })
  }
  const installed = keys.latest()
  if (installed === null) throw new Error('the key was not kept')
  return installed
}

/** The key that was installed, and waits for its rehearsal to take the place of the one that seals. */
export function waitingKey(keys: Pick<KeyKeeping, 'latest' | 'sealing'>): InstalledKey | null {
  const latest = keys.latest()
  return latest?.id === keys.sealing()?.id ? null : latest
}

/**
 * The sealed sample that the organisers open at home; made at the first asking, and anew after each rehearsal.
 *
 * @param id - Of a key that was ever installed: old keys are rehearsed too while statements are sealed to them. The
 * latest where absent.
 */
export async function rehearsalSample(keys: KeyKeeping, id: string | null = null): Promise<Result<string, 'no-key'>> {
  const key = id === null ? keys.latest() : keys.all().find((one) => one.id === id)
  if (key === null || key === undefined) return fail('no-key')
  return ok(key.sample ?? (await keys.makeSample(key.id)))
}

/**
 * Accepts the proof that a private key opens what this server seals. Where it is the key that was installed last,
 * statements are sealed to it from then on; a rehearsal of an earlier one changes nothing of that.
 */
export function proveRehearsal(
  { audit }: Organising,
  keys: KeyKeeping,
  proof: string,
  organiserId: number | null,
): Result<InstalledKey, 'no-key' | 'wrong-proof' | 'needs-two'> {
  if (keys.latest() === null) return fail('no-key')
  const id = keyOfProof(keys, proof.trim())
  if (id === null) {
    audit({ event: 'rehearsal-failed', organiserId })
    return fail('wrong-proof')
  }
  const takesOver = waitingKey(keys)?.id === id
  // It may have been installed by one alone, while nothing counted.
  if (takesOver && keys.hasStatements() && !keys.isAgreed(id)) return fail('needs-two')
  const replaces = takesOver && keys.sealing() !== null
  keys.markRehearsed(id)
  audit({ event: 'key-rehearsed', organiserId })
  if (takesOver) keys.startSealing(id)
  if (replaces) audit({ event: 'key-changed', organiserId })
  return ok(installedKey(keys, id))
}

function installedKey(keys: KeyKeeping, id: string): InstalledKey {
  const installed = keys.all().find((key) => key.id === id)
  if (installed === undefined) throw new Error('the key has gone')
  return installed
}

/** The key whose rehearsal a proof ends; one that was replaced before it sealed anything is nobody's key any more. */
function keyOfProof(keys: KeyKeeping, proof: string): string | null {
  const id = keys.keyOfProof(proof)
  const isWanted = id === waitingKey(keys)?.id || keys.uses().some(({ keyId }) => keyId === id)
  return isWanted ? id : null
}
