import type { Database } from '#db/connection'
import { initiativeReader } from '#db/initiatives'
import { rehearsedKeyReader } from '#db/sealing-keys'
import type { Collection } from '#lib/collecting/collection'
import { rulePackOf } from '#lib/rules/rule-packs'
import { eci2019 } from '#lib/rules/eci-2019/index'

/**
 * What decides whether statements are taken, as it was at most so many milliseconds ago; `forget` has it read again.
 *
 * @param pausedBy - Why the machine takes none, where it does not.
 */
export const currentCollection = (
  database: Database,
  pausedBy: () => Collection['pausedBy'],
  age: number,
): (() => Collection) & { readonly forget: () => void } => lately(collectionReader(database, pausedBy), age)

/** Reads what decides whether statements are taken: at each call, since another process may change it. */
function collectionReader(database: Database, pausedBy: () => Collection['pausedBy']): () => Collection {
  const readInitiative = initiativeReader(database)
  const rehearsedKey = rehearsedKeyReader(database)
  return () => {
    const stored = readInitiative()
    return {
      initiative: stored?.initiative ?? null,
      pack: packOf(stored),
      isCollecting: stored?.isCollecting ?? false,
      isLive: stored !== null && stored.liveAt !== null,
      isClosed: stored !== null && stored.closedAt !== null,
      hasRehearsedKey: rehearsedKey() !== null,
      pausedBy: pausedBy(),
    }
  }
}

/**
 * The law that an initiative collects under; the present one while there is none.
 *
 * @throws Error where the database was written by a later version, which knows more laws.
 */
export function packOf(stored: { readonly rulePack: string } | null): Collection['pack'] {
  if (stored === null) return eci2019
  const pack = rulePackOf(stored.rulePack)
  if (pack === undefined) throw new Error(`the initiative's rule pack "${stored.rulePack}" is none of this version's`)
  return pack
}

/**
 * What was read lately: a crowd need not ask the database each time whether it may come in. What this process changes
 * itself is seen at once.
 */
function lately<Value>(read: () => Value, age: number): (() => Value) & { readonly forget: () => void } {
  let known: { readonly value: Value; readonly until: number } | undefined
  const readLately = (): Value => {
    const now = performance.now()
    if (known === undefined || now >= known.until) known = { value: read(), until: now + age }
    return known.value
  }
  const forget = (): void => {
    known = undefined
  }
  return Object.assign(readLately, { forget })
}
