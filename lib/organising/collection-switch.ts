import { stateOf, type Collection, type CollectionState } from '#lib/collecting/collection'
import type { Approval } from './approvals.ts'
import { brusselsDayOf } from '#lib/domain/day'
import type { Initiative } from '#lib/domain/initiative'
import { fail, ok, type Result } from '#lib/domain/result'
import { defaultRulePack, type RulePackId } from '#lib/rules/rule-packs'
import type { Organising } from './organising.ts'

/** What opening and closing the collection needs from the outside world. */
export interface CollectionSwitch {
  readonly collection: () => Collection
  /** Whether there are statements that count. */
  readonly hasStatements: () => boolean
  /** Whether there are any, tests too: what is sealed under one law is not read under another. */
  readonly hasSealed: () => boolean
  readonly setCollecting: (isCollecting: boolean) => void
  readonly keepInitiative: (initiative: Initiative, rulePack: string) => void
  /** What is still missing before statements may count; empty where nothing is. */
  readonly missingForLive: () => readonly LiveMissing[]
  /** Wipes what the test collection left and makes statements count from now on. */
  readonly goLive: () => { readonly count: number; readonly lastLink: Buffer | null }
  /** Ends the collection for good. */
  readonly setClosed: () => void
}

/** What can be missing before statements may count. */
export type LiveMissing = 'initiative' | 'key' | 'certificate' | 'host' | 'contact' | 'second-person' | 'time'

/**
 * Opens the collection. Refused while something is missing that would make it unlawful or lose statements: the
 * initiative, a rehearsed key, time. Before its first day an opened collection waits.
 */
export function openCollection(
  { audit, now }: Organising,
  { collection, setCollecting }: CollectionSwitch,
  organiserId: number | null,
): Result<void, Extract<CollectionState, 'no-initiative' | 'no-key' | 'over'>> {
  const state = stateOf(collection(), brusselsDayOf(now()))
  if (state === 'no-initiative' || state === 'no-key' || state === 'over') return fail(state)
  if (state === 'not-opened') {
    setCollecting(true)
    audit({ event: 'collection-opened', organiserId })
  }
  return ok(undefined)
}

/**
 * Goes live, once two persons have agreed: all that was signed as a test is wiped, and what is signed from now on counts.
 * There is no way back.
 */
export function goLive(
  { audit }: Organising,
  { collection, missingForLive, goLive: wipe }: CollectionSwitch,
  { requestedBy, decidedBy }: Approval,
): Result<void, LiveMissing | 'live-already'> {
  if (collection().isLive) return fail('live-already')
  const [missing] = missingForLive()
  if (missing !== undefined) return fail(missing)
  const { count, lastLink } = wipe()
  const who = { organiserId: requestedBy, ...(decidedBy === null ? {} : { subjectId: decidedBy }) }
  audit({
    event: 'test-statements-wiped',
    ...who,
    count,
    ...(lastLink === null ? {} : { sha256: lastLink.toString('hex') }),
  })
  audit({ event: 'gone-live', ...who })
  return ok(undefined)
}

/** Ends the collection before its last day, once two persons have agreed. There is no way back. */
export function closeEarly(
  { audit, now }: Organising,
  { collection, setClosed }: CollectionSwitch,
  { requestedBy, decidedBy }: Approval,
): Result<void, 'not-live' | 'over'> {
  const { isLive } = collection()
  if (!isLive) return fail('not-live')
  if (stateOf(collection(), brusselsDayOf(now())) === 'over') return fail('over')
  setClosed()
  const who = { organiserId: requestedBy, ...(decidedBy === null ? {} : { subjectId: decidedBy }) }
  audit({ event: 'collection-ended-early', ...who })
  return ok(undefined)
}

/** Puts on record, once, that the collection's last day is over. */
export function noteEnd({ audit, now }: Organising, { collection, setClosed }: CollectionSwitch): void {
  const { isLive, isClosed } = collection()
  if (!isLive || isClosed || stateOf(collection(), brusselsDayOf(now())) !== 'over') return
  setClosed()
  audit({ event: 'collection-ended', organiserId: null })
}

/** Closes the collection for a while; it can be opened again. */
export function closeCollection(
  { audit }: Organising,
  { collection, setCollecting }: CollectionSwitch,
  organiserId: number | null,
): void {
  if (!collection().isCollecting) return
  setCollecting(false)
  audit({ event: 'collection-closed', organiserId })
}

/**
 * Takes the initiative from the register's file. Refused while statements are being collected, and ever after for what
 * people have signed: languages may be added, days and people may change, the wording may not, and neither may the law.
 *
 * @param chosen - The rule pack to collect under. Where nobody chooses, the one that is there; for a first import, the
 * European law of the day of registration.
 */
export function importInitiative(
  { audit, now }: Organising,
  collectionSwitch: CollectionSwitch,
  initiative: Initiative,
  chosen: RulePackId | null = null,
): Result<{ readonly rulePack: string }, ImportProblem> {
  const before = collectionSwitch.collection()
  const isOver = stateOf(before, brusselsDayOf(now())) === 'over'
  if (before.isCollecting && !isOver) return fail('collecting')
  const law = before.initiative === null ? defaultRulePack(initiative.registeredOn) : before.pack.id
  const rulePack = chosen ?? law
  const changed = before.initiative === null ? null : problemWithChange(collectionSwitch, before.initiative, initiative)
  if (changed !== null) return fail(changed)
  if (collectionSwitch.hasSealed() && rulePack !== before.pack.id) return fail('signed-law')
  collectionSwitch.keepInitiative(initiative, rulePack)
  audit({ event: 'initiative-imported', organiserId: null })
  return ok({ rulePack })
}

type ImportProblem = 'collecting' | 'other-initiative' | 'signed-wording' | 'signed-law'

/** Why an initiative does not take another's place. */
function problemWithChange(
  { hasStatements }: CollectionSwitch,
  before: Initiative,
  after: Initiative,
): 'other-initiative' | 'signed-wording' | null {
  if (before.registrationNumber !== after.registrationNumber) return 'other-initiative'
  return hasStatements() && !keepsWording(before, after) ? 'signed-wording' : null
}

/** Whether every text that people may have signed stands as it stood. */
function keepsWording(before: Initiative, after: Initiative): boolean {
  return before.texts.every(({ language, title, objectives, annexUrl }) => {
    const text = after.texts.find((candidate) => candidate.language === language)
    return text?.title === title && text.objectives === objectives && text.annexUrl === annexUrl
  })
}
