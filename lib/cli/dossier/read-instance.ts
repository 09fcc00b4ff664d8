import BetterSqlite3 from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { auditPage } from '#db/audit'
import { readChannels } from '#db/channels'
import type { Database } from '#db/connection'
import { initiativeReader } from '#db/initiatives'
import { readSplittings } from '#db/key-holders'
import { allOrganisers } from '#db/organisers'
import * as schema from '#db/schema'
import { everyKey, readUses, rehearsedKey } from '#db/sealing-keys'
import { readStoredSettings } from '#db/settings'
import { isRole } from '#lib/domain/role'
import type { KeyFacts } from '#lib/dossier/facts'
import { packOf } from '#lib/instance/current-collection'
import { readSettings, siteFrom } from '#lib/site-settings/settings'

/** Opens the database for reading alone: a dossier changes nothing. */
export function openInstanceForReading(file: string): Database {
  const client = new BetterSqlite3(file, { readonly: true, fileMustExist: true, timeout: 5000 })
  for (const pragma of ['query_only = ON', 'trusted_schema = OFF', 'temp_store = MEMORY']) client.pragma(pragma)
  return drizzle(client, { schema })
}

const keyEvents = [
  'key-installed',
  'key-rehearsed',
  'rehearsal-failed',
  'key-changed',
  'shares-noted',
  'shares-destroyed',
] as const

/** What of an instance goes into its dossier. Nothing of any signatory: no row of a statement is read. */
export function readInstance(database: Database) {
  const stored = initiativeReader(database)()
  const settings = readSettings(readStoredSettings(database))
  const key = rehearsedKey(database)
  const entries = (
    events: readonly (typeof keyEvents)[number][] | readonly ['backup-made', 'backup-failed'],
    limit: number,
  ) => auditPage(database, { events, limit }).map(({ at, event, count }) => ({ at, event, count }))
  return {
    initiative: stored?.initiative ?? null,
    pack: packOf(stored),
    isLive: stored !== null && stored.liveAt !== null,
    publicKey: key?.x ?? null,
    settings,
    site: siteFrom(settings, readChannels(database), { sendsNews: false }),
    people: peopleOf(database),
    statements: Number(database.$client.prepare('SELECT coalesce(sum(counted), 0) FROM tallies').pluck().get()),
    tables: database.$client
      .prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name",
      )
      .pluck()
      .all() as readonly string[],
    keys: keysOf(database),
    keyEvents: entries(keyEvents, 100).toReversed(),
    backups: entries(['backup-made', 'backup-failed'], 20),
  }
}

export type InstanceRead = ReturnType<typeof readInstance>

const peopleOf = (database: Database) =>
  allOrganisers(database).map(({ passwordHash, leftAt, roles }) => ({
    roles: roles.filter(isRole),
    state: leftAt !== null ? ('left' as const) : passwordHash !== null ? ('joined' as const) : ('invited' as const),
  }))

/** Keys with who holds their shares: by the roles of whoever has that name, and without the name. */
function keysOf(database: Database): readonly KeyFacts[] {
  const [uses, splittings, organisers] = [readUses(database), readSplittings(database), allOrganisers(database)]
  const who = (name: string): string => {
    const roles = organisers.find((one) => one.name === name && one.leftAt === null)?.roles ?? []
    return roles.length === 0 ? 'somebody without an account' : roles.join(', ')
  }
  return everyKey(database).map(({ id, installedAt, rehearsedAt }) => ({
    thumbprint: id,
    installedAt,
    rehearsedAt,
    uses: uses.filter(({ keyId }) => keyId === id).map(({ from, until }) => ({ from, until })),
    splittings: splittings
      .filter(({ keyId }) => keyId === id)
      .map(({ needed, among, notedAt, destroyedAt, holders }) => ({
        needed,
        among,
        notedAt,
        destroyedAt,
        holders: holders.map((holder) => ({ who: who(holder.name), rehearsedAt: holder.rehearsedAt })),
      })),
  }))
}
