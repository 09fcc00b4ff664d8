import { brusselsDayOf } from '#lib/domain/day'
import { gatheredByWay, type GatheredByWay } from '#lib/organising/paper-totals'
import { goalByState, type GoalByState } from '#lib/rules/goal'
import type { Server } from '#lib/serving/shared-server'

/** What is needed under the collection's law. */
export function goalNow({ collection, now }: Pick<Server, 'collection' | 'now'>): GoalByState {
  const { pack, initiative } = collection()
  return goalByState(pack, initiative?.registeredOn ?? brusselsDayOf(now()))
}

/** What was gathered in both ways, as it stands now. */
export const gatheredNow = (
  from: Pick<Server, 'collection' | 'tallies' | 'paperTotals' | 'now'>,
): readonly GatheredByWay[] => gatheredByWay(from.tallies(), from.paperTotals(), goalNow(from).thresholds)
