import { stateOf, type Collection, type CollectionState } from '#lib/collecting/collection'
import type { AuditEvent } from '#lib/domain/audit-event'
import { brusselsDayOf } from '#lib/domain/day'
import { fail, ok, type Result } from '#lib/domain/result'
import type { Settings } from '#lib/site-settings/settings'
import { lengthOf, lineOf } from '#lib/site-settings/typed-text'
import type { CollectionSwitch } from './collection-switch.ts'
import type { Organising } from './organising.ts'

/** Characters of the longest reason. */
const longestReason = 300

type PauseReason = NonNullable<Settings['pause']>

/** What pausing a collection needs from the outside world. */
export interface Pausing {
  readonly collection: () => Collection
  /** Pauses, keeps the reason and puts it on record: all of it or nothing. */
  readonly pause: (reason: PauseReason, event: AuditEvent) => void
}

/** What is wrong with a reason, by language; or what stands in the way of a pause. */
export type PauseProblem =
  'not-live' | 'over' | { readonly reasons: Readonly<Partial<Record<string, 'missing' | 'too-long'>>> }

/**
 * Pauses a collection that counts, with a reason that citizens read in their language, or in the initiative's own. Where
 * it is paused already the reason becomes another.
 *
 * @param typed - Reasons by language, as they were typed.
 */
export function pauseCollection(
  { now }: Pick<Organising, 'now'>,
  { collection, pause }: Pausing,
  typed: Readonly<Record<string, string>>,
  organiserId: number | null,
): Result<void, PauseProblem> {
  const { initiative, isLive, isCollecting } = collection()
  if (initiative === null || !isLive) return fail('not-live')
  if (stateOf(collection(), brusselsDayOf(now())) === 'over') return fail('over')
  const original = originalLanguage(initiative)
  const reason = Object.fromEntries(
    Object.entries(typed)
      .map(([language, text]) => [language, lineOf(text)] as const)
      .filter(([, text]) => text !== ''),
  )
  const reasons = problemsWith(reason, original)
  if (Object.keys(reasons).length > 0) return fail({ reasons })
  pause({ reason, original }, { event: isCollecting ? 'collection-paused' : 'texts-changed', organiserId })
  return ok(undefined)
}

/** Takes a paused collection up again. The reason is forgotten with it. */
export function resumeCollection(
  { audit, now }: Pick<Organising, 'audit' | 'now'>,
  { collection, setCollecting }: Pick<CollectionSwitch, 'collection' | 'setCollecting'>,
  organiserId: number | null,
): Result<void, 'not-live' | Extract<CollectionState, 'no-key' | 'over'>> {
  if (!collection().isLive) return fail('not-live')
  const state = stateOf(collection(), brusselsDayOf(now()))
  if (state === 'no-key' || state === 'over') return fail(state)
  if (state !== 'not-opened') return ok(undefined)
  setCollecting(true)
  audit({ event: 'collection-resumed', organiserId })
  return ok(undefined)
}

/** The language in which the initiative was registered. */
const originalLanguage = ({ texts }: NonNullable<Collection['initiative']>): string =>
  texts.find(({ isOriginal }) => isOriginal)?.language ?? 'en'

function problemsWith(
  reason: Readonly<Record<string, string>>,
  original: string,
): Readonly<Partial<Record<string, 'missing' | 'too-long'>>> {
  const long = Object.entries(reason).filter(([, text]) => lengthOf(text) > longestReason)
  return {
    ...(reason[original] === undefined ? { [original]: 'missing' } : {}),
    ...Object.fromEntries(long.map(([language]) => [language, 'too-long'])),
  }
}
