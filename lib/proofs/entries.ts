import { readState, type LogState } from './log-state.ts'

/** What happened to the collection, as the log tells it: an event of the audit that the public may know. */
export interface LogEvent {
  readonly event: string
  /** In Brussels. */
  readonly on: string
  /** The entry that it concerns, where it is about one. */
  readonly leaf?: number
  readonly reason?: string
  readonly memberState?: string
  readonly number?: number
  readonly count?: number
  readonly sha256?: string
}

/** An entry of the log. A commitment is 32 bytes and nothing else is: the others are text, and longer. */
export type LogEntry =
  | { readonly kind: 'commitment'; readonly commitment: Uint8Array }
  | { readonly kind: 'event'; readonly event: LogEvent }
  | { readonly kind: 'state'; readonly state: LogState }

const eventHead = 'colligo event 1\n'

/** What every entry of an event begins with, up to the end of its name: it is written in one way alone. */
export const eventBeginning = (event: string): string => `${eventHead}{"event":${JSON.stringify(event)},`

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The fields stand in the order of `LogEvent`, so that an event is written in one way alone. */
export function eventEntry({ event, on, leaf, reason, memberState, number, count, sha256 }: LogEvent): Uint8Array {
  return bytes(`${eventHead}${JSON.stringify({ event, on, leaf, reason, memberState, number, count, sha256 })}\n`)
}

/** @returns `null` where an entry is of no kind that is known. */
export function readEntry(entry: Uint8Array): LogEntry | null {
  if (entry.length === 32) return { kind: 'commitment', commitment: entry }
  const text = new TextDecoder().decode(entry)
  if (text.startsWith(eventHead)) {
    const event = readEvent(text.slice(eventHead.length))
    return event === null ? null : { kind: 'event', event }
  }
  const state = readState(text)
  return state === null ? null : { kind: 'state', state }
}

function readEvent(json: string): LogEvent | null {
  let read: unknown
  try {
    read = JSON.parse(json)
  } catch {
    // SyntaxError: no event.
    return null
  }
  if (typeof read !== 'object' || read === null) return null
  const event = read as Readonly<Partial<Record<string, unknown>>>
  const isShaped =
    typeof event['event'] === 'string' &&
    typeof event['on'] === 'string' &&
    (['reason', 'memberState', 'sha256'] as const).every((name) => isMissingOr('string', event[name])) &&
    (['leaf', 'number', 'count'] as const).every((name) => isMissingOr('number', event[name]))
  return isShaped ? (read as LogEvent) : null
}

const isMissingOr = (type: string, value: unknown): boolean => value === undefined || typeof value === type
