import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { signStatement } from '#lib/collecting/sign-statement'
import { madeUpSignatory } from '#lib/cli/demo/people'
import { openInstance } from '#lib/instance/instance'
import { askForNews, consentVersion } from '#lib/news/read-news'
import { noteMilestone } from '#lib/organising/retention'
import { backUpBeside } from './back-up-beside.ts'
import { certain } from './certain.ts'
import { aForm, anOpenCollection, once, temporaryFolder, type OpenCollection } from './collection.ts'
import { twoOrganisers } from './two-organisers.ts'

/** A collection with statements, one that came again, a reader of news and a backup, which its organisers have withdrawn. */
export interface Doomed extends OpenCollection {
  readonly data: string
  readonly keysFolder: string
  readonly backups: string
  readonly pair: Awaited<ReturnType<typeof twoOrganisers>>
}

export async function aDoomedCollection(statements = 12): Promise<Doomed> {
  const folder = temporaryFolder()
  const backups = join(folder, 'backups')
  const collection = await anOpenCollection({ folder, backups: { folder: backups } })
  const pair = await twoOrganisers(collection)
  for (let number = 0; number < statements; number += 1) {
    const memberState = number % 3 === 0 ? 'DE' : 'EE'
    const fields = madeUpSignatory(memberState, number)
    certain(await signStatement(collection.collecting, await aForm(collection, memberState, { fields })))
  }
  const again = madeUpSignatory('EE', 1)
  certain(await signStatement(collection.collecting, await aForm(collection, 'EE', { fields: again })))
  keepReader(collection)
  const data = join(folder, 'data')
  await backUpBeside(data, backups)
  const today = new Date().toISOString().slice(0, 10)
  certain(noteMilestone(collection.organising, collection.retention, { name: 'withdrawn', day: today }, pair.ines.id))
  return { ...collection, data, keysFolder: join(data, 'keys'), backups, pair }
}

/** As a form of the public site does it, where news goes out by e-mail. */
function keepReader({ newsReading }: OpenCollection): void {
  const form = { email: 'mari@example.eu', language: 'et', consent: consentVersion }
  certain(askForNews({ ...newsReading, isOffered: () => true }, form))
}

/** Something that must not be found anywhere any more, in the spellings in which it may lie on a disk. */
export interface Marker {
  readonly name: string
  readonly bytes: readonly Buffer[]
}

const spelled = (name: string, bytes: Buffer): Marker => ({
  name,
  bytes: [
    bytes,
    ...(['hex', 'base64', 'base64url'] as const).map((encoding) =>
      Buffer.from(bytes.toString(encoding).replace(/=+$/u, '')),
    ),
    Buffer.from(bytes.toString('hex').toUpperCase()),
  ],
})

/** What the database and the keys folder hold of signatories and readers, and the backups as they are. */
export function markersOf(
  { keysFolder, backups }: Pick<Doomed, 'keysFolder' | 'backups'>,
  rows: Rows,
): readonly Marker[] {
  const key = (name: string): Buffer => Buffer.from(readFileSync(join(keysFolder, name), 'utf8').trim(), 'base64url')
  const newsKeyFile = readFileSync(join(keysFolder, 'news.key'))
  return [
    ...rows('SELECT identifier, fingerprint, sealed, chain FROM statements').flatMap((row, at) => {
      const number = String(at)
      const { identifier, fingerprint, sealed } = row
      return [
        spelled(`fingerprint ${number}`, fingerprint as Buffer),
        { name: `identifier ${number}`, bytes: [Buffer.from(identifier as string)] },
        // The parts of a JWE: a piece that was left behind counts as well.
        ...(sealed as string)
          .split('.')
          .filter((part) => part.length > 20)
          // The header's first part is the same in the rehearsal's sample, which stays.
          .slice(1)
          .flatMap((part, which) => [
            { name: `sealed ${number}, part ${String(which)}`, bytes: [Buffer.from(part.slice(0, 100))] },
            { name: `sealed ${number}, end of part ${String(which)}`, bytes: [Buffer.from(part.slice(-40))] },
          ]),
      ]
    }),
    ...rows('SELECT fingerprint, identifier FROM noise').map((row, at) =>
      spelled(`noise ${String(at)}`, row['fingerprint'] as Buffer),
    ),
    ...rows('SELECT address, mark, token_digest FROM news_readers').flatMap((row) => [
      spelled('locked address of a reader', row['address'] as Buffer),
      spelled('mark of a reader', row['mark'] as Buffer),
      spelled('token of a reader', row['token_digest'] as Buffer),
    ]),
    ...rows('SELECT nonce FROM used_challenges').map((row, at) => ({
      name: `spent challenge ${String(at)}`,
      bytes: [Buffer.from(row['nonce'] as string)],
    })),
    spelled('fingerprint key', key('fingerprint.key')),
    spelled('news key', key('news.key')),
    { name: 'news key as it lies there', bytes: [newsKeyFile] },
    ...readdirSync(backups).map((name) => ({
      name: `backup ${name}`,
      bytes: [readFileSync(join(backups, name)).subarray(300, 400)],
    })),
  ]
}

export type Rows = (query: string) => readonly Readonly<Record<string, unknown>>[]

/** Searches every byte of every file in folders. @returns The names of the markers that were found, each once. */
export function foundIn(folders: readonly string[], markers: readonly Marker[]): readonly string[] {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => readFileSync(join(parentPath, name))),
  )
  return markers
    .filter(({ bytes }) => bytes.some((one) => files.some((file) => file.includes(one))))
    .map(({ name }) => name)
}

/** Reads rows around the instance. */
export const rowsOf =
  ({ data }: Pick<Doomed, 'data'>): Rows =>
  (query) => {
    const client = new BetterSqlite3(join(data, 'colligo.sqlite'), { readonly: true })
    try {
      return client.prepare(query).all() as ReturnType<Rows>
    } finally {
      client.close()
    }
  }

/** Another process, as far as the file is concerned: connections of its own, a writer's thread of its own. */
export function openBeside({ data, keysFolder }: Pick<Doomed, 'data' | 'keysFolder'>) {
  const beside = openInstance({ dataFolder: data, keysFolder, challengeTries: 2 })
  const close = once(beside.close)
  onTestFinished(close)
  return { ...beside, close }
}
