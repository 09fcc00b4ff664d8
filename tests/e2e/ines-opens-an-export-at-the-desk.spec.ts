import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import type { Locator } from '@playwright/test'
import type { Recipient } from '#lib/domain/recipient'
import { lockKey } from '#lib/opening/locked-key'
import type { Manifest } from '#lib/opening/manifest'
import { passphraseFrom } from '#lib/opening/passphrase'
import type { PrivateKey } from '#lib/opening/private-key'
import { shareText } from '#lib/shares/share-text'
import { certain } from '#tests/support/certain'
import { expect, jsonIn, test, type Desk } from '#tests/support/desk'
import { anExportHeader, aStatement, exportBytes, sealAll, testPrivateKey } from '#tests/support/exports'
import { sharesOf } from '#tests/support/shares'

/** A machine that does ten other things still gets there. */
const patience = { timeout: 60_000 }

const passphrase = 'seven quiet cranes över the Tisza'

const statements = Array.from({ length: 150 }, (_, index) =>
  aStatement('EE', {
    givenNames: `Mari ${String(index)}`,
    familyNames: index % 7 === 0 ? '=Ööbik-Põldsaar & Κόρη' : 'Maasikas',
  }),
)

interface Given {
  readonly file: string
  readonly folder: string
}

async function anExport({ folder }: Desk, recipient: Recipient | null = null): Promise<Given> {
  const file = join(folder, 'estonia.colligo')
  const header = { ...anExportHeader('EE'), recipient }
  writeFileSync(file, exportBytes(header, await sealAll(statements, 'EE')))
  return { file, folder }
}

/** What the command line makes of an export: one file. */
async function madeByCommand({ file, folder }: Given, key: PrivateKey): Promise<string> {
  const keyFile = join(folder, 'organisers-private-key.json')
  writeFileSync(keyFile, JSON.stringify(await lockKey(key, certain(passphraseFrom(passphrase)))))
  const passphraseFile = join(folder, 'passphrase')
  writeFileSync(passphraseFile, passphrase)
  const out = join(folder, 'opened')
  const words = ['open', file, '--key', keyFile, '--out', out, '--passphrase-file', passphraseFile]
  execFileSync(process.execPath, ['lib/cli/export.ts', ...words], { stdio: 'pipe' })
  const [name = '', ...others] = readdirSync(out)
  expect(others).toEqual([])
  return join(out, name)
}

const isSame = (one: string, other: string): boolean => readFileSync(one).equals(readFileSync(other))

async function giveShares(room: Locator): Promise<void> {
  const [first, , third] = await sharesOf(testPrivateKey, 2, 3)
  await room.getByLabel('Sheet 1').fill(shareText(first!))
  await room.getByLabel('Sheet 2').fill(shareText(third!))
}

async function open(desk: Desk, file: string): Promise<Locator> {
  const room = await desk.enter('Open an export')
  await room.getByLabel('The export').setInputFiles(file)
  await expect(room.getByText('Estonia', { exact: true })).toBeVisible()
  await giveShares(room)
  await room.getByRole('button', { name: 'Open the export' }).click()
  return room
}

test.slow()

test('an export becomes the package that the command line makes, byte for byte, and its receipt is read', async ({
  desk,
}) => {
  const { page, save, enter, folder } = desk
  const given = await anExport(desk)
  const room = await open(desk, given.file)
  await expect(room.getByText('150 statements of support are in the package.')).toBeVisible(patience)
  await expect(room.getByText(/^No key of the authority is on file/u)).toBeVisible()
  const archive = await save(room.getByRole('button', { name: 'Save the package' }))
  const record = await save(room.getByRole('button', { name: 'Save the list' }))
  const expected = await madeByCommand(given, testPrivateKey)
  expect(basename(archive)).toContain(basename(expected))
  expect(isSame(archive, expected)).toBe(true)
  const listed = execFileSync('unzip', ['-p', expected, 'manifest.json'])
  expect(readFileSync(record).equals(listed)).toBe(true)

  const manifest = jsonIn(record) as Manifest
  const about = {
    initiative: manifest.initiative,
    memberState: 'EE',
    batch: manifest.batch,
    authority: 'Siseministeerium',
  }
  const receipt = join(folder, 'receipt.json')
  writeFileSync(
    receipt,
    JSON.stringify({ format: 'colligo-receipt/1', ...about, receivedOn: '2026-11-29', count: 150 }),
  )
  const result = join(folder, 'result.json')
  const invalid = [{ reason: 'not-found', count: 3 }]
  writeFileSync(
    result,
    JSON.stringify({
      format: 'colligo-result/1',
      ...about,
      received: 150,
      valid: 147,
      invalid,
      issuedOn: '2026-11-30',
    }),
  )
  await page.getByRole('link', { name: 'All rooms of the desk' }).click()
  const answers = await enter('Read an authority’s answer')
  await answers.getByLabel('The authority’s answer').setInputFiles(receipt)
  await answers.getByLabel('Your list of the package').setInputFiles(record)
  await answers.getByRole('button', { name: 'Read the answer' }).click()
  await expect(answers.getByText('Siseministeerium has received the package: 150 statements of support')).toBeVisible()
  await answers.getByLabel('The authority’s answer').setInputFiles(result)
  await answers.getByRole('button', { name: 'Read the answer' }).click()
  await expect(answers.getByRole('row', { name: 'Not valid: no such person was found 3' })).toBeVisible()
  await expect(answers.getByText('The answer is about this package, and its numbers add up.')).toBeVisible()

  writeFileSync(receipt, readFileSync(receipt, 'utf8').replace('150', '149'))
  await answers.getByLabel('The authority’s answer').setInputFiles(receipt)
  await answers.getByRole('button', { name: 'Read the answer' }).click()
  await expect(answers.getByRole('alert')).toContainText(
    'The package holds 150 statements, and the answer speaks of 149.',
  )
})

test('a package for an authority with a key comes in its envelope, which age opens', async ({ desk }) => {
  const { save, folder } = desk
  const identity = await generateIdentity()
  const key = await identityToRecipient(identity)
  const recipient: Recipient = {
    memberState: 'EE',
    authority: 'Siseministeerium',
    address: 'Pikk 61, Tallinn',
    language: 'et',
    envelope: 'age',
    key,
    fingerprint: key,
  }
  const given = await anExport(desk, recipient)
  const room = await open(desk, given.file)
  await expect(room.getByText('The package is sealed for Siseministeerium.')).toBeVisible(patience)
  const envelope = await save(room.getByRole('button', { name: 'Save the package' }))
  const identityFile = join(folder, 'identity')
  writeFileSync(identityFile, identity)
  const opened = (file: string) => execFileSync('age', ['--decrypt', '-i', identityFile, file], { maxBuffer: 1 << 28 })
  const archive = opened(envelope)
  expect(archive.subarray(0, 2).toString()).toBe('PK')
  expect(archive.equals(opened(await madeByCommand(given, testPrivateKey)))).toBe(true)
})

test('a damaged export is refused with what to do, and nothing that was typed is lost', async ({ desk }) => {
  const given = await anExport(desk)
  const bytes = readFileSync(given.file)
  bytes[bytes.length >> 1]! ^= 1
  writeFileSync(given.file, bytes)
  const room = await open(desk, given.file)
  await expect(room.getByRole('alert')).toHaveText('The export is not what the server wrote. Download it again.')
  await expect(room.getByText('Estonia', { exact: true })).toBeVisible()
})

test('an export for the authority is not opened: the desk says whose it is, and what to do with it', async ({
  desk,
}) => {
  const file = join(desk.folder, 'estonia.colligo')
  const sealedTo = { authority: 'Siseministeerium', address: 'Tallinn', language: 'et', key: '{}', fingerprint: 'ab' }
  writeFileSync(file, exportBytes({ ...anExportHeader('EE'), sealedTo }, await sealAll(statements.slice(0, 2), 'EE')))
  const room = await desk.enter('Open an export')
  await room.getByLabel('The export').setInputFiles(file)
  await expect(room.getByText('Hand the file over as it is, with the readme for the authority')).toBeVisible()
  await expect(room.getByText('Siseministeerium')).toBeVisible()
  await expect(room.getByLabel('Sheet 1')).toHaveCount(0)
  await expect(room.getByRole('button', { name: 'Open the export' })).toHaveCount(0)
})
