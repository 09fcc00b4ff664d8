/**
 * How the collection stood when a checkpoint was made: the log's last entry, and the checkpoint's extension lines. Numbers
 * of statements are late and rounded down, as all public figures are; that of submissions is exact, since anybody can count
 * the entries.
 */
export interface LogState {
  /** To the minute, in UTC, as `2026-11-30T09:00Z`. */
  readonly at: string
  /** Commitments in the log. */
  readonly submissions: number
  /** Of these, those of before the collection went live: tests. */
  readonly tests: number
  readonly counted: number
  readonly repeated: number
  readonly removed: number
  readonly suspect: number
  /** Statements that count, by Member State; none of which there are too few to be shown. */
  readonly memberStates: Readonly<Record<string, number>>
  /** What the last links of audit and statements are bound to, in lower-case hex: see `heads.ts`. */
  readonly heads: string
}

const head = 'colligo state 1'

const numbers = ['submissions', 'tests', 'counted', 'repeated', 'removed', 'suspect'] as const

/** The lines of a state, in the one order in which they are written. */
export const stateLines = (state: LogState): readonly string[] => [
  head,
  `at ${state.at}`,
  ...numbers.map((name) => `${name} ${String(state[name])}`),
  ...Object.entries(state.memberStates)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([code, count]) => `member-state ${code} ${String(count)}`),
  `heads ${state.heads}`,
]

export const stateEntry = (state: LogState): Uint8Array =>
  new TextEncoder().encode(
    stateLines(state)
      .map((line) => `${line}\n`)
      .join(''),
  )

/** @returns `null` where the text is no state, or is not written as one is. */
export function readState(text: string): LogState | null {
  const lines = text.split('\n').map((line) => line.split(' '))
  const valueOf = (name: string): string => lines.find(([first]) => first === name)?.[1] ?? ''
  const numberOf = (name: string): number => Number(valueOf(name))
  const state: LogState = {
    at: valueOf('at'),
    submissions: numberOf('submissions'),
    tests: numberOf('tests'),
    counted: numberOf('counted'),
    repeated: numberOf('repeated'),
    removed: numberOf('removed'),
    suspect: numberOf('suspect'),
    memberStates: Object.fromEntries(
      lines.flatMap(([name, code, count]) => (name === 'member-state' ? [[code ?? '', Number(count)]] : [])),
    ),
    heads: valueOf('heads'),
  }
  const isWritten = text === new TextDecoder().decode(stateEntry(state))
  const isShaped = /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/u.test(state.at) && /^[0-9a-f]{64}$/u.test(state.heads)
  return isWritten && isShaped && numbers.every((name) => Number.isSafeInteger(state[name])) ? state : null
}
