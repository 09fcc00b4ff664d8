import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Database } from './connection.ts'
import { noise } from './schema.ts'

/** Rows of noise at the most. */
const slots = 4096

/**
 * Writes a row that costs the disk what a statement would have cost, and says nothing: for statements that came again
 * and are not kept.
 */
export function noiseMaker(database: Database): (like: { memberState: string; sealed: string }) => void {
  const value = (name: string) => sql.placeholder(name)
  const query = database
    .insert(noise)
    .values({
      slot: value('slot'),
      identifier: value('identifier'),
      memberState: value('memberState'),
      fingerprint: value('fingerprint'),
      sealed: value('sealed'),
    })
    .onConflictDoUpdate({
      target: noise.slot,
      set: {
        identifier: sql`excluded.identifier`,
        memberState: sql`excluded.member_state`,
        fingerprint: sql`excluded.fingerprint`,
        sealed: sql`excluded.sealed`,
      },
    })
    .prepare()
  return ({ memberState, sealed }) => {
    query.run({
      slot: randomInt(slots),
      identifier: randomUUID(),
      memberState,
      fingerprint: randomBytes(32),
      sealed: '0'.repeat(sealed.length),
    })
  }
}
