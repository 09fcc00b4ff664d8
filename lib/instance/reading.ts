import { auditOf, auditPage, lastAudited, readAudit, wholeAudit, type AuditRow, type AuditWish } from '#db/audit'
import type { Database } from '#db/connection'
import { readTallies } from '#db/statements'
import type { AuditEvent } from '#lib/domain/audit-event'
import type { NoticeReading } from '#lib/organising/notices'
import { paperWith, type PaperSide } from './paper.ts'

export interface ReadingSide extends PaperSide {
  readonly tallies: () => ReturnType<typeof readTallies>
  readonly auditTrail: (limit: number) => ReturnType<typeof readAudit>
  readonly auditPage: (wish: AuditWish) => readonly AuditRow[]
  /** What organisers are told of their accounts, and of each other. */
  readonly notices: NoticeReading
  /** Oldest first. */
  readonly wholeAudit: () => Generator<AuditRow>
  /** When something was last put on record; `null` where it never was. */
  readonly lastAudited: (event: AuditEvent['event']) => Date | null
}

/** What has been gathered and put on record. */
export const readingWith = (database: Database): ReadingSide => ({
  ...paperWith(database),
  tallies: () => readTallies(database),
  auditTrail: (limit) => readAudit(database, limit),
  auditPage: (wish) => auditPage(database, wish),
  notices: {
    eventsOf: (asked) => auditOf(database, asked),
    latest: (event, limit) => auditPage(database, { events: [event], limit }),
  },
  wholeAudit: () => wholeAudit(database),
  lastAudited: (event) => lastAudited(database, event),
})
