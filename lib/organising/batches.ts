import { isMemberState, memberStates, type MemberState } from '#lib/domain/member-states'
import type { Day } from '#lib/domain/day'
import { fail, ok, type Result } from '#lib/domain/result'
import type { ExportedStatements } from '#lib/exporting/export-format'
import type { BatchResult, InvalidReason } from '#lib/returning/returned'
import type { Approval } from './approvals.ts'
import { memberStatesIn, whichIn } from './exports.ts'
import type { Organising } from './organising.ts'

/** Statements of one Member State and kind, frozen for its authority: each statement is in one batch at most. */
export interface Batch {
  readonly id: number
  readonly memberState: MemberState
  readonly which: ExportedStatements
  readonly number: number
  /** The request that two have agreed to, by which it was made. */
  readonly approvalId: number
  readonly frozenAt: Date
  readonly count: number
  /** Of the whole file; `null` until it was downloaded once. */
  readonly sha256: string | null
  /** Of the package's manifest; `null` where nobody has shown it. */
  readonly manifestSha256: string | null
  readonly handedOver: { readonly on: Day; readonly how: string } | null
  /** The authority's receipt, which locks the batch. */
  readonly received: { readonly on: Day; readonly by: string } | null
  readonly dissolved: { readonly at: Date; readonly reason: DissolveReason } | null
}

export const dissolveReasons = ['taken-back', 'removal', 'suspicion', 'too-early', 'lost', 'other'] as const

export type DissolveReason = (typeof dissolveReasons)[number]

export const isDissolveReason = (text: unknown): text is DissolveReason =>
  dissolveReasons.some((reason) => reason === text)

/** What an authority has found of a batch. */
export interface BatchOutcome {
  readonly batchId: number
  readonly valid: number
  readonly invalid: readonly { readonly reason: InvalidReason; readonly count: number }[]
  readonly way: 'file' | 'list' | 'letter'
  readonly authority: string
  readonly issuedOn: Day
  readonly sampleSize: number | null
}

/** What handing over needs from the outside world. */
export interface HandingOver {
  readonly today: () => Day
  /** Of the initiative; `null` where there is none, or its statements are destroyed. */
  readonly registrationNumber: () => string | null
  readonly digest: (bytes: Uint8Array) => string
  /** In the order of Member States, kinds and numbers. */
  readonly batches: () => readonly Batch[]
  readonly batch: (id: number) => Batch | null
  /** How many are in no batch. */
  readonly unbatched: () => readonly {
    readonly memberState: string
    readonly counted: number
    readonly suspect: number
  }[]
  /** What has become of statements since their batch was frozen. */
  readonly changed: () => readonly { readonly batchId: number; readonly wished: number; readonly otherKind: number }[]
  /** Identifiers of a batch whose signatories want them removed. */
  readonly wished: (id: number) => readonly string[]
  readonly identifiers: (id: number) => { readonly has: (identifier: string) => boolean }
  readonly outcomes: () => readonly BatchOutcome[]
  /** `null` where there is nothing to freeze. */
  readonly freeze: (memberState: MemberState, which: ExportedStatements, approvalId: number) => Batch | null
  readonly dissolve: (id: number, reason: DissolveReason) => { readonly removed: number } | null
  /** Each `false` where the batch was dissolved or received meanwhile. */
  readonly keepHandOver: (id: number, on: Day, how: string) => boolean
  readonly keepManifest: (id: number, sha256: string) => boolean
  readonly keepReceipt: (id: number, receipt: { on: Day; by: string; manifestSha256: string | null }) => boolean
  readonly keepResult: (id: number, way: BatchOutcome['way'], result: BatchResult) => boolean
  /** What the trailer of a whole download has said. */
  readonly keepDigest: (id: number, sha256: string) => void
}

/** Those that stand. */
export const standingBatches = (batches: readonly Batch[]): readonly Batch[] =>
  batches.filter(({ dissolved }) => dissolved === null)

/** On which days statements of which Member States were handed over, each once. */
export function handedOverDays(
  batches: readonly Batch[],
): readonly { readonly memberState: MemberState; readonly on: Day }[] {
  const days = standingBatches(batches).flatMap(({ memberState, handedOver }) =>
    handedOver === null ? [] : [{ memberState, on: handedOver.on }],
  )
  return days.filter(
    (one, index) => days.findIndex(({ memberState, on }) => memberState === one.memberState && on === one.on) === index,
  )
}

/** Freezes what two have agreed to export; what is in a batch already is not taken again. */
export function freezeAgreed(
  { audit }: Organising,
  { batch, freeze, registrationNumber }: HandingOver,
  approval: Approval,
): Result<void, 'no-such-batch' | 'nothing-to-export'> {
  const again = approval.subject['batch']
  if (again !== undefined) {
    const found = typeof again === 'number' ? batch(again) : null
    return found?.dissolved === null ? ok(undefined) : fail('no-such-batch')
  }
  if (registrationNumber() === null) return fail('nothing-to-export')
  const wanted = memberStatesIn(approval).filter(isMemberState)
  const frozen = wanted.flatMap((memberState) => freeze(memberState, whichIn(approval), approval.id) ?? [])
  for (const { memberState, count } of frozen) {
    audit({ event: 'batch-frozen', organiserId: approval.requestedBy, ...second(approval), memberState, count })
  }
  return frozen.length === 0 ? fail('nothing-to-export') : ok(undefined)
}

/** Dissolves a batch once two have agreed: its statements can be taken into another, under another number. */
export function dissolveAgreed(
  { audit }: Organising,
  { batch, dissolve }: HandingOver,
  approval: Approval,
): Result<void, 'no-such-batch' | 'locked'> {
  const { batch: id, reason } = approval.subject
  const found = typeof id === 'number' ? batch(id) : null
  if (found?.dissolved !== null || !isDissolveReason(reason)) return fail('no-such-batch')
  if (dissolve(found.id, reason) === null) return fail('locked')
  const { memberState, count } = found
  audit({ event: 'batch-dissolved', organiserId: approval.requestedBy, ...second(approval), memberState, count })
  return ok(undefined)
}

const second = ({ decidedBy }: Approval): { readonly subjectId?: number } =>
  decidedBy === null ? {} : { subjectId: decidedBy }

/** How far handing over has come, by Member State. */
export interface HandOverProgress {
  readonly memberState: MemberState
  /** Those that count. */
  readonly counted: number
  /** Those among them that are in no batch. */
  readonly unbatched: number
  readonly unbatchedSuspect: number
  readonly batches: readonly Batch[]
  /** Whether all that count are in batches that were handed over, and whether the authority has answered for each. */
  readonly isHandedOver: boolean
  readonly isAnswered: boolean
}

/** The Member States that have statements, or had some that were handed over; in the Union's order. */
export function progressOf(
  handing: Pick<HandingOver, 'batches' | 'unbatched' | 'outcomes'>,
  withResult: readonly string[],
): readonly HandOverProgress[] {
  const [batches, unbatched, outcomes] = [handing.batches(), handing.unbatched(), handing.outcomes()]
  const isAnswered = ({ id }: Batch): boolean => outcomes.some(({ batchId }) => batchId === id)
  return memberStates.flatMap((memberState) => {
    const own = batches.filter((batch) => batch.memberState === memberState)
    const open = unbatched.find((row) => row.memberState === memberState) ?? { counted: 0, suspect: 0 }
    const counting = standingBatches(own).filter(({ which }) => which === 'counted')
    const counted = open.counted + counting.reduce((sum, { count }) => sum + count, 0)
    if (own.length === 0 && counted + open.suspect === 0) return []
    const isHandedOver = open.counted === 0 && counting.every(({ handedOver }) => handedOver !== null)
    return [
      {
        ...{
          memberState,
          counted,
          unbatched: open.counted,
          unbatchedSuspect: open.suspect,
          batches: own,
          isHandedOver,
        },
        isAnswered: isHandedOver && (withResult.includes(memberState) || counting.every(isAnswered)),
      },
    ]
  })
}
