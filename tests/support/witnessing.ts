import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { sql } from 'drizzle-orm'
import type { Database } from '#db/connection'
import { logEntries, logTiles } from '#db/schema'
import { emptyFrontier, grown, rootOf } from '#lib/proofs/frontier'
import { leafHash } from '#lib/proofs/tree-hash'
import { temporaryFolder } from './collection.ts'

export interface Said {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface TestWitness {
  readonly folder: string
  /** Runs the program as a witness does; what is given replaces address and key. */
  readonly look: (changes?: { readonly key?: string; readonly words?: readonly string[] }) => Promise<Said>
  /** The files in which it has kept what speaks against the log. */
  readonly evidence: () => readonly string[]
}

/** A witness with a folder of its own, in a process of its own each time. */
export function aWitness(url: string, key: string, folder = temporaryFolder()): TestWitness {
  return {
    folder,
    look: async (changes = {}) => {
      const given = ['--url', url, '--key', changes.key ?? key, '--folder', folder, ...(changes.words ?? [])]
      const running = spawn(process.execPath, ['lib/cli/witness.mjs', '--name', 'watch.example/witness', ...given])
      const [out, err, code] = await Promise.all([
        text(running.stdout),
        text(running.stderr),
        new Promise<number | null>((resolve) => running.once('close', resolve)),
      ])
      return { code, out, err }
    },
    evidence: () =>
      readdirSync(folder)
        .filter((name) => name.startsWith('fork-'))
        .map((name) => readFileSync(join(folder, name), 'utf8')),
  }
}

/** What somebody can do who has the database: nothing guards its log from now on. */
export function unguard(database: Database): void {
  const triggers = database.all<{ name: string }>(
    sql`SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('log_entries', 'log_tiles', 'checkpoints', 'leaf_places')`,
  )
  for (const { name } of triggers) database.run(sql.raw(`DROP TRIGGER \`${name}\``))
}

/** Makes the stored tiles what they would be, had the entries always been what they are now. */
export function rebuildTiles(database: Database): void {
  const leaves = database.select().from(logEntries).orderBy(logEntries.position).all()
  database.delete(logTiles).run()
  for (let number = 0; (number + 1) * 256 <= leaves.length; number += 1) {
    const hashes = leaves.slice(number * 256, (number + 1) * 256).map(({ entry }) => leafHash(entry))
    const root = Buffer.from(rootOf(grown(emptyFrontier, hashes)))
    database
      .insert(logTiles)
      .values({ level: 0, number, hashes: Buffer.concat(hashes), root })
      .run()
  }
}
