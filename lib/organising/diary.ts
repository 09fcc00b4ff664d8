import type { Organising } from './organising.ts'

const day = 24 * 60 * 60 * 1000

/** Days after which somebody should look again. */
const longestUnread = 7

/** Puts on record that somebody has looked at the diary: once a day, so that looking does not fill it. */
export function noteReading({ now, audit }: Organising, lastRead: Date | null, organiserId: number): void {
  if (lastRead === null || now().getTime() - lastRead.getTime() >= day) audit({ event: 'diary-read', organiserId })
}

/** Whole days since anybody looked, where that is too long ago; `null` where it is not, `never` where nobody ever did. */
export function unreadFor({ now }: Pick<Organising, 'now'>, lastRead: Date | null): number | 'never' | null {
  if (lastRead === null) return 'never'
  const days = Math.floor((now().getTime() - lastRead.getTime()) / day)
  return days < longestUnread ? null : days
}
