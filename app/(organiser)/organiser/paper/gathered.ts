import { brusselsDayOf } from '#lib/domain/day'
import { gatheredByWay, type GatheredByWay } from '#lib/organising/paper-totals'
import { firstThresholdsFrom, thresholdsFor } from '#lib/rules/thresholds'
import type { Server } from '#lib/serving/shared-server'

/** What was gathered in both ways, as it stands now. */
export function gatheredNow(
  from: Pick<Server, 'collection' | 'tallies' | 'paperTotals' | 'now'>,
): readonly GatheredByWay[] {
  const registeredOn = from.collection().initiative?.registeredOn ?? brusselsDayOf(from.now())
  // A national initiative may be older than the first thresholds.
  const thresholds = thresholdsFor(registeredOn < firstThresholdsFrom ? firstThresholdsFrom : registeredOn)
  return gatheredByWay(from.tallies(), from.paperTotals(), thresholds)
}
