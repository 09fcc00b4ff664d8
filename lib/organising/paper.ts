import type { Day } from '#lib/domain/day'
import type { MemberState } from '#lib/domain/member-states'
import { fail, ok, type Result } from '#lib/domain/result'
import type { Organising } from './organising.ts'
import {
  readCount,
  readNewBundle,
  readSending,
  type Counted,
  type CountProblems,
  type NewBundleProblems,
  type SendingProblems,
  type TypedCount,
  type TypedNewBundle,
  type TypedSending,
} from './paper-forms.ts'

/** One person's count of a bundle. */
export interface PaperCount extends Counted {
  readonly by: number
  readonly at: Date
}

/** Statements on paper of one Member State that lie, are counted and are sent together. */
export interface PaperBundle {
  readonly id: number
  /** What is written on it. */
  readonly name: string
  readonly memberState: MemberState
  readonly first: PaperCount
  readonly second: PaperCount | null
  readonly sent: { readonly on: Day; readonly to: string } | null
}

/** `differs`: two have counted, and not alike; it is to be counted by two again. */
export type BundleState = 'waits' | 'differs' | 'agreed' | 'sent'

/** What the care of paper needs from the outside world. */
export interface PaperKeeping {
  readonly bundles: () => readonly PaperBundle[]
  readonly bundle: (id: number) => PaperBundle | null
  /** Does all of a change, its record included, or nothing; nobody else changes anything meanwhile. */
  readonly inOne: <Outcome>(change: () => Outcome) => Outcome
  /** @returns The bundle's number; `null` where its Member State has one of that name. */
  readonly add: (bundle: Pick<PaperBundle, 'name' | 'memberState' | 'first'>) => number | null
  /** Forgets what was counted before. */
  readonly keepFirst: (id: number, count: PaperCount) => void
  readonly keepSecond: (id: number, count: PaperCount) => void
  readonly markSent: (id: number, sent: NonNullable<PaperBundle['sent']>) => void
  readonly remove: (id: number) => void
}

export function stateOfBundle({ first, second, sent }: Pick<PaperBundle, 'first' | 'second' | 'sent'>): BundleState {
  if (sent !== null) return 'sent'
  if (second === null) return 'waits'
  return isAlike(first, second) ? 'agreed' : 'differs'
}

const isAlike = (one: Counted, other: Counted): boolean =>
  one.sheets === other.sheets && one.statements === other.statements

/** A bundle as one organiser may see it. */
export interface SeenBundle extends Pick<PaperBundle, 'id' | 'name' | 'memberState' | 'sent'> {
  readonly state: BundleState
  /** What was counted; `null` for whoever is not to know. */
  readonly counted: Counted | null
  /** Whether whoever looks has counted it first, and somebody else is still to count it. */
  readonly isOwn: boolean
  readonly firstBy: number
  readonly secondBy: number | null
}

/**
 * What an organiser may see of a bundle. Until two have counted alike, numbers are shown to nobody but whoever counted
 * first, and once the counts differ not even to them: who counts next is to count what lies on the table, and not to
 * arrive at what was counted before. Pages are given this, and never a bundle itself.
 */
export function bundleSeenBy(bundle: PaperBundle, organiserId: number): SeenBundle {
  const { id, name, memberState, first, second, sent } = bundle
  const state = stateOfBundle(bundle)
  const isOwn = state === 'waits' && first.by === organiserId
  const isSettled = state === 'agreed' || state === 'sent'
  const counted = isSettled || isOwn ? { sheets: first.sheets, statements: first.statements } : null
  return { id, name, memberState, sent, state, counted, isOwn, firstBy: first.by, secondBy: second?.by ?? null }
}

/** Puts a bundle on the list with its first count. What was counted is not put on record: the second person may read it. */
export function addPaperBundle(
  { audit, now }: Organising,
  keeping: PaperKeeping,
  form: TypedNewBundle,
  organiserId: number,
): Result<number, NewBundleProblems> {
  const read = readNewBundle(form)
  if (!read.ok) return read
  const { name, memberState, ...counted } = read.value
  return keeping.inOne(() => {
    const id = keeping.add({ name, memberState, first: { ...counted, by: organiserId, at: now() } })
    if (id === null) return fail({ name: 'taken' as const })
    audit({ event: 'paper-counted', organiserId, memberState })
    return ok(id)
  })
}

/** What stands in the way of doing something with a bundle, whatever was typed. */
export type BundleProblem = 'no-such-bundle' | 'agreed-already' | 'not-agreed' | 'sent-already'

/** What became of a count: it stands as the first, or it was the second. */
export type CountOutcome = 'counted' | 'agreed' | 'differed'

/**
 * Takes somebody's count of a bundle that is on the list. Their own first count it corrects; somebody else's it confirms,
 * or it differs: then neither is right, nobody is told by how much, and two have to count again.
 */
export function countPaperBundle(
  { audit, now }: Organising,
  keeping: PaperKeeping,
  form: TypedCount & { readonly id: number },
  organiserId: number,
): Result<CountOutcome, BundleProblem | CountProblems> {
  const read = readCount(form)
  return keeping.inOne(() => {
    const bundle = keeping.bundle(form.id)
    const problem = whyNotCounted(bundle)
    if (bundle === null || problem !== null) return fail(problem ?? 'no-such-bundle')
    if (!read.ok) return read
    const { id, memberState, first } = bundle
    const count = { ...read.value, by: organiserId, at: now() }
    if (stateOfBundle(bundle) === 'differs' || first.by === organiserId) {
      keeping.keepFirst(id, count)
      audit({ event: 'paper-counted', organiserId, memberState })
      return ok('counted')
    }
    keeping.keepSecond(id, count)
    const isAgreed = isAlike(first, count)
    audit({
      event: isAgreed ? 'paper-agreed' : 'paper-differed',
      organiserId,
      subjectId: first.by,
      memberState,
      ...(isAgreed ? { count: count.statements } : {}),
    })
    return ok(isAgreed ? 'agreed' : 'differed')
  })
}

function whyNotCounted(bundle: PaperBundle | null): BundleProblem | null {
  if (bundle === null) return 'no-such-bundle'
  const state = stateOfBundle(bundle)
  return state === 'sent' ? 'sent-already' : state === 'agreed' ? 'agreed-already' : null
}

/**
 * Notes that a bundle on which two have agreed went to an authority. Nothing of it can be changed any more.
 *
 * @param opensOn - The collection's first day; `null` where there is no initiative yet.
 */
export function sendPaperBundle(
  { audit, now }: Organising,
  keeping: PaperKeeping,
  { opensOn, ...form }: TypedSending & { readonly id: number; readonly opensOn: Day | null },
  organiserId: number,
): Result<void, BundleProblem | SendingProblems> {
  const read = readSending(form, { opensOn, now: now() })
  return keeping.inOne(() => {
    const bundle = keeping.bundle(form.id)
    const state = bundle === null ? null : stateOfBundle(bundle)
    if (bundle === null || state === null) return fail('no-such-bundle')
    if (state === 'sent') return fail('sent-already')
    if (state !== 'agreed') return fail('not-agreed')
    if (!read.ok) return read
    keeping.markSent(bundle.id, read.value)
    const { memberState, first } = bundle
    audit({ event: 'paper-sent', organiserId, memberState, count: first.statements })
    return ok(undefined)
  })
}

/** Takes a bundle off the list, counted or not. What was sent stays. */
export function removePaperBundle(
  { audit }: Organising,
  keeping: PaperKeeping,
  id: number,
  organiserId: number,
): Result<void, BundleProblem> {
  return keeping.inOne(() => {
    const bundle = keeping.bundle(id)
    if (bundle === null) return fail('no-such-bundle')
    const state = stateOfBundle(bundle)
    if (state === 'sent') return fail('sent-already')
    keeping.remove(id)
    const { memberState, first } = bundle
    audit({
      event: 'paper-removed',
      organiserId,
      memberState,
      ...(state === 'agreed' ? { count: first.statements } : {}),
    })
    return ok(undefined)
  })
}
