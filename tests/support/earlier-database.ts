import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { lendLinksToMigration } from '#db/chain'
import { initiativeOfToday } from './initiative-of-today.ts'
import { testPrivateKey } from './exports.ts'
import { thumbprintOf } from '#lib/crypto/public-key'

const migrations = 'db/migrations'

export interface Migration {
  readonly idx: number
  readonly tag: string
  readonly when: number
}

export const journal = (): readonly Migration[] =>
  (
    JSON.parse(readFileSync(join(migrations, 'meta', '_journal.json'), 'utf8')) as {
      readonly entries: readonly Migration[]
    }
  ).entries

/** Versions of the tables that were released. Rows for later ones are for their own tests to give. */
export const released = journal().filter(({ tag }) => tag < '0006')

const instant = '2026-11-22T11:00:00.000Z'
const uuid = (): string => randomUUID().replace(/^(.{14})./u, '$18')

type Row = Readonly<Record<string, unknown>>

const aStatement = (place: number): Row => ({
  identifier: uuid(),
  member_state: place % 2 === 0 ? 'EE' : 'FI',
  fingerprint: randomBytes(32),
  sealed: `eyJhbGciOiJFQ0RILUVTIn0..${randomBytes(60).toString('base64url')}.bb.cc`,
  signed_on: '2026-11-22',
  language: 'et',
})

/** Statements in each earlier database. */
export const statementsThere = 7

/** Rows of every table that released versions had, as they wrote them; in the order in which they refer to each other. */
const rows = (): readonly (readonly [table: string, rows: readonly Row[]])[] => [
  [
    'organisers',
    [
      { id: 1, email: 'ines@example.eu', name: 'Ines', password_hash: '$argon2id$x', code_secret: randomBytes(40) },
      {
        id: 2,
        email: 'teodor@example.eu',
        name: 'Teodor',
        code_secret: randomBytes(40),
        ...{ invitation_digest: randomBytes(32), invited_until: instant },
      },
    ],
  ],
  ['sessions', [{ digest: randomBytes(32), organiser_id: 1, stage: 'full', started_at: instant, seen_at: instant }]],
  [
    'sealing_keys',
    [{ id: thumbprintOf(testPrivateKey), x: testPrivateKey.x, installed_at: instant, rehearsed_at: instant }],
  ],
  ['initiatives', [{ id: 1, content: JSON.stringify(initiativeOfToday()), imported_at: instant, is_collecting: 1 }]],
  ['statements', Array.from({ length: statementsThere }, (_, place) => aStatement(place))],
  [
    'tallies',
    [
      { member_state: 'EE', counted: 4, repeated: 1 },
      { member_state: 'FI', counted: 3, repeated: 0 },
    ],
  ],
  ['used_challenges', [{ nonce: randomBytes(16).toString('hex'), sent_as: uuid(), expires_at: instant }]],
  [
    'audit',
    ['initiative-imported', 'key-rehearsed', 'collection-opened'].map((event) => ({
      at: instant,
      event,
      organiser_id: 1,
    })),
  ],
  ['noise', [{ slot: 1, identifier: uuid(), member_state: 'EE', fingerprint: randomBytes(32), sealed: '000' }]],
  ['clock_marks', [{ id: 1, at: instant }]],
  ['channels', [{ code: 'bird-friends', name: 'Bird Friends', counted: 3 }]],
  [
    'daily_tallies',
    [
      { day: '2026-11-22', member_state: 'EE', counted: 4 },
      { day: '2026-11-22', member_state: 'FI', counted: 3 },
    ],
  ],
  ['files', [{ name: 'logo', type: 'image/png', bytes: randomBytes(9), sha256: 'a'.repeat(64), changed_at: instant }]],
  ['news', [{ published_at: instant, texts: '{"en":{"title":"Swifts","text":"are here"}}' }]],
  [
    'news_readers',
    [
      {
        id: uuid(),
        address: randomBytes(40),
        mark: randomBytes(32),
        language: 'et',
        ...{ asked_on: '2026-11-22', token_digest: randomBytes(32), consent: '1' },
      },
    ],
  ],
  ['settings', [{ name: 'contact', value: '{"email":"contact@example.eu"}', changed_at: instant }]],
  ['organiser_roles', ['representative', 'security-officer', 'exporter'].map((role) => ({ organiser_id: 1, role }))],
  ['recovery_codes', [{ mark: randomBytes(32), organiser_id: 1 }]],
]

/** The functions that link a row to the one before it, as every version since 0002 did before it wrote one. */
const links: Readonly<Record<string, string>> = {
  statements: 'chain_statement(:identifier, :member_state, :fingerprint, :sealed, :signed_on, :language)',
  audit: 'chain_audit(:at, :event, :organiser_id, NULL, NULL, NULL)',
}

/** Makes a database as a version left it whose last migration is named, with rows in all of its tables. */
export function makeEarlierDatabase(file: string, last: string): void {
  const client = new BetterSqlite3(file)
  client.pragma('journal_mode = WAL')
  lendLinksToMigration(client)
  client.exec('CREATE TABLE __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)')
  for (const { tag, when } of journal().filter((migration) => migration.tag <= last)) {
    client.exec(readFileSync(join(migrations, `${tag}.sql`), 'utf8'))
    client.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('', ?)").run(when)
  }
  for (const [table, all] of rows()) {
    const columns = columnsOf(client, table)
    if (columns.length > 0) for (const row of all) insert(client, table, columns, row)
  }
  client.close()
}

function insert(client: BetterSqlite3.Database, table: string, columns: readonly string[], row: Row): void {
  const names = Object.keys(row)
  const isLinked = columns.includes('chain')
  const into = [...names, ...(isLinked ? ['chain'] : [])].map((name) => `"${name}"`).join(', ')
  const values = [...names.map((name) => `:${name}`), ...(isLinked ? [links[table] ?? 'NULL'] : [])].join(', ')
  client.prepare(`INSERT INTO "${table}" (${into}) VALUES (${values})`).run(row)
}

export const columnsOf = (client: BetterSqlite3.Database, table: string): readonly string[] =>
  (client.pragma(`table_info("${table}")`) as readonly { readonly name: string }[]).map(({ name }) => name)

/** Every row of every table of a database, by table; in the columns that it has, or in those that are named. */
export function contentsOf(file: string, only?: ReadonlyMap<string, readonly string[]>) {
  const client = new BetterSqlite3(file, { readonly: true })
  try {
    const tables = client
      .prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'",
      )
      .pluck()
      .all() as readonly string[]
    return new Map(
      tables
        .filter((table) => only === undefined || only.has(table))
        .toSorted()
        .map((table) => {
          const columns = only?.get(table) ?? columnsOf(client, table)
          const list = columns.map((name) => `"${name}"`).join(', ')
          return [
            table,
            { columns, rows: client.prepare(`SELECT ${list} FROM "${table}" ORDER BY rowid`).raw().all() },
          ] as const
        }),
    )
  } finally {
    client.close()
  }
}
