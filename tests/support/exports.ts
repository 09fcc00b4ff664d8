import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { memberStates, type MemberState } from '#lib/domain/member-states'
import type { FieldName } from '#lib/domain/rule'
import { sealerTo } from '#lib/crypto/seal'
import {
  exportFormat,
  firstExportFormat,
  type ExportHeader,
  type FirstExportHeader,
} from '#lib/exporting/export-format'
import { keyIdOf, publicHalfOf, type PrivateKey } from '#lib/opening/private-key'
import { aSignatoryOf } from '#tests/support/signatories'

/**
 * A private key for tests, always the same. Never one that anybody has sealed to: it is published here.
 */
export const testPrivateKey: PrivateKey = {
  kty: 'OKP',
  crv: 'X25519',
  x: 'szODUgqm9Rjz84BVulhladsl-rgV3x4Vn1rTptoR7BQ',
  d: 'cHJpdmF0ZSBrZXkgb2YgdGhlIHRlc3RzLCBwdWJsaXM',
}

/** One statement to be sealed into an export. */
export interface SampleStatement {
  readonly identifier: string
  readonly signedOn: string
  readonly values: Readonly<Partial<Record<FieldName, string>>>
  /** What blinds its leaf in the public log, base64url; statements from before the log have none. */
  readonly blind?: string
}

export const registrationNumber = 'ECI(2026)000001'

/** A header as the server writes it, about an initiative with a little of everything in its words. */
export function anExportHeader(
  memberState: MemberState = 'EE',
  changes: Partial<ExportHeader['initiative']> = {},
): ExportHeader & { readonly memberState: MemberState } {
  return {
    format: exportFormat,
    memberState,
    statements: 'counted',
    exportedAt: '2026-11-22T10:15:30.000Z',
    batch: { number: 1 },
    keys: [keyIdOf(testPrivateKey)],
    recipient: null,
    isPractice: false,
    initiative: {
      registrationNumber,
      registeredOn: '2026-01-15',
      registerUrl: 'https://citizens-initiative.europa.eu/initiatives/details/2026/000001_en',
      opensOn: '2026-03-01',
      closesOn: '2027-02-28',
      title: 'Rail & sea: night trains for “every” <capital> of the Union',
      objectives: objectives,
      annexUrl: 'https://citizens-initiative.europa.eu/initiatives/details/2026/000001_en#annex',
      websiteUrl: 'https://night-trains.example.eu',
      organisers: ['Mari Maasikas', 'Αθηνά Παπαδοπούλου', 'Ġużeppi Ħarun Żammit', 'Йордан Щерев', 'Łucja Świątek'],
      contactPersons: ['Ines Îonescu (ines@night-trains.example.eu)', 'Teodor Ćosić (teodor@night-trains.example.eu)'],
      ...changes,
    },
  }
}

/** The header of an export from before there were batches. */
export function aFirstHeader(memberState: MemberState = 'EE'): FirstExportHeader {
  const { statements, exportedAt, initiative } = anExportHeader(memberState)
  return { format: firstExportFormat, memberState, statements, exportedAt, initiative }
}

const objectives = [
  'We ask the Commission to propose a legal act by which every capital of a Member State is reached by a direct night ' +
    'train from at least two other capitals by 2035, with common tickets, common rights of passengers, and carriages ' +
    'that people with disabilities can use on their own.',
  'Today a journey from Tallinn to Lisbon needs nine tickets of seven companies. Whoever misses one connection has no ' +
    'right to the next. Tracks end at borders, signals differ, and sleeping cars are taken out of service faster than ' +
    'new ones are ordered. Aviation pays neither fuel tax nor value added tax on flights between Member States.',
  'The act should set out (a) a network of night connections of European interest, maintained in the annex to the ' +
    'regulation on trans-European transport; (b) one ticket for one journey, with the rights that one contract gives; ' +
    '(c) access for carriages of all operators to stations and depots at the price of direct cost; (d) a fund for ' +
    'sleeping cars, fed by the auction of allowances from aviation; (e) a report on progress each year, made public.',
].join('\n')

export const aStatement = (
  memberState: MemberState = 'EE',
  changes: Readonly<Record<string, string>> = {},
): SampleStatement => ({
  identifier: randomUUID(),
  signedOn: '2026-04-01',
  values: aSignatoryOf(memberState, changes),
  blind: aBlind(),
})

export const aBlind = (): string => randomBytes(32).toString('base64url')

/** How a test seals what it puts in an export; the defaults are the server's. */
export interface SealingChanges {
  readonly key?: PrivateKey
  readonly initiative?: string
  readonly memberState?: string
  readonly pack?: string
}

/** Seals statements as the server does, with the same sealer. */
export async function sealAll(
  statements: readonly SampleStatement[],
  memberState: MemberState,
  changes: SealingChanges = {},
): Promise<readonly string[]> {
  const { key = testPrivateKey, pack = 'eci-2019/2026-11-22', initiative = registrationNumber } = changes
  const seal = await sealerTo(publicHalfOf(key))
  const context = { initiative, memberState: changes.memberState ?? memberState, pack }
  return Promise.all(
    statements.map(({ identifier, ...contents }) => seal({ ...context, statement: identifier }, contents)),
  )
}

/** The bytes of an export, trailer included. */
export function exportBytes(header: ExportHeader | FirstExportHeader, sealed: readonly string[]): Buffer {
  const lines = [JSON.stringify(header), ...sealed].map((line) => `${line}\n`).join('')
  const sha256 = createHash('sha256').update(lines).digest('hex')
  return Buffer.from(`${lines}${JSON.stringify({ count: sealed.length, sha256 })}\n`)
}

/** Writes an export of any size in constant memory, sealing as it goes. For the bench and the demonstration. */
export async function writeExport(
  path: string,
  header: ExportHeader,
  statements: Iterable<SampleStatement>,
  changes: SealingChanges = {},
): Promise<number> {
  const hash = createHash('sha256')
  const file = createWriteStream(path)
  const write = async (text: string): Promise<void> => {
    hash.update(text)
    if (!file.write(text)) await once(file, 'drain')
  }
  await write(`${JSON.stringify(header)}\n`)
  let count = 0
  const memberState = memberStates.find((known) => known === header.memberState) ?? 'EE'
  for (const batch of batchesOf(statements, 64)) {
    const sealed = await sealAll(batch, memberState, changes)
    await write(sealed.map((line) => `${line}\n`).join(''))
    count += batch.length
  }
  file.end(`${JSON.stringify({ count, sha256: hash.digest('hex') })}\n`)
  await once(file, 'finish')
  return count
}

function* batchesOf<Item>(items: Iterable<Item>, size: number): Generator<Item[]> {
  let batch: Item[] = []
  for (const item of items) {
    batch.push(item)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
