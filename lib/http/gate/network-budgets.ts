import { budgets, type Taken } from './budgets.ts'

/** What a network can ask for, each from a budget of its own. */
export type Asked = 'page' | 'signing' | 'organiser' | 'bench'

export interface NetworkBudgets {
  readonly take: (asked: Asked, network: string) => Taken
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
  /** Guessing passwords from one place stays slow, whichever accounts are tried. */
  organiser: { rate: 1, burst: 120 },
  bench: { rate: 1e6, burst: 1e6 },
} as const satisfies Readonly<Record<Asked, { readonly rate: number; readonly burst: number }>>

/** What a bad proof costs beyond the form that it came with: thirty of them, and the burst is gone. */
const badProof = 10

export function networkBudgets(): NetworkBudgets {
  const each = {
    signing: budgets(rates.signing),
    page: budgets(rates.page),
    organiser: budgets(rates.organiser),
    bench: budgets({ ...rates.bench, mostKeys: 1 }),
  }
  return {
    take: (asked, network) => each[asked].take(network, 1, performance.now()),
    chargeBadProof: (network) => {
      each.signing.charge(network, badProof, performance.now())
    },
    left: (network) => each.signing.level(network, performance.now()),
  }
}
