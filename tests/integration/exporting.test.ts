import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { statementLinks } from '#db/chain'
import { openDatabase } from '#db/connection'
import { statements, suspectStatements } from '#db/schema'
import { signStatement } from '#lib/collecting/sign-statement'
import type { Initiative } from '#lib/domain/initiative'
import type { MemberState } from '#lib/domain/member-states'
import type { ExportedStatements, ExportHeader, ExportTrailer } from '#lib/exporting/export-format'
import { exportLines } from '#lib/exporting/export-lines'
import { streamOf } from '#lib/http/stream-of'
import { importInitiative } from '#lib/organising/collection-switch'
import { certain } from '#tests/support/certain'
import { aForm, anInstance, anOpenCollection, initiativeOfToday, noon } from '#tests/support/collection'
import { databaseBeside } from '#tests/support/recorded'

const ines = 7

type Collection = ReturnType<typeof anInstance>

/** An instance with an initiative, and a way to fill it with sealed statements faster than people sign. */
function aCollection(initiative: Initiative = initiativeOfToday()): Collection & {
  readonly add: (memberState: MemberState, count: number) => readonly string[]
} {
  const instance = anInstance({ now: () => noon })
  certain(importInitiative(instance.organising, instance.collectionSwitch, initiative))
  const database = openDatabase(join(instance.folder, 'data', 'colligo.sqlite'))
  onTestFinished(() => {
    database.$client.close()
  })
  const linkTo = statementLinks(database)
  let added = 0
  const add = (memberState: MemberState): string => {
    const number = String((added += 1)).padStart(12, '0')
    const sealed = `eyJ${memberState}..${number}.x.y`
    const identifier = `00000000-0000-8000-8000-${number}`
    const fingerprint = createHash('sha256').update(number).digest()
    const row = { identifier, memberState, fingerprint, sealed, signedOn: '2026-11-22', language: 'en' }
    database
      .insert(statements)
      .values({ ...row, chain: linkTo(row) })
      .run()
    return sealed
  }
  return {
    ...instance,
    add: (memberState, count) =>
      database.transaction(() => Array.from({ length: count }, () => add(memberState)), { behavior: 'immediate' }),
  }
}

/** Exports as the organisers’ page does, what is in no batch yet: with the start and the end put on record. */
function startExport(
  { organising, exporting, handingOver }: Collection,
  memberState: MemberState,
  which: ExportedStatements = 'counted',
): Generator<string> {
  approvals += 1
  const { id } = handingOver.freeze(memberState, which, approvals)!
  organising.audit({ event: 'export-started', organiserId: ines, memberState })
  return exportLines(exporting.frozen(id)!, (trailer) => {
    handingOver.keepDigest(id, trailer.sha256)
    organising.audit({ event: 'export-finished', organiserId: ines, memberState, ...trailer })
  })
}

let approvals = 0

/** The next lines, and no more. */
const taken = (lines: Generator<string>, count: number): readonly string[] =>
  Array.from({ length: count }, () => {
    const next = lines.next()
    return next.done === true ? '' : next.value
  })

function read(lines: Iterable<string>) {
  const text = [...lines].join('')
  expect(text.endsWith('\n')).toBe(true)
  const [header = '', ...rest] = text.slice(0, -1).split('\n')
  const trailer = rest.pop() ?? ''
  return {
    header: JSON.parse(header) as ExportHeader,
    sealed: rest,
    trailer: JSON.parse(trailer) as ExportTrailer,
    digest: createHash('sha256')
      .update(text.slice(0, text.length - trailer.length - 1))
      .digest('hex'),
  }
}

test('Ines exports Estonia: what people signed, in the order they came, and nothing of anybody else', async () => {
  const collection = await anOpenCollection()
  for (const documentNumber of ['60001019906', '37605030299']) {
    certain(await signStatement(collection.collecting, await aForm(collection, 'EE', { typed: { documentNumber } })))
    certain(
      await signStatement(collection.collecting, await aForm(collection, 'DE', { typed: { city: documentNumber } })),
    )
  }
  const { sealed, trailer } = read(startExport(collection, 'EE'))
  expect(trailer.count).toBe(2)
  expect(sealed).toEqual([...collection.exporting.sealedFor('EE')])
  for (const line of sealed) {
    const header = Buffer.from(line.split('.')[0]!, 'base64url').toString()
    expect(JSON.parse(header)).toMatchObject({ memberState: 'EE', enc: 'A256GCM' })
  }
  expect(read(startExport(collection, 'DE')).trailer.count).toBe(1)
})

describe('an export', () => {
  test('begins with what the form for the authority repeats from the register', () => {
    const initiative: Initiative = {
      ...initiativeOfToday(),
      organisers: [
        { role: 'representative', name: 'Ines Valadares', email: 'ines@swifts.example.eu', country: 'PT' },
        { role: 'substitute', name: 'Jonas Müller', email: null, country: 'DE' },
        { role: 'member', name: 'Mari Maasikas', email: 'mari@swifts.example.eu', country: 'EE' },
        { role: 'legal-entity', name: 'Swifts e. V.', email: null, country: 'DE' },
      ],
      texts: [
        { language: 'de', isOriginal: false, title: 'T', objectives: 'Z', annexUrl: null, websiteUrl: null },
        {
          language: 'pt',
          isOriginal: true,
          title: 'Andorinhões',
          objectives: 'Um\nteto',
          annexUrl: null,
          websiteUrl: null,
        },
      ],
    }
    const collection = aCollection(initiative)
    collection.add('EE', 1)
    const { header } = read(startExport(collection, 'EE'))
    expect(header).toEqual({
      format: 'colligo-export/2',
      memberState: 'EE',
      statements: 'counted',
      exportedAt: noon.toISOString(),
      batch: { number: 1 },
      keys: [],
      recipient: null,
      isPractice: true,
      initiative: {
        registrationNumber: initiative.registrationNumber,
        registeredOn: initiative.registeredOn,
        registerUrl: initiative.registerUrl,
        ...initiative.period,
        title: 'Andorinhões',
        objectives: 'Um\nteto',
        annexUrl: null,
        websiteUrl: null,
        organisers: ['Mari Maasikas', 'Swifts e. V.'],
        contactPersons: ['Ines Valadares (ines@swifts.example.eu)', 'Jonas Müller'],
      },
    })
  })

  test.each([1, 499, 500, 501, 1000, 1203])('of %i statements counts and hashes every one of them', (count) => {
    const collection = aCollection()
    const added = collection.add('EE', count)
    const { sealed, trailer, digest } = read(startExport(collection, 'EE'))
    expect(sealed).toEqual(added)
    expect(trailer).toEqual({ count, sha256: digest })
    expect(collection.auditTrail(1)).toMatchObject([
      { event: 'export-finished', organiserId: ines, memberState: 'EE', count, sha256: digest },
    ])
  })

  test('of one Member State holds none of another, however they are mixed', () => {
    const collection = aCollection()
    const [estonia, germany]: [string[], string[]] = [[], []]
    for (let round = 0; round < 40; round += 1) {
      estonia.push(...collection.add('EE', round % 7))
      germany.push(...collection.add('DE', round % 5))
    }
    expect(read(startExport(collection, 'EE')).sealed).toEqual(estonia)
    expect(read(startExport(collection, 'DE')).sealed).toEqual(germany)
    expect(collection.handingOver.freeze('FR', 'counted', 99)).toBeNull()
  })
})

describe('while Ines downloads, people go on signing', () => {
  test('and who comes after she began is in the next export, not in this one', () => {
    const collection = aCollection()
    const before = collection.add('EE', 1203)
    const late: string[] = []
    const lines: string[] = []
    for (const line of startExport(collection, 'EE')) {
      lines.push(line)
      if (lines.length % 100 === 2) {
        late.push(...collection.add('EE', 3))
        collection.add('DE', 2)
      }
    }
    const { sealed, trailer, digest } = read(lines)
    expect(late.length).toBeGreaterThan(30)
    expect(sealed).toEqual(before)
    expect(trailer).toEqual({ count: 1203, sha256: digest })
    expect(read(startExport(collection, 'EE')).sealed).toEqual(late)
  })

  test('also through one and the same connection', async () => {
    const collection = await anOpenCollection()
    const sign = async (documentNumber: string): Promise<unknown> =>
      signStatement(collection.collecting, await aForm(collection, 'EE', { typed: { documentNumber } }))
    expect(await sign('60001019906')).toMatchObject({ ok: true })
    const lines = startExport(collection, 'EE')
    const begun = taken(lines, 1)
    expect(await sign('37605030299')).toMatchObject({ ok: true })
    expect(read([...begun, ...lines]).trailer.count).toBe(1)
  })
})

describe('an export that breaks off', () => {
  test('is put on record as begun, and not as finished', () => {
    const collection = aCollection()
    collection.add('EE', 10)
    const lines = startExport(collection, 'EE')
    for (let taken = 0; taken < 5; taken += 1) lines.next()
    lines.return(undefined)
    expect(lines.next().done).toBe(true)
    expect(collection.auditTrail(2).map(({ event }) => event)).toEqual(['export-started', 'initiative-imported'])
  })

  test('because a tab was closed, as well', async () => {
    const collection = aCollection()
    collection.add('EE', 5000)
    const reader = streamOf(startExport(collection, 'EE')).getReader()
    await reader.read()
    await reader.cancel()
    expect(collection.auditTrail(1)).toMatchObject([{ event: 'export-started' }])
  })

  test('cannot pass for a complete one: it has no last line that counts', () => {
    const collection = aCollection()
    collection.add('EE', 10)
    const lines = [...startExport(collection, 'EE')]
    for (let kept = 1; kept < lines.length; kept += 1) {
      expect(lines[kept - 1]).not.toMatch(/"sha256"/u)
    }
    expect(lines.at(-1)).toMatch(/^\{"count":10,"sha256":"[0-9a-f]{64}"\}\n$/u)
  })
})

describe('statements under suspicion', () => {
  test('leave in a file of their own that says so, and in no other', () => {
    const collection = aCollection()
    const [, second = '', ...rest] = collection.add('EE', 1203)
    collection.add('DE', 2)
    const database = databaseBeside(collection)
    // The second statement, and one past the first page.
    for (const statementId of [2, 700]) database.insert(suspectStatements).values({ statementId, suspicionId: 1 }).run()
    const suspects = read(startExport(collection, 'EE', 'suspect'))
    expect(suspects.header.statements).toBe('suspect')
    expect(suspects.sealed).toEqual([second, rest[697]])
    const counted = read(startExport(collection, 'EE'))
    expect(counted.header.statements).toBe('counted')
    expect(counted.trailer.count).toBe(1201)
    expect(counted.sealed.filter((sealed) => suspects.sealed.includes(sealed))).toEqual([])
  })
})
