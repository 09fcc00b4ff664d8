import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import { contentsOf } from './judgement.ts'
import { sequence } from './killed.ts'
import { signPrepared } from './signer.ts'
import { copyOf, databaseIn, type Template } from './template.ts'

const page = 4096

/**
 * Tables that say nothing of statements and that nothing guards yet: a flipped bit in the initiative's wording, say, is
 * shown as it stands. What can be noticed there is counted, the rest listed.
 */
const unguarded = new Set([
  'initiatives',
  'sealing_keys',
  'organisers',
  'sessions',
  'clock_marks',
  // What waits for its place in the log cannot be held against anything but its receipt.
  'waiting_leaves',
  'sqlite_schema',
  'sqlite_sequence',
  '__drizzle_migrations',
])

/** What a fate changed that it must not: statements, counts, proofs, the audit. */
export const changedOf = (fate: Fate): readonly string[] =>
  typeof fate === 'string' ? [] : fate.changed.filter((table) => !unguarded.has(table))

/** One byte that is another. */
export interface Flip {
  readonly at: number
  readonly bits: number
}

/** Flips on pages all over a file, so many on each, the same in every run. */
export function flipsAcross(file: string, pages: number, onEach: number): readonly Flip[] {
  const random = sequence(3)
  const count = Math.ceil(readFileSync(file).length / page)
  const chosen = Array.from({ length: Math.min(pages, count) }, (_, index) =>
    Math.floor((index * count) / Math.min(pages, count)),
  )
  return chosen.flatMap((number) =>
    Array.from({ length: onEach }, () => ({
      at: number * page + Math.floor(random() * page),
      bits: 1 << Math.floor(random() * 8),
    })),
  )
}

/**
 * What became of a flip: noticed by SQLite, the tallies or the chains; without any effect on what the database says; or
 * neither, with the tables that say something else now.
 */
export type Fate = 'noticed' | 'harmless' | { readonly changed: readonly string[] }

/** @param file - A database that was closed in an orderly way. */
export async function fateOf(file: string, scratchFile: string, { at, bits }: Flip): Promise<Fate> {
  const bytes = readFileSync(file)
  bytes.writeUInt8(bytes.readUInt8(at) ^ bits, at)
  writeFileSync(scratchFile, bytes)
  try {
    const { unsound } = await contentsOf(scratchFile)
    if (unsound.length > 0) return 'noticed'
    const [before, after] = [digests(file), digests(scratchFile)]
    const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
      (name) => before.get(name) !== after.get(name),
    )
    return changed.length === 0 ? 'harmless' : { changed }
  } catch (error) {
    // SQLite refuses the file.
    if (error instanceof BetterSqlite3.SqliteError) return 'noticed'
    throw error
  }
}

/** All that a database says: a digest of each table's rows, and of the definitions. */
function digests(file: string): ReadonlyMap<string, string> {
  const client = new BetterSqlite3(file, { fileMustExist: true })
  try {
    const definitions = client
      .prepare<[], [string, string, string | null]>('SELECT type, name, sql FROM sqlite_schema')
      .raw()
      .all()
    const tables = definitions.filter(([type]) => type === 'table').map(([, name]) => name)
    const digestOf = (rows: readonly unknown[]): string =>
      createHash('sha256').update(JSON.stringify(rows)).digest('hex')
    return new Map([
      ['sqlite_schema', digestOf(definitions)],
      ...tables.map((name) => [name, digestOf(client.prepare(`SELECT * FROM "${name}"`).raw().all())] as const),
    ])
  } finally {
    client.close()
  }
}

/**
 * Changes one character of the organisers' public key, and lets people sign: to seal to a key that nobody has would lose
 * every statement, and nobody would know before the end.
 *
 * @returns How many were told that they are counted. None, one hopes.
 */
export async function signToFlippedKey(template: Template, folder: string): Promise<number> {
  const client = new BetterSqlite3(databaseIn(copyOf(template, folder)))
  client.exec(`UPDATE sealing_keys SET x = CASE substr(x, 1, 1) WHEN 'A' THEN 'B' ELSE 'A' END || substr(x, 2)`)
  client.close()
  const said = await signPrepared({ folder, forms: template.formsFile, readyAfter: null, atOnce: 1 })
  return said.acknowledged.size
}
