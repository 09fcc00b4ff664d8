import { sql } from 'drizzle-orm'
import { blob, check, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

const day = '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
const instant = `${day}T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z`

/** The one-time link by which the first organiser comes in, as its digest: see `lib/organising/set-up.ts`. */
export const setUpLinks = sqliteTable(
  'set_up_links',
  {
    id: integer().primaryKey(),
    digest: blob({ mode: 'buffer' }).notNull(),
    endsAt: text('ends_at').notNull(),
  },
  (table) => [
    check('set_up_links_only_one', sql`${table.id} = 1`),
    check('set_up_links_digest_length', sql`length(${table.digest}) = 32`),
    check('set_up_links_ends_at_is_instant', sql`${table.endsAt} GLOB ${sql.raw(`'${instant}'`)}`),
  ],
)
