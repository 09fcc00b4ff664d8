import { auditLinks, statementLinks, type ChainedTable } from '#db/chain'
import type { Database } from '#db/connection'

type Row = Readonly<Record<string, unknown>>

/** Links rows anew from one on, as somebody does who knows how: deletes them, and puts them in again with their links. */
export const relinked =
  (table: ChainedTable, from: number, change: (row: Row) => Row) =>
  (database: Database): void => {
    const { $client: client } = database
    const rows = client.prepare(`SELECT * FROM ${table} WHERE id >= ? ORDER BY id`).all(from) as Row[]
    client.prepare(`DELETE FROM ${table} WHERE id >= ?`).run(from)
    const links = { statements: statementLinks(database), audit: auditLinks(database) }
    for (const [at, old] of rows.entries()) {
      const row = at === 0 ? change(old) : old
      const { member_state: memberState, signed_on: signedOn, organiser_id: organiserId, subject_id: subjectId } = row
      const chain = links[table]({ ...row, memberState, signedOn, organiserId, subjectId } as never)
      const all = { ...row, chain }
      const names = Object.keys(all)
      client
        .prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`)
        .run(all)
    }
  }

/** Puts two rows in each other's place. */
export const swapped = (table: string, column: string, one: number, other: number): string =>
  [
    [one, -1],
    [other, one],
    [-1, other],
  ]
    .map(([from, to]) => `UPDATE ${table} SET ${column} = ${String(to)} WHERE ${column} = ${String(from)}`)
    .join('; ')

/** Places in the log of a logged collection, as queries. */
export const aLeaf =
  'SELECT position FROM leaf_places WHERE removed_on IS NULL AND batch_id IS NULL ORDER BY position LIMIT 1'
export const removedLeaf = 'SELECT position FROM leaf_places WHERE told_at IS NOT NULL ORDER BY position LIMIT 1'
export const lastSize = 'SELECT max(size) FROM checkpoints'
export const sizeBefore = `SELECT max(size) FROM checkpoints WHERE size < (${lastSize})`
export const placeOf = (query: string): string => `SELECT 'position ' || (${query})`

/** What is done, by whom it is found and where: the row, or a query that names it where nobody has touched anything. */
export type Deed = readonly [
  what: string,
  write: string | ((database: Database) => void),
  code: string,
  table: string,
  row: string,
]
