import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, expect } from 'vitest'
import { readCheckpoint } from '#lib/proofs/checkpoint'
import { readNote } from '#lib/proofs/signed-note'
import type { LogSource } from '#lib/serving/log-documents'
import { anInstance, anOpenCollection, temporaryFolder } from './collection.ts'
import { databaseBeside, recording } from './recorded.ts'
import { readSecrets } from '#lib/config/secrets'
import { logKey } from '#lib/crypto/instance-key'
import { growLog } from '#lib/instance/public-log/advance'
import { logTree } from '#lib/instance/public-log/log-tree'
import type { Database } from '#db/connection'
import { servedLog } from './served-log.ts'
import { aWitness } from './witnessing.ts'

/** A collection whose log is served, with so many submissions in it. */
export async function aServedCollection(count: number, now: () => Date = () => new Date()) {
  const collection = anInstance({ folder: await founded.copied(), now })
  const all = { ...(await served(collection)), collection }
  await all.grow(count)
  return { ...all, witness: aWitness(all.served.url, collection.publicLog.verifierKey()) }
}

/** Has the log grow and be signed as a server would that has been tampered with, and looks at nothing first. */
export async function growRegardless(
  { folder, now, collection }: ReturnType<typeof anInstance>,
  database: Database,
): Promise<void> {
  const key = logKey(readSecrets(join(folder, 'data', 'keys'), false).server)
  await growLog({ database, tree: logTree(database), key, origin: 'localhost/log', now, collection }, true)
}

async function served(collection: ReturnType<typeof anInstance>) {
  const database = databaseBeside(collection)
  const record = recording(database, collection)
  const grow = async (more: number): Promise<void> => {
    await record({}, more)
    await growRegardless(collection, database)
  }
  return { database, grow, served: await servedLog(collection) }
}

/** The same, once a witness has seen and signed it. */
export async function aWitnessedCollection() {
  const folder = await witnessed.copied()
  const collection = anInstance({ folder })
  const all = await served(collection)
  const witness = aWitness(all.served.url, collection.publicLog.verifierKey(), join(folder, 'witness'))
  return { ...all, collection, witness, size: sizeOf(collection), signedBefore: 0 }
}

/** Founding and seeing cost seconds: it is done once, and each test has a copy. */
function onceMade(make: () => Promise<string>): { readonly copied: () => Promise<string> } {
  let original: Promise<string> | undefined
  const keep = async (): Promise<string> => {
    const kept = mkdtempSync(join(tmpdir(), 'colligo-witness-'))
    cpSync(await make(), kept, { recursive: true })
    originals.push(kept)
    return kept
  }
  return {
    copied: async () => {
      const folder = temporaryFolder()
      cpSync(await (original ??= keep()), folder, { recursive: true })
      return folder
    },
  }
}

const originals: string[] = []

afterAll(() => {
  for (const folder of originals) rmSync(folder, { recursive: true, force: true })
})

const founded = onceMade(async () => {
  const { folder, close } = await anOpenCollection()
  await close()
  return folder
})

const witnessed = onceMade(async () => {
  const { collection, database, witness } = await aServedCollection(700)
  expect((await witness.look()).code).toBe(0)
  collection.publicLog.addWitness(readFileSync(join(witness.folder, 'verifier-key.txt'), 'utf8'))
  expect((await witness.look()).out).toContain('Co-signed.')
  cpSync(witness.folder, join(collection.folder, 'witness'), { recursive: true })
  database.run(sql`PRAGMA wal_checkpoint(TRUNCATE)`)
  return collection.folder
})

export type Witnessed = Awaited<ReturnType<typeof aWitnessedCollection>>

export const sizeOf = ({ publicLog }: LogSource): number =>
  readCheckpoint(readNote(publicLog.checkpoint() ?? '')!.text)!.size
