import type BetterSqlite3 from 'better-sqlite3'

/**
 * The organisers' public key that statements are sealed to, whichever version has written the database: before there were
 * uses of keys (migration 0007), it was the one that was rehearsed last. `null` before a rehearsal.
 */
export function organisersKey(client: BetterSqlite3.Database): string | null {
  const hasUses = client.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'key_uses'").get() !== undefined
  const query = hasUses
    ? 'SELECT x FROM key_uses JOIN sealing_keys ON sealing_keys.id = key_id ORDER BY key_uses.id DESC LIMIT 1'
    : 'SELECT x FROM sealing_keys WHERE rehearsed_at IS NOT NULL ORDER BY rehearsed_at DESC, installed_at DESC LIMIT 1'
  const x = client.prepare(query).pluck().get()
  return typeof x === 'string' ? x : null
}
