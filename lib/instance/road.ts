import type { Database } from '#db/connection'
import { othersWith } from '#db/organisers'
import { hasDestroyed, statesWithResult } from '#db/road-facts'
import { latestKey } from '#db/sealing-keys'
import { readStoredSettings } from '#db/settings'
import { hasStatements, readTallies } from '#db/statements'
import type { Collection } from '#lib/collecting/collection'
import { brusselsDayOf } from '#lib/domain/day'
import { rolesWith } from '#lib/domain/role'
import { progressOf, type HandingOver } from '#lib/organising/batches'
import type { CollectionSwitch } from '#lib/organising/collection-switch'
import { roadFrom, type Milestone } from '#lib/organising/road'
import { readSettings } from '#lib/site-settings/settings'
import type { KeysSide } from './keys.ts'

export interface RoadSide {
  /** Every step of the collection, with what is still missing for it. */
  readonly road: () => readonly Milestone[]
}

/** Joins the road to what the database knows. */
export const roadWith = ({
  database,
  now,
  collection,
  collectionSwitch,
  dueRehearsals,
  handingOver,
}: {
  readonly database: Database
  readonly now: () => Date
  readonly collection: () => Collection
  readonly collectionSwitch: Pick<CollectionSwitch, 'missingForLive'>
  readonly dueRehearsals: KeysSide['dueRehearsals']
  readonly handingOver: HandingOver
}): RoadSide => ({
  road: () =>
    roadFrom({
      collection: collection(),
      settings: readSettings(readStoredSettings(database)),
      today: brusselsDayOf(now()),
      hasKey: latestKey(database) !== null,
      isRehearsalDue: dueRehearsals().length > 0,
      confirmers: othersWith(database, 0, rolesWith('confirm')),
      missingForLive: collectionSwitch.missingForLive(),
      hasTested: hasStatements(database),
      withStatements: readTallies(database).flatMap(({ memberState, counted }) => (counted > 0 ? [memberState] : [])),
      handedOver: progressOf(handingOver, []).flatMap(({ memberState, isHandedOver }) =>
        isHandedOver ? [memberState] : [],
      ),
      withResult: statesWithResult(database),
      isDestroyed: hasDestroyed(database),
    }),
})
