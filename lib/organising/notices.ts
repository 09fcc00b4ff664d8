import type { RecordedEvent } from '#lib/domain/audit-event'

/** What somebody has to hear of their own account: who can do these in their name can take it over. */
const ownNotices = [
  'password-changed',
  'recovery-code-used',
  'recovery-codes-made',
  'passkey-added',
  'passkey-removed',
] as const

/** What everybody has to hear of: by these, two together could put another in somebody's place. */
const peopleNotices = ['organiser-invited', 'organiser-removed'] as const

export type OwnNotice = (typeof ownNotices)[number]
export type PeopleNotice = (typeof peopleNotices)[number]

/** Rows of the audit, as far as notices need them. */
export interface NoticeReading {
  /** The latest of one event by one organiser, newest first. */
  readonly eventsOf: (asked: {
    readonly organiserId: number
    readonly event: OwnNotice | 'signed-in'
    readonly after: number
    readonly limit: number
  }) => readonly RecordedEvent[]
  /** The latest of one event by anybody, newest first. */
  readonly latest: (event: PeopleNotice, limit: number) => readonly RecordedEvent[]
}

/** Most of one kind that are told of at once; the diary has them all. */
const most = 5

interface Notices {
  readonly own: readonly RecordedEvent[]
  readonly people: readonly RecordedEvent[]
}

/**
 * What happened since somebody last was here, from the sign-in before the last one on: how a stranger got in, and what they
 * did, is told at the owner's next sign-in, and ends to be told a sign-in or two later. Nothing is kept for it beside the
 * audit.
 */
export function noticesFor({ eventsOf, latest }: NoticeReading, organiserId: number): Notices {
  // The latest is the session that asks; the one before may have been a stranger's, and so how it was opened counts as well.
  const [, , earlier] = eventsOf({ organiserId, event: 'signed-in', after: 0, limit: 3 })
  const after = earlier?.id ?? 0
  const byTime = (rows: readonly RecordedEvent[]) => rows.toSorted((one, other) => other.id - one.id)
  return {
    own: byTime(ownNotices.flatMap((event) => eventsOf({ organiserId, event, after, limit: most }))),
    people: byTime(
      peopleNotices.flatMap((event) =>
        latest(event, most).filter((row) => row.id > after && row.organiserId !== organiserId),
      ),
    ),
  }
}
