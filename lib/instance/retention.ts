import type { Database } from '#db/connection'
import { latestHold, liftHold, placeHold } from '#db/legal-holds'
import { noteMilestone, readMilestones, takeBackMilestone } from '#db/milestones'
import type { Destroying } from '#lib/organising/destruction'
import { destroyingWith, destructionOf, type DestroyingParts } from './destruction/destroying.ts'

export interface RetentionSide {
  readonly retention: Destroying
}

interface Parts extends DestroyingParts {
  readonly stopCollecting: () => void
}

/** Joins keeping and destroying to the database, the keys and the disk. */
export function retentionWith(parts: Parts): RetentionSide {
  const { database, now, collection, stopCollecting } = parts
  return {
    retention: {
      get rule() {
        return collection().pack.retention
      },
      collection,
      milestones: () => readMilestones(database),
      noteMilestone: (name, day) => {
        noteMilestone(database, name, day, now())
      },
      takeBackMilestone: (name) => takeBackMilestone(database, name),
      stopCollecting,
      hold: () => holdOf(database),
      placeHold: (hold) => placeHold(database, hold, now()),
      liftHold: () => liftHold(database, now()),
      destruction: () => destructionOf(database),
      ...destroyingWith(parts),
    },
  }
}

function holdOf(database: Database): ReturnType<Destroying['hold']> {
  const row = latestHold(database)
  if (row === null) return null
  const { reference, placedBy, placedAt, liftedAt } = row
  return { reference, placedBy, placedAt: new Date(placedAt), liftedAt: liftedAt === null ? null : new Date(liftedAt) }
}
