import { stateOf, type Collection, type CollectionState } from '#lib/collecting/collection'
import { brusselsDayOf } from '#lib/domain/day'
import type { Initiative } from '#lib/domain/initiative'
import { fail, ok, type Result } from '#lib/domain/result'
import type { Organising } from './organising.ts'

/** What opening and closing the collection needs from the outside world. */
export interface CollectionSwitch {
  readonly collection: () => Collection
  readonly hasStatements: () => boolean
  readonly setCollecting: (isCollecting: boolean) => void
  readonly keepInitiative: (initiative: Initiative) => void
}

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

/** Closes the collection; it can be opened again. */
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
 * people have signed: languages may be added, days and people may change, the wording may not.
 */
export function importInitiative(
  { audit, now }: Organising,
  { collection, hasStatements, keepInitiative }: CollectionSwitch,
  initiative: Initiative,
): Result<void, 'collecting' | 'other-initiative' | 'signed-wording'> {
  const before = collection()
  const isOver = stateOf(before, brusselsDayOf(now())) === 'over'
  if (before.isCollecting && !isOver) return fail('collecting')
  if (before.initiative !== null && before.initiative.registrationNumber !== initiative.registrationNumber) {
    return fail('other-initiative')
  }
  if (hasStatements() && before.initiative !== null && !keepsWording(before.initiative, initiative)) {
    return fail('signed-wording')
  }
  keepInitiative(initiative)
  audit({ event: 'initiative-imported', organiserId: null })
  return ok(undefined)
}

/** Whether every text that people may have signed stands as it stood. */
function keepsWording(before: Initiative, after: Initiative): boolean {
  return before.texts.every(({ language, title, objectives, annexUrl }) => {
    const text = after.texts.find((candidate) => candidate.language === language)
    return text?.title === title && text.objectives === objectives && text.annexUrl === annexUrl
  })
}
