import type { LogFinding } from './log-report.ts'
import type { LogState } from './log-state.ts'

/** What stands before a state, which it must agree with. */
export interface Course {
  readonly commitments: number
  /** Commitments of before the collection went live; `null` while it has not. */
  readonly tests: number | null
  /** Statements of before the log. */
  readonly begun: number
  /** Removals that were told since figures last moved. */
  readonly removals: number
  readonly before: LogState | null
}

type Fault = Omit<LogFinding, 'position'>

/** Numbers of all are rounded down to tens, those of a Member State to fives: so much may be hidden in each. */
const [grain, smallGrain] = [10, 5]
const hidden = grain - 1
/** What all Member States together may hide. */
const hiddenInMemberStates = (smallGrain - 1) * 27

/** What of a state is not as the entries before it, and the state before, have it. */
export const faultsOf = (state: LogState, course: Course): readonly Fault[] => [
  ...countFaults(state, course),
  ...figureFaults(state, course),
  ...(course.before === null ? [] : movementFaults(state, course.before, course.removals)),
]

function countFaults({ submissions, tests, at }: LogState, { before, ...found }: Course): readonly Fault[] {
  const foundTests = found.tests ?? found.commitments
  return [
    ...faultIf(submissions !== found.commitments, 'submissions-differ', {
      said: submissions,
      found: found.commitments,
    }),
    ...faultIf(tests !== foundTests, 'tests-differ', { said: tests, found: foundTests }),
    ...faultIf(before !== null && tests < before.tests, 'tests-shrink', { said: tests, before: before?.tests ?? 0 }),
    ...faultIf(before !== null && at < before.at, 'time-goes-back'),
  ]
}

function figureFaults(state: LogState, course: Course): readonly Fault[] {
  const { counted, repeated, removed, suspect } = state
  const figures = [counted, repeated, removed, suspect]
  const ofMemberStates = Object.values(state.memberStates)
  const said = sumOf(figures)
  const most = course.commitments - (course.tests ?? course.commitments) + course.begun
  const inMemberStates = sumOf(ofMemberStates)
  const isRounded =
    figures.every((figure) => figure >= 0 && figure % grain === 0) &&
    ofMemberStates.every((figure) => figure >= smallGrain && figure % smallGrain === 0)
  const isLive = course.tests !== null
  return [
    ...faultIf(!isRounded, 'figures-not-rounded'),
    ...faultIf(!isLive && said + inMemberStates !== 0, 'figures-of-tests', { said }),
    ...faultIf(isLive && said > most, 'figures-exceed', { said, most }),
    ...faultIf(
      inMemberStates > counted + hidden || counted > inMemberStates + hiddenInMemberStates,
      'member-states-differ',
      { inMemberStates, counted },
    ),
  ]
}

/**
 * Whether fewer count than before, and neither removals nor suspicions say why: as far as can be known from numbers that
 * are rounded. Statements of before the log have no leaf, so their removals show in the number of removed ones alone.
 */
function movementFaults(state: LogState, before: LogState, removals: number): readonly Fault[] {
  const fewer = before.counted - state.counted
  const removed = Math.max(removals, state.removed - before.removed + hidden)
  const suspect = Math.max(0, state.suspect - before.suspect + hidden)
  const isUnexplained = fewer > removed + suspect + hidden
  return faultIf(fewer > 0 && isUnexplained, 'counted-shrinks', {
    before: before.counted,
    said: state.counted,
    removals,
  })
}

const faultIf = (isWrong: boolean, code: Fault['code'], numbers: Fault['numbers'] = {}): readonly Fault[] =>
  isWrong ? [{ code, numbers }] : []

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)
