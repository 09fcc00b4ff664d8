import { writeAudit } from '#db/audit'
import type { Database } from '#db/connection'
import type { AuditEvent, AuditEventName } from '#lib/domain/audit-event'
import { gatheredByName } from '#lib/organising/gathered'
import type { Organising } from '#lib/organising/organising'

/** What somebody can make happen as often as they like: it must not fill the disk. */
const repeatable: readonly AuditEventName[] = [
  'sign-in-failed',
  'one-time-code-failed',
  'passkey-failed',
  'session-expired',
  'permission-refused',
  'approval-of-own-refused',
  'network-slowed',
]

/** Puts on record what happens; what is repeatable once a minute for each person, with how often it was. */
export function recordWith({ database, now }: { readonly database: Database; readonly now: () => Date }): {
  readonly audit: Organising['audit']
  readonly flush: () => void
} {
  const repeated = gatheredByName<AuditEvent>((event, count) => {
    writeAudit(database, count > 1 ? { ...event, count } : event, now())
  })
  return {
    audit: (event) => {
      if (repeatable.includes(event.event)) repeated.happened(`${event.event} ${String(event.organiserId)}`, event)
      else writeAudit(database, event, now())
    },
    flush: repeated.flush,
  }
}
