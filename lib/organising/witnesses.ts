import type { AuditEvent } from '#lib/domain/audit-event'
import { fail, ok, type Result } from '#lib/domain/result'

/** What naming witnesses of the public log needs from the outside world. */
export interface WitnessKeeping {
  /** @returns Whether the line was a witness's key (C2SP signed-note, type of cosignatures). */
  readonly addWitness: (key: string) => boolean
  /** @returns Whether there was one. */
  readonly removeWitness: (name: string) => boolean
}

interface Acting {
  readonly audit: (event: AuditEvent) => void
  readonly organiserId: number
}

export interface WitnessProblems {
  readonly key?: 'not-a-key'
}

/**
 * Names a witness: from then on what it signs stands beside the log's own signature. A witness can do nothing but sign;
 * one that lies can be seen to.
 */
export function nameWitness(
  keeping: WitnessKeeping,
  typed: string,
  { audit, organiserId }: Acting,
): Result<void, WitnessProblems> {
  if (!keeping.addWitness(typed.trim())) return fail({ key: 'not-a-key' })
  audit({ event: 'witness-added', organiserId })
  return ok(undefined)
}

/** Shows the signatures of a witness no more. */
export function forgetWitness(keeping: WitnessKeeping, name: string, { audit, organiserId }: Acting): void {
  if (keeping.removeWitness(name)) audit({ event: 'witness-removed', organiserId })
}
