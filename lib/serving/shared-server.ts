import type { MemberState } from '#lib/domain/member-states'
import type { Maker } from '#lib/forms/maker'
import type { LaneWatch } from '#lib/fraud/lane-watch'
import type { NetworkBudgets } from '#lib/http/gate/network-budgets'
import type { Instance } from '#lib/instance/instance'
import type { Surge } from '#lib/surge/levels'

/** What pages and handlers see of the serving process. */
export interface Server extends Instance {
  /** The address that the public sees, without a path. */
  readonly origin: string
  /** That of the organisers' side: the same where it has none of its own. */
  readonly organisersOrigin: string
  readonly surge: Pick<Surge, 'level' | 'since' | 'atLeast'>
  /** How many times as hard as usual a proof of work is to be, for a network and a Member State. */
  readonly difficulty: (network: string, memberState: MemberState) => number
  readonly chargeBadProof: (network: string) => void
  /** Pays for a statement's place in the lane without a script. */
  readonly takePlainPlace: NetworkBudgets['takePlace']
  /** How a statement is to be labelled, and what to call once it is acknowledged. */
  readonly laneOf: (traits: Parameters<LaneWatch['look']>[0]) => ReturnType<LaneWatch['look']>
  /** Is told of errors that a page has not expected: after some of the database's, the process ends. */
  readonly sawError: (error: Error) => void
  /** Draws a sheet beside the thread that answers; `null` where too many wait for theirs already. */
  readonly drawSheet: Maker['sheet']
  /** Whether the bench is measuring this site: it then has a form that does nothing. */
  readonly isMeasured: boolean
}

// The framework bundles its own copy of every module: what it shares with this process lies where both find it.
const shared = globalThis as { colligo?: Server }

/** Hands the instance to the framework's side of this process. */
export function shareServer(instance: Instance, more: Omit<Server, keyof Instance>): void {
  shared.colligo = { ...instance, ...more }
}

/** The server that this process serves, where there is one. */
export const sharedServer = (): Server | undefined => shared.colligo
