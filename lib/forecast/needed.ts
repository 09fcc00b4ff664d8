import { leastMemberStates, leastTotal } from '#lib/rules/thresholds'

/** What an initiative needs in all, and in how many Member States it must reach their thresholds. */
export interface Needed {
  readonly total: number
  readonly states: number
}

/** What a European initiative needs. */
export const needed: Needed = { total: leastTotal, states: leastMemberStates }
