import { asc } from 'drizzle-orm'
import type { Database } from './connection.ts'
import { initiatives, keyUses } from './schema.ts'

/** The beginning of every sealed statement, up to the thumbprint of the key: `lib/crypto/seal.ts` writes it so. */
const start = '{"alg":"ECDH-ES","enc":"A256GCM","typ":"eci-statement+jwe","kid":"'
const thumbprintLength = 43

/** Characters of base64url that hold all of it. */
const startLength = Math.ceil(((start.length + thumbprintLength) * 4) / 3)

/**
 * The thumbprint of the key that a statement is sealed to, from its header; `null` where there is none.
 *
 * It is not kept beside the statement: the header cannot be changed without breaking the seal, and signing has nothing
 * more to write.
 */
export function keyIdOfSealed(sealed: string): string | null {
  const header = Buffer.from(sealed.slice(0, startLength), 'base64url').toString('latin1')
  const id = header.slice(start.length, start.length + thumbprintLength)
  return header.startsWith(start) && /^[\w-]{43}$/u.test(id) ? id : null
}

/** A stretch of statements, by their ids. */
export interface Stretch {
  readonly after: number
  /** `null`: to the end. */
  readonly upTo: number | null
}

/**
 * Thumbprints of all keys that the statements of a Member State are sealed to, in the order in which they were in use. While one key was ever used
 * nothing is read for it; after that every statement of the Member State is looked at, since some of those under way when
 * a key took over are still sealed to the one before. So they are where an authority has a key for them.
 */
export function keyIdsOf(database: Database, memberState: string, { after, upTo }: Stretch = whole): readonly string[] {
  const starts = database.$client
    .prepare(
      `SELECT DISTINCT substr(sealed, 1, ${String(startLength)}) FROM statements
        WHERE member_state = ? AND id > ? AND id <= ?`,
    )
    .pluck()
  const one = hasAuthoritysKey(database, memberState) ? null : soleKey(database)
  if (one !== null) return hasAny(database, memberState, { after, upTo }) ? [one] : []
  const found = starts.all(memberState, after, upTo ?? Number.MAX_SAFE_INTEGER) as readonly string[]
  const ids = new Set(found.flatMap((sealed) => keyIdOfSealed(sealed) ?? []))
  const inOrder = new Set(usesThatCount(database).map(({ keyId }) => keyId))
  return [...[...inOrder].filter((id) => ids.has(id)), ...[...ids].filter((id) => !inOrder.has(id))]
}

const whole: Stretch = { after: 0, upTo: null }

const hasAny = (database: Database, memberState: string, { after, upTo }: Stretch): boolean =>
  database.$client
    .prepare('SELECT 1 FROM statements WHERE member_state = ? AND id > ? AND id <= ? LIMIT 1')
    .get(memberState, after, upTo ?? Number.MAX_SAFE_INTEGER) !== undefined

/** Whether statements of a Member State can have been sealed to its authority. */
const hasAuthoritysKey = (database: Database, memberState: string): boolean =>
  database.$client
    .prepare("SELECT 1 FROM recipients WHERE member_state = ? AND envelope = 'jose' AND confirmed_at IS NOT NULL")
    .get(memberState) !== undefined

/** The key of all statements; `null` where there may be several, or none. */
function soleKey(database: Database): string | null {
  const keys = new Set(usesThatCount(database).map(({ keyId }) => keyId))
  const [only] = keys
  return keys.size === 1 && only !== undefined ? only : null
}

/** The uses that statements of today can come from: going live wiped those of before, and numbered them anew. */
function usesThatCount(database: Database): readonly { readonly keyId: string; readonly after: number }[] {
  const liveAt = database.select({ liveAt: initiatives.liveAt }).from(initiatives).get()?.liveAt ?? ''
  const uses = database.select().from(keyUses).orderBy(asc(keyUses.id)).all()
  const first = uses.findLastIndex(({ fromAt }) => fromAt <= liveAt)
  return uses
    .slice(Math.max(0, first))
    .map(({ keyId, afterStatement }, index) => ({ keyId, after: index === 0 ? 0 : afterStatement }))
}

/** Statements after a change of keys that are looked at one by one: at the fastest, far more than ten seconds of them. */
const looked = 10_000

/**
 * How many statements are sealed to each key of the organisers. Counted by where each key took over, and among the first
 * statements after that one by one: whatever was under way then is long through. Those that are sealed to an authority
 * are not among them.
 */
export function statementsByKey(database: Database): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const add = (id: string, count: number): void => {
    counts.set(id, (counts.get(id) ?? 0) + count)
  }
  const uses = usesThatCount(database)
  for (const [index, { keyId, after }] of uses.entries()) {
    const upTo = uses[index + 1]?.after ?? null
    add(keyId, countIn(database, { after, upTo }))
    if (index === 0) continue
    for (const { sealed, count } of firstStarts(database, { after, upTo })) {
      add(keyIdOfSealed(sealed) ?? '', count)
      add(keyId, -count)
    }
  }
  return counts
}

const toOrganisers = 'member_state NOT IN (SELECT member_state FROM intake_seals)'

/** By an index alone: the statements themselves are large. */
const countIn = (database: Database, { after, upTo }: Stretch): number =>
  Number(
    database.$client
      .prepare(
        `SELECT count(*) FROM statements INDEXED BY statements_by_member_state
          WHERE +id > ? AND +id <= ? AND ${toOrganisers}`,
      )
      .pluck()
      .get(after, upTo ?? Number.MAX_SAFE_INTEGER),
  )

const firstStarts = (database: Database, { after, upTo }: Stretch) =>
  database.$client
    .prepare(
      `SELECT start AS sealed, count(*) AS count FROM (
         SELECT substr(sealed, 1, ${String(startLength)}) AS start FROM statements
          WHERE id > ? AND id <= ? AND ${toOrganisers} ORDER BY id LIMIT ${String(looked)}
       ) GROUP BY start`,
    )
    .all(after, upTo ?? Number.MAX_SAFE_INTEGER) as readonly { readonly sealed: string; readonly count: number }[]
