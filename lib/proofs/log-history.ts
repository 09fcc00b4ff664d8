import { readEntry, type LogEvent } from './entries.ts'
import type { Found, HistoryReport, PlacedEvent } from './log-report.ts'
import type { LogState } from './log-state.ts'
import { faultsOf } from './state-rules.ts'

/** Reads the entries of a log in order, and holds each to what stands before it. */
export interface LogHistory {
  readonly take: (entry: Uint8Array) => void
  readonly report: () => HistoryReport
}

interface Course {
  /** Where the next entry stands. */
  position: number
  commitments: number
  tests: number | null
  begun: number
  isDestroyed: boolean
  state: LogState | null
  /** Removals since figures last moved. */
  recentRemovals: number
  /** The last commitment, where no state came after it. */
  previous: Uint8Array | null
  readonly events: PlacedEvent[]
  readonly removals: Map<string, number>
  readonly removedLeaves: Set<number>
  /** The entries that are no commitments. */
  readonly words: Set<number>
}

export function logHistory(found: Found): LogHistory {
  const course: Course = {
    ...{ position: 0, commitments: 0, tests: null, begun: 0, isDestroyed: false },
    ...{ state: null, recentRemovals: 0, previous: null },
    ...{ events: [], removals: new Map(), removedLeaves: new Set(), words: new Set() },
  }
  return {
    take: (bytes) => {
      const entry = readEntry(bytes)
      if (course.position === 0 && !(entry?.kind === 'event' && entry.event.event === begins))
        found('begins-wrongly', 0)
      if (entry?.kind === 'commitment') takeCommitment(course, entry.commitment, found)
      else {
        course.words.add(course.position)
        if (entry === null) found('entry-unknown', course.position)
        else if (entry.kind === 'event') takeEvent(course, entry.event, found)
        else takeState(course, entry.state, found)
      }
      course.position += 1
    },
    report: () => reportOf(course),
  }
}

const begins = 'log-begun'

function takeCommitment(course: Course, commitment: Uint8Array, found: Found): void {
  const { position, previous, isDestroyed } = course
  if (isDestroyed) found('after-destruction', position)
  if (previous !== null && compare(previous, commitment) > 0) found('out-of-order', position)
  course.previous = commitment
  course.commitments += 1
}

function takeEvent(course: Course, event: LogEvent, found: Found): void {
  const { position } = course
  if (event.event === 'removed') {
    takeRemoval(course, event, found)
    return
  }
  course.events.push({ position, event })
  if (event.event === begins) {
    if (position > 0) found('begins-wrongly', position)
    else course.begun = event.count ?? 0
  } else if (event.event === 'gone-live') {
    if (course.tests === null) course.tests = course.commitments
    else found('live-twice', position)
  } else if (event.event === 'destruction-done') course.isDestroyed = true
}

function takeRemoval(course: Course, { leaf = -1, reason = '' }: LogEvent, found: Found): void {
  const { position, removals, removedLeaves, words } = course
  const isCommitment = Number.isSafeInteger(leaf) && leaf >= 0 && leaf < position && !words.has(leaf)
  if (!isCommitment) found('removes-nothing', position, { leaf })
  else if (removedLeaves.has(leaf)) found('removed-twice', position, { leaf })
  removedLeaves.add(leaf)
  removals.set(reason, (removals.get(reason) ?? 0) + 1)
  course.recentRemovals += 1
}

function takeState(course: Course, state: LogState, found: Found): void {
  const { position, commitments, tests, begun, recentRemovals: removals, state: before } = course
  for (const { code, numbers } of faultsOf(state, { commitments, tests, begun, removals, before }))
    found(code, position, numbers)
  if (before === null || figuresOf(before) !== figuresOf(state)) course.recentRemovals = 0
  course.state = state
  course.previous = null
}

const figuresOf = ({ counted, repeated, removed, suspect, memberStates }: LogState): string =>
  JSON.stringify([counted, repeated, removed, suspect, memberStates])

const reportOf = (course: Course): HistoryReport => ({
  submissions: course.commitments,
  tests: course.tests ?? course.commitments,
  isLive: course.tests !== null,
  begun: course.begun,
  state: course.state,
  removals: Object.fromEntries(course.removals),
  events: course.events,
})

/** As bytes are put in order; both are of one length. */
function compare(one: Uint8Array, other: Uint8Array): number {
  const at = one.findIndex((byte, index) => byte !== other[index])
  return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0)
}
