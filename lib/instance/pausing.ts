import type { Database } from '#db/connection'
import type { CollectionSwitch } from '#lib/organising/collection-switch'
import type { Pausing } from '#lib/organising/pause'
import type { SiteKeeping } from '#lib/site-settings/keeping'

/** Joins pausing to the settings and the switch: citizens see no pause without its reason, nor a reason without a pause. */
export const pausingWith = (
  database: Database,
  { collection, setCollecting }: Pick<CollectionSwitch, 'collection' | 'setCollecting'>,
  { keep }: Pick<SiteKeeping, 'keep'>,
): Pausing => ({
  collection,
  pause: (pause, event) => {
    database.transaction(
      () => {
        keep({ settings: { pause } }, event)
        setCollecting(false)
      },
      { behavior: 'immediate' },
    )
  },
})
