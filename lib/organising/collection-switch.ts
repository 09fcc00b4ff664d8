import { stateOf, type Collection, type CollectionState } from '#lib/collecting/collection'
import { brusselsDayOf } from '#lib/domain/day'
import type { Initiative } from '#lib/domain/initiative'
import { fail, ok, type Result } from '#lib/domain/result'
import type { Organising } from './organising.ts'

/** What opening and closing the collection needs from the outside world. */
export interface CollectionSwitch {
  readonly collection: () => Collection
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
 * Takes the initiative from the register's file. Refused while statements are being collected: what people read must
 * not change under those who have signed it.
 */
export function importInitiative(
  { audit }: Organising,
  { collection, keepInitiative }: CollectionSwitch,
  initiative: Initiative,
): Result<void, 'collecting' | 'other-initiative'> {
  const before = collection()
  if (before.isCollecting) return fail('collecting')
  if (before.initiative !== null && before.initiative.registrationNumber !== initiative.registrationNumber) {
    return fail('other-initiative')
  }
  keepInitiative(initiative)
  audit({ event: 'initiative-imported', organiserId: null })
  return ok(undefined)
}
