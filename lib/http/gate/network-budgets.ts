import { budgets, type BudgetOptions, type Budgets, type Taken } from './budgets.ts'
import type { FormKind } from './form-addresses.ts'

/** What a network can ask for, each from a budget of its own. */
export type Asked = 'page' | FormKind

export interface NetworkBudgets {
  readonly take: (asked: Asked, network: string) => Taken
  /** Pays for a statement's place in the lane without a script. */
  readonly takePlace: (network: string) => Taken
  /** A proof of work that was made up, old or spent: costs far more than honest use does. */
  readonly chargeBadProof: (network: string) => void
  /** How much of its budget for signing a network has left, from 0 to 1. */
  readonly left: (network: string) => number
}

/**
 * What each network may have in a burst, and what comes back a second. A lecture hall of 300 signs at once; a village
 * behind one address signs five a second all day, which is 18,000 an hour.
 */
const rates = {
  signing: { rate: 5, burst: 300 },
  /** Pages that are rendered for the request; what comes from memory costs nothing. */
  page: { rate: 20, burst: 600 },
  /** Each may have an e-mail sent to a stranger: a hall that has just signed can ask at once, and then one in ten seconds. */
  news: { rate: 1 / 10, burst: 60 },
  /** A provider's machines leave for all its customers; nothing happens without the token of an e-mail. */
  'one-click': { rate: 20, burst: 600 },
  /** A witness signs once an hour; each signature takes a check. */
  cosignature: { rate: 1 / 10, burst: 20 },
  /** Guessing passwords from one place stays slow, whichever accounts are tried. */
  organiser: { rate: 1, burst: 120 },
  bench: { rate: 1e6, burst: 1e6 },
} as const satisfies Readonly<Record<Exclude<Asked, 'plain' | 'withdrawal'>, Pick<BudgetOptions, 'rate' | 'burst'>>>

/**
 * The lane without a script. Its question keeps out few machines, so its narrowness does: statements are about a
 * twentieth of what one process takes, and whoever has many networks gains nothing over doing the proof of work. Forms
 * with mistakes in them cost a render each; they have more room, so that a family can make some.
 */
const plainRates = {
  statements: { ofNetwork: { rate: 1 / 60, burst: 3 }, ofAll: { rate: 2, burst: 20 } },
  forms: { ofNetwork: { rate: 1 / 5, burst: 12 }, ofAll: { rate: 6, burst: 60 } },
} as const

/**
 * Taking a statement back: a family at once, and then one in ten seconds; all together no more than the disk can do beside
 * what is signed. Nobody can try codes: there are more of them than grains of sand.
 */
const withdrawalRates = { ofNetwork: { rate: 1 / 10, burst: 20 }, ofAll: { rate: 4, burst: 120 } } as const

/** What a bad proof costs beyond the form that it came with: thirty of them, and the burst is gone. */
const badProof = 10

export function networkBudgets(): NetworkBudgets {
  const each = {
    signing: budgets(rates.signing),
    page: budgets(rates.page),
    news: budgets(rates.news),
    'one-click': budgets(rates['one-click']),
    cosignature: budgets(rates.cosignature),
    organiser: budgets(rates.organiser),
    bench: budgets({ ...rates.bench, mostKeys: 1 }),
    plain: sharedLane(plainRates.forms),
    withdrawal: sharedLane(withdrawalRates),
  }
  const places = sharedLane(plainRates.statements)
  return {
    take: (asked, network) => each[asked].take(network, 1, performance.now()),
    takePlace: (network) => places.take(network, 1, performance.now()),
    chargeBadProof: (network) => {
      each.signing.charge(network, badProof, performance.now())
    },
    left: (network) => each.signing.level(network, performance.now()),
  }
}

interface LaneRates {
  readonly ofNetwork: BudgetOptions
  readonly ofAll: BudgetOptions
}

/** A lane that each network has a share in and all have together. Who is refused by all gets their own share back. */
function sharedLane({ ofNetwork, ofAll }: LaneRates): Pick<Budgets, 'take'> {
  const [own, all] = [budgets(ofNetwork), budgets({ ...ofAll, mostKeys: 1 })]
  return {
    take: (network, cost, now) => {
      const paid = own.take(network, cost, now)
      if (!paid.ok) return paid
      const shared = all.take('all', cost, now)
      if (!shared.ok) own.charge(network, -cost, now)
      return shared
    },
  }
}
