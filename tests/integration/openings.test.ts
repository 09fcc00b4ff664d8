import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, test } from 'vitest'
import { madeUpSignatory } from '#lib/cli/demo/people'
import { signStatement } from '#lib/collecting/sign-statement'
import { withdrawStatement } from '#lib/collecting/withdraw-statement'
import { founderRoles } from '#lib/domain/role'
import { exportLines } from '#lib/exporting/export-lines'
import { receiptBlank, resultBlank } from '#lib/opening/answer-blanks'
import { jsonOf, type Manifest } from '#lib/opening/manifest'
import { openExportFile } from '#lib/opening/node/open-export-file'
import type { PrivateKey } from '#lib/opening/private-key'
import { signingKeyOf } from '#lib/opening/signing-key'
import { approve, requestApproval } from '#lib/organising/approvals'
import { openCollection } from '#lib/organising/collection-switch'
import { certain } from '#tests/support/certain'
import { checker, problemsBesideLog, problemsOf } from '#tests/support/checker'
import { aForm, anOpenCollection, type OpenCollection } from '#tests/support/collection'
import {
  anExportHeader,
  aStatement,
  exportBytes,
  sealAll,
  testPrivateKey,
  type SampleStatement,
} from '#tests/support/exports'
import { beforeGoingLive } from '#tests/support/intake'
import { opened, temporaryFolder, temporaryFolderOf } from '#tests/support/opening'
import { databaseBeside, recording } from '#tests/support/recorded'
import { copiedLog } from '#tests/support/copied-log'
import { servedLog } from '#tests/support/served-log'

const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex')

const linesOf = (folder: string): string[] => readFileSync(join(folder, 'openings.csv'), 'utf8').split(/(?<=\n)/u)

/** What an organiser who holds the key can do: other openings, with everything about them put right. */
async function withOpenings(from: string, key: PrivateKey, change: (lines: string[]) => string[]): Promise<string> {
  const folder = join(temporaryFolder(), 'package')
  cpSync(from, folder, { recursive: true })
  const table = change(linesOf(folder)).join('')
  writeFileSync(join(folder, 'openings.csv'), table)
  const before = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest
  const files = before.files.map((file) =>
    file.name === 'openings.csv' ? { ...file, bytes: table.length, sha256: sha256(table) } : file,
  )
  const manifest = { ...before, files }
  const bytes = jsonOf(manifest)
  writeFileSync(join(folder, 'manifest.json'), bytes)
  const { sign } = await signingKeyOf(key)
  writeFileSync(join(folder, 'manifest.json.minisig'), await sign(Buffer.from(bytes), 'x'))
  writeFileSync(join(folder, 'receipt-blank.json'), receiptBlank(manifest, sha256(bytes)))
  writeFileSync(join(folder, 'result-blank.json'), resultBlank(manifest, sha256(bytes)))
  return folder
}

const row = (identifier: string, blind: string, digest: string): string => {
  const commitment = sha256(Buffer.from(blind + digest, 'hex'))
  return `"${identifier}","${blind}","${digest}","${commitment}"\r\n`
}

const madeUpRow = (line: string): string =>
  row(line.slice(1, 37), randomBytes(32).toString('hex'), randomBytes(32).toString('hex'))

/** As it was sealed when nothing was blinded yet. */
const beforeTheLog = ({ identifier, signedOn, values }: SampleStatement): SampleStatement => ({
  identifier,
  signedOn,
  values,
})

describe('openings.csv', () => {
  const at = temporaryFolderOf(beforeAll)
  const folder = (): string => join(at(), 'package')
  const sealed: string[] = []
  const statements = Array.from({ length: 4 }, () => aStatement('EE'))
  const early = beforeTheLog(statements[1]!)

  beforeAll(async () => {
    sealed.push(...(await sealAll(statements.with(1, early), 'EE')))
    const file = join(at(), 'EE.jsonl')
    writeFileSync(file, exportBytes(anExportHeader('EE'), sealed))
    certain(
      await openExportFile({ file, directory: folder(), privateKeys: [testPrivateKey], workers: 1, isUnpacked: true }),
    )
  })

  test('says of each statement which leaf it is, and of one from before the log only how it was sealed', () => {
    expect(linesOf(folder())).toEqual([
      '"identifier","blind","digest","commitment"\r\n',
      ...statements.map(({ identifier, blind = '' }, index) =>
        index === 1
          ? `"${identifier}",,"${sha256(sealed[1]!)}",\r\n`
          : row(identifier, Buffer.from(blind, 'base64url').toString('hex'), sha256(sealed[index]!)),
      ),
    ])
    expect(JSON.parse(readFileSync(join(folder(), 'manifest.json'), 'utf8'))).toMatchObject({ log: { commitments: 3 } })
    expect(problemsOf(folder())).toEqual([])
  })

  test.each<readonly [string, (lines: string[]) => string[], string]>([
    ['a digit is another', (lines) => lines.with(1, flipped(lines[1]!)), 'row 1 is not the SHA-256'],
    ['a line is missing', (lines) => lines.toSpliced(2, 1), 'Row 2 is not statement 2'],
    ['the last line is missing', (lines) => lines.toSpliced(-1, 1), 'It has 3 rows; the manifest counts 4'],
    ['two lines stand in each other’s place', (lines) => lines.with(3, lines[4]!).with(4, lines[3]!), 'Row 3 is not'],
    ['a line is that of another statement', (lines) => lines.with(3, lines[4]!), 'Row 3 is not statement 3'],
    ['two statements are one leaf', (lines) => lines.with(3, lines[3]!.slice(0, 39) + lines[4]!.slice(39)), 'one leaf'],
    ['a commitment stands alone', (lines) => lines.with(1, lines[1]!.replace(/,"[\da-f]{64}"/u, ',')), 'row 1 is not'],
    ['a blind is kept back', (lines) => lines.with(1, lines[1]!.replace(/,"\w{64}",("\w{64}"),.*\r/u, ',,$1,\r')), '2 commitments; the manifest counts 3'], // prettier-ignore
    ['a line is none', (lines) => lines.with(1, 'x\r\n'), 'Row 1 is not a row'],
  ])('are found not to fit where %s, whoever has signed them', async (_name, change, what) => {
    const found = problemsOf(await withOpenings(folder(), testPrivateKey, change))
    expect(found).toMatchObject([{ where: 'openings.csv', what: expect.stringContaining(what) as string }])
  })

  test('a package from before there were openings is in order, but cannot be compared with a log', async () => {
    const older = join(temporaryFolder(), 'older')
    cpSync(await withOpenings(folder(), testPrivateKey, (lines) => lines), older, { recursive: true })
    const { log, files, ...rest } = JSON.parse(readFileSync(join(older, 'manifest.json'), 'utf8')) as Manifest
    expect(log).toEqual({ commitments: 3 })
    const manifest = { ...rest, files: files.filter(({ name }) => name !== 'openings.csv') } as unknown as Manifest
    rmSync(join(older, 'openings.csv'))
    const bytes = jsonOf(manifest)
    writeFileSync(join(older, 'manifest.json'), bytes)
    const { sign } = await signingKeyOf(testPrivateKey)
    writeFileSync(join(older, 'manifest.json.minisig'), await sign(Buffer.from(bytes), 'x'))
    writeFileSync(join(older, 'receipt-blank.json'), receiptBlank(manifest, sha256(bytes)))
    writeFileSync(join(older, 'result-blank.json'), resultBlank(manifest, sha256(bytes)))
    expect(problemsOf(older)).toEqual([])
    expect(await problemsBesideLog(older, undefined, at())).toMatchObject([{ where: 'the log' }])
  })
})

const flipped = (line: string): string => line.slice(0, 60) + (line[60] === '0' ? '1' : '0') + line.slice(61)

/** One asks, another agrees. */
async function agreedOn(collection: OpenCollection, kind: 'export' | 'dissolve-batch', subject: object): Promise<void> {
  const { organising, approvals, carrying } = collection
  const person = (id: number) => ({ id, email: '', name: '', passwordHash: null, roles: founderRoles })
  const asked = { kind, subject: subject as Record<string, string>, isFresh: true }
  const { id } = certain(requestApproval(organising, approvals, asked, person(1)))
  certain(await approve(organising, approvals, carrying, { id, isFresh: true }, person(2)))
}

async function signed(collection: OpenCollection, people: readonly number[]): Promise<readonly string[]> {
  const codes: string[] = []
  for (const person of people) {
    const typed = { typed: { documentNumber: madeUpSignatory('EE', person)['documentNumber'] ?? '' } }
    codes.push(certain(await signStatement(collection.collecting, await aForm(collection, 'EE', typed))).identifier)
  }
  return codes
}

/** The latest batch of Estonia as a package in a folder. */
async function packaged({ handingOver, exporting, privateKey }: OpenCollection): Promise<string> {
  const { id } = handingOver.batches().at(-1)!
  const folder = temporaryFolder()
  const file = join(folder, 'EE.colligo')
  writeFileSync(file, [...exportLines(exporting.frozen(id)!, () => undefined)].join(''))
  const directory = join(folder, 'package')
  certain(await openExportFile({ file, directory, privateKeys: [privateKey], workers: 1, isUnpacked: true }))
  return directory
}

/** Runs the checker beside a server that this process is. */
async function checked(words: readonly string[]): Promise<{ readonly status: number; readonly stdout: string }> {
  const child = spawn(process.execPath, [checker, ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [stdout, [status]] = await Promise.all([text(child.stdout), once(child, 'close') as Promise<[number]>])
  return { status, stdout }
}

test('a package is compared with the log of its site: all that it holds stands there, and nothing that does not', async () => {
  const collection = await anOpenCollection()
  await signed(collection, [1, 2, 3, 4])
  await agreedOn(collection, 'export', { memberStates: ['EE'] })
  const directory = await packaged(collection)
  const log = new URL((await servedLog(collection)).url).origin
  await collection.publicLog.advance()
  const few = await problemsBesideLog(directory, undefined, log)
  expect(few, 'too few to be given their places at once').toMatchObject([
    { where: 'the log', what: expect.stringContaining('4 of 4 commitments do not stand in it') as string },
  ])

  // Others fill more than one bundle of entries.
  await recording(databaseBeside(collection), collection)({ memberState: 'DE' }, 600)
  await collection.publicLog.advance(true)
  expect(await problemsBesideLog(directory, undefined, log)).toEqual([])
  const size = collection.publicLog.head()!.size
  const { status, stdout } = await checked([directory, '--log', `${log}/log/`])
  expect(stdout).toContain(`In the public log: 4 of 4 commitments. Its entries then: ${String(size)}, root `)
  expect(status).toBe(0)
  const json = await checked([directory, '--json', '--log', copiedLog(collection)])
  expect(JSON.parse(json.stdout)).toMatchObject({ ok: true, log: { entries: size, standing: 4, isFrozen: true } })

  const foreign = await withOpenings(directory, collection.privateKey, (lines) => lines.with(2, madeUpRow(lines[2]!)))
  expect(problemsOf(foreign), 'it is in order by itself').toEqual([])
  const said = await checked([foreign, '--log', log])
  expect(said.status).toBe(1)
  expect(said.stdout).toContain(
    `1 of 4 commitments do not stand in it: ${linesOf(foreign)[2]!.slice(1, 37)} (statement 2)`,
  )
  expect(said.stdout).toContain('By itself this package is in order. Compared with the public log it is NOT')
})

test('a batch that was dissolved, of whose statements one was taken back, is no longer what the log tells of', async () => {
  const collection = await anOpenCollection()
  const [mari = ''] = await signed(collection, [1, 2])
  await agreedOn(collection, 'export', { memberStates: ['EE'] })
  const directory = await packaged(collection)
  await withdrawStatement(collection.withdrawing, { code: mari, isWished: true })
  const { id } = collection.handingOver.batches().at(-1)!
  await agreedOn(collection, 'dissolve-batch', { batch: id, memberState: 'EE', reason: 'taken-back' })
  await collection.publicLog.advance(true)
  const found = await problemsBesideLog(directory, undefined, copiedLog(collection))
  expect(found.map(({ what }) => what).join('\n')).toMatch(
    new RegExp(`^1 of 2 are marked in it as removed: ${mari}.*\nIt tells of no batch of 2 statements for EE`, 'u'),
  )
})

test('statements that name no leaf are no more than there were when the log began', async () => {
  const { directory } = await opened([beforeTheLog(aStatement('EE'))], 'EE')
  const collection = await anOpenCollection()
  await collection.publicLog.advance(true)
  const found = await problemsBesideLog(directory, undefined, copiedLog(collection))
  expect(found.map(({ what }) => what).join('\n')).toContain(
    'no commitment for 1 of its statements; when the log began, there were 0',
  )
})

test('what was signed to try the site out is no leaf of a statement that counts', async () => {
  const site = await beforeGoingLive()
  certain(openCollection(site.organising, site.collectionSwitch, null))
  const trial = certain(await signStatement(site.collecting, await aForm(site.instance, 'EE')))
  site.collectionSwitch.goLive()
  await site.publicLog.advance(true)
  const { directory } = await opened([aStatement('EE')], 'EE')
  const tried = await withOpenings(directory, testPrivateKey, ([head = '', line = '']) => [
    head,
    row(line.slice(1, 37), trial.blind, trial.digest),
  ])
  const found = await problemsBesideLog(tried, undefined, copiedLog(site))
  expect(found.map(({ what }) => what).join('\n')).toContain('1 of 1 are tests from before people signed in earnest')
})

test('a log that is damaged, none, or not there is told from a package that is not in it', async () => {
  const collection = await anOpenCollection()
  await signed(collection, [1, 2])
  await agreedOn(collection, 'export', { memberStates: ['EE'] })
  const directory = await packaged(collection)
  await collection.publicLog.advance(true)
  const problem = async (log: string): Promise<string> => {
    const [first, ...others] = await problemsBesideLog(directory, undefined, log)
    expect(others).toEqual([])
    return first?.what ?? ''
  }
  const flip = (bytes: Buffer): Buffer => {
    bytes[40]! ^= 1
    return bytes
  }
  expect(await problem(copiedLog(collection, flip))).toContain('not those that its checkpoint signs')
  expect(await problem(copiedLog(collection, (bytes) => bytes.subarray(1)))).toContain('damaged')
  expect(await problem(temporaryFolder())).toContain('ENOENT')
  expect(await problem(`${new URL((await servedLog(collection)).url).origin}/elsewhere`)).toContain(
    '404 for checkpoint',
  )
  expect(await problem('http://127.0.0.1:1')).toContain('It cannot be read')
  const usage = await checked([directory, '--log'])
  expect(usage.status).toBe(2)
})
