import { parseTypedDay, type Day } from '#lib/domain/day'
import { fail, ok, type Result } from '#lib/domain/result'
import { checkManifest } from '#lib/returning/read-manifest'
import type { ReturnProblem } from '#lib/returning/returned'
import type { Batch, HandingOver } from './batches.ts'
import type { Organising } from './organising.ts'

/** Where something cannot be noted about a batch: it has gone, or stands as it is. */
export type BatchHindrance = 'no-such-batch' | 'dissolved' | 'locked'

/** The batch, as long as something can be noted about it. */
export function openBatch({ batch }: HandingOver, id: number): Result<Batch, BatchHindrance> {
  const found = batch(id)
  if (found === null) return fail('no-such-batch')
  if (found.dissolved !== null) return fail('dissolved')
  return found.received === null ? ok(found) : fail('locked')
}

export interface TypedHandOver {
  readonly on: string
  readonly how: string
}

export type HandOverProblems = Readonly<
  Partial<Record<keyof TypedHandOver, 'no-day' | 'still-to-come' | 'before-frozen' | 'missing' | 'too-long'>>
>

const longestHow = 120

/** Notes on which day a batch was handed over, and how. Can be mended until the authority's receipt. */
export function noteHandOver(
  { audit }: Organising,
  handing: HandingOver,
  { id, ...typed }: TypedHandOver & { readonly id: number },
  organiserId: number,
): Result<void, BatchHindrance | HandOverProblems> {
  const open = openBatch(handing, id)
  if (!open.ok) return open
  const on = parseTypedDay(typed.on.trim())
  const how = typed.how.normalize('NFC').replaceAll(/\s+/gu, ' ').trim()
  const problems = { ...problemWithDay(on, open.value, handing.today()), ...problemWithWay(how) }
  if (on === null || Object.keys(problems).length > 0) return fail(problems)
  if (!handing.keepHandOver(id, on, how)) return fail('locked')
  const { memberState, count } = open.value
  audit({ event: 'batch-handed-over', organiserId, memberState, count })
  return ok(undefined)
}

function problemWithDay(on: Day | null, { frozenAt }: Batch, today: Day): HandOverProblems {
  if (on === null) return { on: 'no-day' }
  if (on > today) return { on: 'still-to-come' }
  // A day earlier than in Brussels it may be elsewhere, no more.
  return on < frozenAt.toISOString().slice(0, 10) ? { on: 'before-frozen' } : {}
}

function problemWithWay(how: string): HandOverProblems {
  if (how === '') return { how: 'missing' }
  return [...how].length > longestHow ? { how: 'too-long' } : {}
}

/** Notes the digest of the package's manifest, by the manifest itself: answers of the authority are held against it. */
export function noteManifest(
  { audit }: Organising,
  handing: HandingOver,
  { id, bytes }: { readonly id: number; readonly bytes: Uint8Array },
  organiserId: number,
): Result<void, BatchHindrance | readonly ReturnProblem[]> {
  const open = openBatch(handing, id)
  if (!open.ok) return open
  const { memberState, which, number, count, frozenAt, sha256: exportSha256 } = open.value
  const initiative = handing.registrationNumber() ?? ''
  const batch = { initiative, memberState, batch: number, statements: which, count, exportSha256 }
  const checked = checkManifest(bytes, { ...batch, exportedAt: frozenAt.toISOString() })
  if (!checked.ok) return checked
  const sha256 = handing.digest(bytes)
  if (!handing.keepManifest(id, sha256)) return fail('locked')
  audit({ event: 'manifest-noted', organiserId, memberState, count, sha256 })
  return ok(undefined)
}
