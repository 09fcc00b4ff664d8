import { createHash } from 'node:crypto'
import type BetterSqlite3 from 'better-sqlite3'
import type { Database } from './connection.ts'
import { verifyMarks, type MarksReport } from './removal-marks.ts'

/** The tables whose rows hang together. */
export type ChainedTable = 'statements' | 'audit'

type Field = string | number | null | Uint8Array

/**
 * What of a row is bound, by column and in this order; the row's number is not, since only the order of rows says
 * anything. The label keeps a row of one table from fitting into the other, and tells versions apart. Of `later` columns,
 * which came with a version, a row is bound under that version's label where it has one of them: rows that were linked
 * before stay as they are.
 */
const bound: Readonly<Record<ChainedTable, Bound>> = {
  statements: {
    label: 'colligo chain of statements 1\n',
    columns: ['identifier', 'member_state', 'fingerprint', 'sealed', 'signed_on', 'language'],
    later: { label: 'colligo chain of statements 2\n', columns: ['batch'] },
  },
  audit: {
    label: 'colligo chain of audit 1\n',
    columns: ['at', 'event', 'organiser_id', 'member_state', 'count', 'sha256'],
    later: { label: 'colligo chain of audit 2\n', columns: ['subject_id'] },
  },
}

interface Bound {
  readonly label: string
  readonly columns: readonly string[]
  readonly later: { readonly label: string; readonly columns: readonly string[] }
}

/** What stands before the first row. */
const start = Buffer.alloc(32)

/**
 * The link of a row: SHA-256 of the table's label, the link of the row before it, and the row's fields in the order of
 * `bound`, each with its length in bytes so that no two rows read alike; `-` where there is none.
 *
 * Whoever changes, removes, adds or moves a row would have to write anew every link after it. Links are not keyed: they
 * guard what somebody has seen the last link of, and against whoever does not know them.
 */
function link(
  table: ChainedTable,
  previous: Uint8Array,
  fields: readonly Field[],
  later: readonly Field[] = [],
): Buffer {
  const isLater = later.some((field) => field !== null)
  const hash = createHash('sha256')
    .update(isLater ? bound[table].later.label : bound[table].label)
    .update(previous)
  for (const field of isLater ? [...fields, ...later] : fields) {
    if (field === null) hash.update('-')
    else {
      const value = typeof field === 'number' ? String(field) : field
      hash.update(`${String(Buffer.byteLength(value))}:`).update(value)
    }
  }
  return hash.digest()
}

/**
 * The last link of each table. Of a statement that was removed the link stands in its mark, and what comes after goes on
 * from there: a removed end stays visible.
 */
const lastLink: Readonly<Record<ChainedTable, string>> = {
  statements: `SELECT chain FROM (
    SELECT * FROM (SELECT id, chain FROM statements ORDER BY id DESC LIMIT 1)
    UNION ALL SELECT * FROM (SELECT id, chain FROM removed_statements ORDER BY id DESC LIMIT 1)
  ) ORDER BY id DESC LIMIT 1`,
  audit: 'SELECT chain FROM audit ORDER BY id DESC LIMIT 1',
}

/** The link of the last row of a table, or of the statement that was removed after it; 32 zeros where there was none. */
export const lastLinkOf = ({ $client: client }: Pick<Database, '$client'>, table: ChainedTable): Buffer =>
  (client.prepare(lastLink[table]).pluck().get() as Buffer | undefined) ?? start

/** Links of rows that are not in the table yet: each after the row that is the last now, so ask inside a transaction. */
function nextLink(
  database: Database,
  table: ChainedTable,
): (fields: readonly Field[], later?: readonly Field[]) => Buffer {
  const last = database.$client.prepare(lastLink[table]).pluck()
  return (fields, later) => link(table, (last.get() as Buffer | undefined) ?? start, fields, later)
}

export interface StatementToChain {
  readonly identifier: string
  readonly memberState: string
  readonly fingerprint: Uint8Array
  readonly sealed: string
  readonly signedOn: string
  readonly language: string
  readonly batch?: number | null
}

/** Makes the links of statements; ask in the transaction that keeps the statement. */
export function statementLinks(database: Database): (row: StatementToChain) => Buffer {
  const next = nextLink(database, 'statements')
  return ({ identifier, memberState, fingerprint, sealed, signedOn, language, batch = null }) =>
    next([identifier, memberState, fingerprint, sealed, signedOn, language], [batch])
}

export interface AuditToChain {
  readonly at: string
  readonly event: string
  readonly organiserId?: number | null | undefined
  readonly subjectId?: number | null | undefined
  readonly memberState?: string | null | undefined
  readonly count?: number | null | undefined
  readonly sha256?: string | null | undefined
}

/** Makes the links of rows of the audit; ask in the transaction that writes the row. */
export function auditLinks(database: Database): (row: AuditToChain) => Buffer {
  const next = nextLink(database, 'audit')
  return ({ at, event, organiserId = null, subjectId = null, memberState = null, count = null, sha256 = null }) =>
    next([at, event, organiserId, memberState, count, sha256], [subjectId])
}

/**
 * Lends migration 0002 the functions that link the rows that stood in the tables before they had links. Each carries on
 * where it was left: the migration asks once for each row, in order, in its own transaction.
 */
export function lendLinksToMigration(client: BetterSqlite3.Database): void {
  for (const [name, table] of [
    ['chain_statement', 'statements'],
    ['chain_audit', 'audit'],
  ] as const) {
    let previous: Buffer = start
    client.function(name, { varargs: true, directOnly: true }, (...fields: Field[]) => {
      previous = link(table, previous, fields)
      return previous
    })
  }
}

/** What a look at a chain found. */
export interface ChainReport {
  /** Rows that were looked at. */
  readonly rows: number
  /** Number of the first row that does not fit what stands before it: it, or a row just before it, is not what was written. */
  readonly firstUnfit: number | null
  /** Whether rows have gone from the end, where no later row misses them. Known of the audit alone. */
  readonly isCut: boolean
}

/** Rows of a page: few enough not to hold up whoever shares the thread. */
const pageSize = 500

type Row = Readonly<Record<string, Field>> & {
  readonly id: number
  readonly chain: Buffer
  /** Whether it is the mark of a statement that was removed: its link stands, and nothing is left to work it out from. */
  readonly isMark: 0 | 1
}

/** Rows after one, in order; the marks of removed statements in the places of these. */
function pageOf(client: BetterSqlite3.Database, table: ChainedTable): BetterSqlite3.Statement {
  const columns = [...bound[table].columns, ...bound[table].later.columns]
  const rows = `SELECT id, ${columns.join(', ')}, chain, 0 AS isMark FROM ${table} WHERE id > @after`
  const marks =
    table === 'audit'
      ? ''
      : ` UNION ALL SELECT id, ${columns.map(() => 'NULL').join(', ')}, chain, 1 FROM removed_statements WHERE id > @after`
  return client.prepare(`${rows}${marks} ORDER BY id LIMIT ${String(pageSize)}`)
}

/**
 * Looks whether every row of a table fits the one before it, page by page in the order they came; the event loop turns
 * between pages, and rows that are added meanwhile are looked at too. Where a statement was removed, the link in its mark
 * stands for it: whether that link is the one that it had is seen by what comes after, and by what is on record
 * (`removal-marks.ts`).
 *
 * @param onProgress - Told the number of rows after each page.
 */
export const verifyChain = (
  database: Pick<Database, '$client'>,
  table: ChainedTable,
  onProgress?: (rows: number) => void,
): Promise<ChainReport> => verifyAfter(database.$client, table, 0, onProgress)

/** The same for the last rows alone; the link before them is taken as it stands. */
export function verifyEnd(
  database: Pick<Database, '$client'>,
  table: ChainedTable,
  rows: number,
): Promise<ChainReport> {
  const before = database.$client
    .prepare(`SELECT id FROM ${table} ORDER BY id DESC LIMIT 1 OFFSET ?`)
    .pluck()
    .get(rows) as number | undefined
  return verifyAfter(database.$client, table, before ?? 0)
}

async function verifyAfter(
  client: BetterSqlite3.Database,
  table: ChainedTable,
  after: number,
  onProgress?: (rows: number) => void,
): Promise<ChainReport> {
  const page = pageOf(client, table)
  const least = lastGiven(client, table)
  let previous = linkOf(client, table, after)
  let [seen, rows] = [after, 0]
  for (;;) {
    const found = page.all({ after: seen }) as Row[]
    for (const row of found) {
      rows += 1
      // A statement that is there, and has a mark of its removal all the same, is one of the two too many.
      if (row.id === seen || !fits(table, previous, row)) return { rows, firstUnfit: row.id, isCut: false }
      previous = row.chain
      seen = row.id
    }
    onProgress?.(rows)
    if (found.length < pageSize) return { rows, firstUnfit: null, isCut: seen < least }
    await new Promise(setImmediate)
  }
}

function fits(table: ChainedTable, previous: Buffer, row: Row): boolean {
  if (row.isMark === 1) return true
  const { columns, later } = bound[table]
  const valuesOf = (names: readonly string[]): readonly Field[] => names.map((name) => row[name] ?? null)
  return link(table, previous, valuesOf(columns), valuesOf(later.columns)).equals(row.chain)
}

const linkOf = (client: BetterSqlite3.Database, table: ChainedTable, id: number): Buffer =>
  (client.prepare(`SELECT chain FROM ${table} WHERE id = ?`).pluck().get(id) as Buffer | undefined) ?? start

/**
 * The last number that SQLite gave to a row of the audit, as `AUTOINCREMENT` remembers it. Numbers of statements are
 * also spent on those that came again; there the tallies know how many there must be.
 */
function lastGiven(client: BetterSqlite3.Database, table: ChainedTable): number {
  if (table !== 'audit') return 0
  const given = client.prepare('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck().get(table)
  return typeof given === 'number' ? given : 0
}

/** A Member State whose tally says another number than there are rows. */
export interface Miscount {
  readonly memberState: string
  readonly rows: number
  readonly counted: number
}

/** The Member States whose rows and tallies differ, from one look at both. */
export const miscounted = (database: Pick<Database, '$client'>): readonly Miscount[] =>
  database.$client
    .prepare(
      `SELECT member_state AS memberState, sum(present) AS rows, sum(counted) AS counted
       FROM (SELECT member_state, count(*) AS present, 0 AS counted FROM statements GROUP BY member_state
             UNION ALL SELECT member_state, 0, counted FROM tallies)
       GROUP BY member_state HAVING sum(present) <> sum(counted) ORDER BY member_state`,
    )
    .all() as Miscount[]

export interface Reconciliation {
  readonly isWhole: boolean
  readonly miscounted: readonly Miscount[]
  readonly statements: ChainReport
  readonly audit: ChainReport
  readonly marks: MarksReport
}

/**
 * Looks whether the database holds what was written to it: both chains from the first row, rows against tallies, and
 * marks of removed statements against what is on record.
 */
export async function reconcile(database: Pick<Database, '$client'>): Promise<Reconciliation> {
  const found = {
    miscounted: miscounted(database),
    statements: await verifyChain(database, 'statements'),
    audit: await verifyChain(database, 'audit'),
    marks: verifyMarks(database),
  }
  const isWhole =
    found.miscounted.length === 0 &&
    found.marks.isWhole &&
    [found.statements, found.audit].every((report) => isWholeChain(report))
  return { ...found, isWhole }
}

export const isWholeChain = ({ firstUnfit, isCut }: ChainReport): boolean => firstUnfit === null && !isCut
