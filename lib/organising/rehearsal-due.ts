import { brusselsDayOf, daysAfter, type Day } from '#lib/domain/day'
import type { KeyKeeping } from './keys.ts'
import { currentSplitting, type HolderKeeping } from './share-holders.ts'

/** Days after which a rehearsal is due again: shares get lost, and people forget where they put them. */
export const rehearseEvery = 60

/** A rehearsal that is due, and why: time has passed, or others hold the shares. */
export interface DueRehearsal {
  readonly keyId: string
  readonly reason: 'time' | 'holders'
  readonly since: Day
}

/** Whether a key is to be rehearsed once more; `null` before its first rehearsal, which stands on the road by itself. */
export function rehearsalDue(
  key: { readonly id: string; readonly rehearsedAt: string | null },
  splitAt: string | null,
  today: Day,
): DueRehearsal | null {
  if (key.rehearsedAt === null) return null
  const since = daysAfter(brusselsDayOf(new Date(key.rehearsedAt)), rehearseEvery)
  if (splitAt !== null && splitAt > key.rehearsedAt)
    return { keyId: key.id, reason: 'holders', since: brusselsDayOf(new Date(splitAt)) }
  return today >= since ? { keyId: key.id, reason: 'time', since } : null
}

/** The rehearsals that are due: of the key that seals, and of each that sealed before and may be needed still. */
export function dueRehearsals(
  keys: Pick<KeyKeeping, 'all' | 'uses' | 'sealing' | 'hasStatements'>,
  holders: Pick<HolderKeeping, 'splittings'>,
  today: Day,
): readonly DueRehearsal[] {
  const sealing = keys.sealing()?.id
  const wanted = new Set(
    keys.hasStatements() ? keys.uses().map(({ keyId }) => keyId) : sealing === undefined ? [] : [sealing],
  )
  return keys
    .all()
    .filter(({ id }) => wanted.has(id))
    .flatMap((key) => rehearsalDue(key, currentSplitting(holders, key.id)?.notedAt ?? null, today) ?? [])
}
