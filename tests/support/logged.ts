import { spawn } from 'node:child_process'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { openDatabase, type Database } from '#db/connection'
import { freezeBatch } from '#db/export-batches'
import { recorder, type NewStatement } from '#db/statements'
import { madeUpSignatory } from '#lib/cli/demo/people'
import { verifyData, type DataReport } from '#lib/cli/verify/verify-data'
import { signStatement } from '#lib/collecting/sign-statement'
import { withdrawStatement } from '#lib/collecting/withdraw-statement'
import { openInstance, type Instance } from '#lib/instance/instance'
import { answerWith } from '#lib/http/memory/document'
import { importInitiative } from '#lib/organising/collection-switch'
import { commitmentOf } from '#lib/proofs/commitment'
import { readVerifierKey, type VerifierKey } from '#lib/proofs/verifier-key'
import { logDocuments } from '#lib/serving/log-documents'
import { certain } from './certain.ts'
import { aForm, initiativeOfToday, installRehearsedKey, once, temporaryFolder } from './collection.ts'

/** A statement as signing makes it, with its leaf; nobody can open it. */
export function aLoggedStatement(changes: Partial<NewStatement> = {}): NewStatement {
  const sealed = `eyJ${randomBytes(60).toString('hex')}..x.y.z`
  const digest = createHash('sha256').update(sealed).digest()
  return {
    identifier: randomUUID().replace(/^(.{14})./u, '$18'),
    sentAs: randomUUID(),
    memberState: 'EE',
    fingerprint: randomBytes(32),
    sealed,
    signedOn: '2026-11-22',
    language: 'et',
    hour: '2026-11-22T10',
    lane: 'usual',
    isLive: true,
    doubts: [],
    leaf: { digest, commitment: Buffer.from(commitmentOf(randomBytes(32), digest)) },
    ...changes,
  }
}

/** Records statements as the writer does, many together. */
export async function recordAll(database: Database, statements: readonly NewStatement[]): Promise<void> {
  const record = recorder(database, { window: 1, most: 200 })
  const expiresAt = new Date('2099-01-01T00:00:00Z')
  await Promise.all(
    statements.map((statement) => record(statement, { nonce: randomBytes(16).toString('hex'), expiresAt })),
  )
}

/** A copy of a data folder's database and keys, for somebody who writes in it. */
export function copyOf(data: string): string {
  const folder = temporaryFolder()
  const copy = join(folder, 'data')
  mkdirSync(join(copy, 'keys'), { recursive: true, mode: 0o700 })
  for (const name of ['colligo.sqlite', 'keys/server.key', 'keys/fingerprint.key', 'keys/news.key'])
    copyFileSync(join(data, name), join(copy, name))
  return copy
}

/** Writes as somebody does who has the file and takes away all that guards it. */
export function writeBehind(
  data: string,
  write: string | ((database: Database) => Promise<void> | void),
): Promise<void> {
  const database = openDatabase(join(data, 'colligo.sqlite'))
  const client = database.$client
  const triggers = client.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all() as string[]
  for (const name of triggers) client.exec(`DROP TRIGGER ${name}`)
  client.pragma('foreign_keys = OFF')
  const done = typeof write === 'string' ? Promise.resolve(void client.exec(write)) : Promise.resolve(write(database))
  return done.finally(() => client.close())
}

/** What a query gives of a database, open for reading alone. */
export function asked(data: string, query: string): unknown {
  const client = new BetterSqlite3(join(data, 'colligo.sqlite'), { readonly: true })
  try {
    return client.prepare(query).pluck().get()
  } finally {
    client.close()
  }
}

/** Serves the log of an instance as the gate does; its address. */
export async function served(instance: Pick<Instance, 'publicLog'>): Promise<string> {
  const documents = logDocuments(instance)
  const server = createServer((request, response) => {
    const document = documents(request.url ?? '')
    if (document === null) response.writeHead(404).end()
    else answerWith(request, response, document)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
  })
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
}

/**
 * A collection with all that a log tells: tests, statements that were signed, recorded, repeated and taken back, a batch,
 * and some that wait. At rest.
 */
export async function aLoggedCollection() {
  // For all tests of this file: it goes with the last.
  const folder = mkdtempSync(join(tmpdir(), 'colligo-test-'))
  const data = join(folder, 'data')
  const opened = openInstance({ dataFolder: data, keysFolder: join(data, 'keys'), challengeTries: 2 })
  const instance = { ...opened, folder }
  certain(importInitiative(instance.organising, instance.collectionSwitch, initiativeOfToday()))
  await installRehearsedKey(instance)
  instance.collectionSwitch.setCollecting(true)
  const database = openDatabase(join(data, 'colligo.sqlite'))
  await recordAll(
    database,
    Array.from({ length: 12 }, () => aLoggedStatement({ isLive: false })),
  )
  await instance.publicLog.advance()
  await recordAll(
    database,
    Array.from({ length: 3 }, () => aLoggedStatement({ isLive: false })),
  )
  instance.collectionSwitch.goLive()
  const signed = []
  for (let person = 0; person < 3; person += 1) {
    const form = await aForm(instance, 'EE', { fields: madeUpSignatory('EE', person) })
    signed.push(certain(await signStatement(instance.collecting, form)))
  }
  await instance.publicLog.advance()
  const many = Array.from({ length: 260 }, () => aLoggedStatement())
  await recordAll(database, many)
  await recordAll(database, [
    ...many.slice(0, 5).map(({ fingerprint }) => aLoggedStatement({ fingerprint })),
    ...Array.from({ length: 6 }, () => aLoggedStatement({ memberState: 'MT' })),
  ])
  await instance.publicLog.advance()
  const batch = { memberState: 'MT', kind: 'counted', approvalId: 1, at: new Date(), headerOf: () => '{}' } as const
  freezeBatch(database, batch)
  instance.organising.audit({ event: 'batch-frozen', organiserId: 1, memberState: 'MT', count: 6 })
  for (const { identifier } of [signed[0]!, many[10]!, many[11]!])
    certain(await withdrawStatement(instance.withdrawing, { code: identifier, isWished: true }))
  await recordAll(
    database,
    Array.from({ length: 20 }, () => aLoggedStatement()),
  )
  await instance.publicLog.advance()
  await recordAll(
    database,
    Array.from({ length: 4 }, () => aLoggedStatement()),
  )
  database.$client.pragma('wal_checkpoint(TRUNCATE)')
  const close = async (): Promise<void> => {
    database.$client.close()
    await instance.close()
    rmSync(folder, { recursive: true })
  }
  const keyLine = instance.publicLog.verifierKey()
  return { ...instance, close, data, keyLine, key: readVerifierKey(keyLine)! }
}

/** What the files of a folder are found to be. */
export function verifiedFiles(data: string, key: VerifierKey): Promise<DataReport> {
  const client = new BetterSqlite3(join(data, 'colligo.sqlite'), { readonly: true })
  return verifyData({ client, key }).finally(() => client.close())
}

/** Runs the command; beside us, since we are the server. */
export function verifyCommand(
  ...words: readonly string[]
): Promise<{ readonly status: number | null; readonly text: string }> {
  return verifyCommandIn({}, ...words)
}

/** The same with settings of its environment. */
export function verifyCommandIn(
  settings: Readonly<Record<string, string>>,
  ...words: readonly string[]
): Promise<{ readonly status: number | null; readonly text: string }> {
  const program = ['--disable-warning=ExperimentalWarning', 'lib/cli/verify.ts']
  const child = spawn(process.execPath, [...program, ...words], { env: { ...process.env, ...settings } })
  const parts: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => parts.push(part))
  return new Promise((resolve) => {
    child.on('close', (status) => {
      resolve({ status, text: Buffer.concat(parts).toString() })
    })
  })
}

/** The instance of a data folder, opened anew. */
export function reopened(data: string) {
  const instance = openInstance({ dataFolder: data, keysFolder: join(data, 'keys'), challengeTries: 2 })
  return { ...instance, close: once(instance.close) }
}
