import { budgets } from '#lib/http/gate/budgets'
import type { MemberState } from '#lib/domain/member-states'
import type { Site } from '#lib/site-settings/site'

/** Challenges a second that one Member State's citizens fetch on a great day: 786,000 of a million came from one. */
const perMemberState = { rate: 40, burst: 4000 } as const

/**
 * How many times as hard as usual a browser's proof of work is to be. Harder for networks that have used up most of
 * their budget, for a Member State that is flooded, and for all while the site is under pressure: a flood pays for
 * itself, and whoever signs once hardly notices. Never easier or harder than organisers want it: their citizens' phones
 * do the work.
 */
export function difficulty(surroundings: {
  readonly isUnderPressure: () => boolean
  /** How much of its budget for signing a network has left, from 0 to 1. */
  readonly left: (network: string) => number
  /** What organisers have set, in times of the usual. */
  readonly limits: () => Site['proof']
}): (network: string, memberState: MemberState) => number {
  const flood = budgets({ ...perMemberState, mostKeys: 100 })
  return (network, memberState) => {
    const isFlooded = !flood.take(memberState, 1, performance.now()).ok
    const left = surroundings.left(network)
    const forNetwork = left > 0.5 ? 1 : left > 0.2 ? 2 : 6
    const { least, most } = surroundings.limits()
    const wanted = forNetwork * (surroundings.isUnderPressure() ? 2 : 1) * (isFlooded ? 2 : 1)
    return Math.max(least, Math.min(most, wanted))
  }
}
