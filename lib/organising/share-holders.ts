import { fail, ok, type Result } from '#lib/domain/result'
import type { Organising } from './organising.ts'

/** Who holds a share of a key, by name: a share itself never comes near the server. */
export interface ShareHolder {
  readonly number: number
  readonly name: string
  /** When their share last was among those that opened a sample; `null` where it never was. */
  readonly rehearsedAt: string | null
}

/** How a key was split, as organisers noted it. */
export interface NotedSplitting {
  readonly id: number
  readonly keyId: string
  readonly needed: number
  readonly notedAt: string
  /** When organisers said that its shares are destroyed. */
  readonly destroyedAt: string | null
  readonly holders: readonly ShareHolder[]
}

/** What the list of holders needs from the outside world. */
export interface HolderKeeping {
  /** Newest first. */
  readonly splittings: () => readonly NotedSplitting[]
  readonly keepSplitting: (
    splitting: Pick<NotedSplitting, 'keyId' | 'needed'> & { readonly holders: readonly string[] },
    notedBy: number,
  ) => void
  readonly markRehearsed: (splittingId: number, numbers: readonly number[]) => void
  /** `false` where somebody was faster. */
  readonly markDestroyed: (splittingId: number) => boolean
}

export type HoldersProblem =
  'too-few-holders' | 'too-many-holders' | 'needed-impossible' | 'name-too-long' | 'name-twice'

const longestName = 80
const mostHolders = 15

/** What somebody typed of a splitting: one name a line, and how many are needed. */
export interface TypedSplitting {
  readonly names: string
  readonly needed: string
}

/** Reads who holds the shares, and how many of them are needed. */
export function readHolders({
  names,
  needed,
}: TypedSplitting): Result<{ readonly holders: readonly string[]; readonly needed: number }, HoldersProblem> {
  const holders = names
    .normalize('NFC')
    .split(/\r?\n/u)
    .map((name) => name.replace(/\s+/gu, ' ').trim())
    .filter((name) => name !== '')
  if (holders.length < 2) return fail('too-few-holders')
  if (holders.length > mostHolders) return fail('too-many-holders')
  if (holders.some((name) => name.length > longestName)) return fail('name-too-long')
  if (new Set(holders).size < holders.length) return fail('name-twice')
  const count = /^\d{1,2}$/u.test(needed.trim()) ? Number(needed) : 0
  return count < 2 || count > holders.length ? fail('needed-impossible') : ok({ holders, needed: count })
}

/** Notes how a key was split. From then on a rehearsal with these shares is due. */
export function noteSplitting(
  { audit }: Organising,
  keeping: HolderKeeping,
  { keyId, ...typed }: TypedSplitting & { readonly keyId: string },
  organiserId: number,
): Result<void, HoldersProblem> {
  const read = readHolders(typed)
  if (!read.ok) return read
  keeping.keepSplitting({ keyId, ...read.value }, organiserId)
  audit({ event: 'shares-noted', organiserId, count: read.value.holders.length })
  return ok(undefined)
}

/** Notes whose shares were used in a rehearsal that has just been proven. */
export function noteWhoRehearsed(keeping: HolderKeeping, keyId: string, numbers: readonly number[]): void {
  const current = currentSplitting(keeping, keyId)
  const held = numbers.filter((number) => current?.holders.some((holder) => holder.number === number))
  if (current !== null && held.length > 0) keeping.markRehearsed(current.id, held)
}

/** Notes that the shares of before the key was split anew are destroyed: until then, they still open everything. */
export function noteSharesDestroyed(
  { audit }: Organising,
  keeping: HolderKeeping,
  id: number,
  organiserId: number,
): Result<void, 'no-such-shares' | 'in-use'> {
  const splitting = keeping.splittings().find((one) => one.id === id)
  if (splitting === undefined) return fail('no-such-shares')
  if (currentSplitting(keeping, splitting.keyId)?.id === id) return fail('in-use')
  if (!keeping.markDestroyed(id)) return fail('no-such-shares')
  audit({ event: 'shares-destroyed', organiserId, count: splitting.holders.length })
  return ok(undefined)
}

/** How a key is split now; `null` where nobody noted that it is. */
export const currentSplitting = (keeping: Pick<HolderKeeping, 'splittings'>, keyId: string): NotedSplitting | null =>
  keeping.splittings().find((splitting) => splitting.keyId === keyId) ?? null

/** Splittings of before whose shares nobody has said to be destroyed. */
export function oldSplittings(keeping: Pick<HolderKeeping, 'splittings'>): readonly NotedSplitting[] {
  const all = keeping.splittings()
  return all.filter(
    (splitting, index) =>
      splitting.destroyedAt === null && all.slice(0, index).some(({ keyId }) => keyId === splitting.keyId),
  )
}
