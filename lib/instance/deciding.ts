import type { Database } from '#db/connection'
import type { Collection } from '#lib/collecting/collection'
import type { AlarmKeeping } from '#lib/organising/alarms'
import type { ApprovalKeeping, Carrying } from '#lib/organising/approvals'
import type { SuspicionKeeping } from '#lib/organising/suspicions'
import { alarmsWith } from './alarms.ts'
import { approvalsWith } from './approvals.ts'
import { carryingWith, type CarryingParts } from './carrying.ts'
import type { KeysSide } from './keys.ts'
import { roadWith, type RoadSide } from './road.ts'
import { suspectsWith } from './suspects.ts'

export interface DecidingSide extends RoadSide {
  /** What two persons have to agree on. */
  readonly approvals: ApprovalKeeping
  readonly carrying: Carrying
  readonly suspects: SuspicionKeeping
  readonly alarms: AlarmKeeping
}

/** What two persons decide, what is done then, and the road on which they do. */
export function decidingWith(
  surroundings: { readonly database: Database; readonly now: () => Date; readonly collection: () => Collection },
  organisers: Omit<CarryingParts, 'suspects'> & Pick<KeysSide, 'dueRehearsals'>,
): DecidingSide {
  const suspects = suspectsWith(surroundings)
  return {
    approvals: approvalsWith(surroundings),
    suspects,
    alarms: alarmsWith(surroundings),
    carrying: carryingWith({ ...organisers, suspects }),
    ...roadWith({ ...surroundings, ...organisers }),
  }
}
