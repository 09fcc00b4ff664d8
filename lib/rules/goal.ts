import type { Day } from '#lib/domain/day'
import { isMemberState, type MemberState } from '#lib/domain/member-states'
import type { RulePack } from '#lib/domain/rule'
import type { ThresholdTable } from '#lib/domain/threshold-rule'

/** What an initiative needs. */
export interface Goal {
  /** Statements in all. */
  readonly total: number
  /** In how many Member States it must reach how many; `null` where its law asks for no such thing. */
  readonly spread: {
    readonly states: number
    readonly thresholds: Readonly<Partial<Record<MemberState, number>>>
  } | null
}

/**
 * What an initiative needs under its law. Minimum numbers are those of its day of registration, whatever changes while it
 * collects; of a day before the first table, which only practice and other numbers than the register's have, the oldest.
 */
export function goalOf({ thresholds: { total, spread } }: Pick<RulePack, 'thresholds'>, registeredOn: Day): Goal {
  if (spread === null) return { total, spread }
  const { states, tables } = spread
  return { total, spread: { states, thresholds: ofMembers(tableOf(tables, registeredOn)) } }
}

/** What is needed, laid out for tables by Member State. */
export interface GoalByState {
  readonly total: number
  /** Whether its law asks for numbers by state at all. */
  readonly isSpread: boolean
  /** How many of the states below must reach their number. */
  readonly states: number
  /** Of each state that statements are taken with. */
  readonly thresholds: Readonly<Partial<Record<MemberState, number>>>
}

/** The same where a table wants a number for each state: a national procedure's one state has to gather all of it. */
export function goalByState(pack: Pick<RulePack, 'thresholds' | 'states'>, registeredOn: Day): GoalByState {
  const { total, spread } = goalOf(pack, registeredOn)
  if (spread !== null) return { total, isSpread: true, ...spread }
  const states = pack.states.filter(isMemberState)
  return {
    total,
    isSpread: false,
    states: states.length,
    thresholds: Object.fromEntries(states.map((state) => [state, total])),
  }
}

const tableOf = (tables: readonly ThresholdTable[], registeredOn: Day): ThresholdTable['numbers'] =>
  (tables.find(({ from }) => from <= registeredOn) ?? tables.at(-1))?.numbers ?? {}

/** Without the states that have left since. */
const ofMembers = (numbers: ThresholdTable['numbers']): Readonly<Partial<Record<MemberState, number>>> =>
  Object.fromEntries(Object.entries(numbers).filter(([state]) => isMemberState(state)))
