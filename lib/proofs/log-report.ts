import type { LogEvent } from './entries.ts'
import type { LogState } from './log-state.ts'

/** What can be wrong with a log, for whoever has nothing but what it gives to everybody. */
export type LogProblem =
  /** The server itself says that its records do not add up. */
  | 'server-fault'
  | 'no-checkpoint'
  | 'checkpoint-unreadable'
  | 'not-signed'
  /** The checkpoint is of a log of another name than the key's. */
  | 'other-origin'
  | 'bundle-missing'
  | 'bundle-unreadable'
  /** The entries are not those that were signed. */
  | 'root-differs'
  /** What the checkpoint says with its root is not its tree's last entry. */
  | 'extension-differs'
  | 'entry-unknown'
  /** The first entry does not say that the log begins, or another does. */
  | 'begins-wrongly'
  | 'live-twice'
  | 'out-of-order'
  | 'commitment-twice'
  | 'after-destruction'
  /** A removal names no commitment that stands before it. */
  | 'removes-nothing'
  | 'removed-twice'
  | 'submissions-differ'
  | 'tests-differ'
  | 'tests-shrink'
  | 'time-goes-back'
  | 'figures-not-rounded'
  /** Statements count before the collection went live. */
  | 'figures-of-tests'
  /** More statements are said to be there than submissions. */
  | 'figures-exceed'
  | 'member-states-differ'
  /** Fewer count than before, and removals and suspicions do not say why. */
  | 'counted-shrinks'
  | 'witness-unreadable'
  | 'cosignature-bad'

/** Something that is not as the log's rules have it. */
export interface LogFinding {
  readonly code: LogProblem
  /** The entry at which it shows; `null` where it is about none. */
  readonly position: number | null
  readonly numbers: Readonly<Record<string, number>>
}

/** Notes a finding. */
export type Found = (code: LogProblem, position: number | null, numbers?: LogFinding['numbers']) => void

/** An event with its place. */
export interface PlacedEvent {
  readonly position: number
  readonly event: LogEvent
}

/** What the entries of a log say, one after the other. */
export interface HistoryReport {
  /** Commitments. */
  readonly submissions: number
  /** Of these, those of before the collection went live; all of them where it has not. */
  readonly tests: number
  readonly isLive: boolean
  /** Statements of before the log. */
  readonly begun: number
  /** The last state. */
  readonly state: LogState | null
  /** How many were removed, by reason. */
  readonly removals: Readonly<Record<string, number>>
  /** All events but removals, in order. */
  readonly events: readonly PlacedEvent[]
}

/** A witness, and when it signed the checkpoint; `null` where it has not. */
export interface WitnessReport {
  readonly name: string
  readonly signedAt: Date | null
}

export interface LogReport extends HistoryReport {
  readonly origin: string | null
  /** Entries that the checkpoint says there are. */
  readonly size: number
  readonly witnesses: readonly WitnessReport[]
  /** What the server says is wrong with its records, where it does: a code. */
  readonly fault: string | null
  readonly findings: readonly LogFinding[]
}
