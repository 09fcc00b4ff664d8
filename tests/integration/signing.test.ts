import { statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDatabase, closeDatabase } from '#db/connection'
import { statements } from '#db/schema'
import { madeUpSignatory } from '#lib/cli/demo/people'
import { signStatement } from '#lib/collecting/sign-statement'
import { brusselsDayOf } from '#lib/domain/day'
import { importInitiative, openCollection } from '#lib/organising/collection-switch'
import { openingKeysOf, openStatement } from '#lib/opening/open-statement'
import { aForm, anInstance, anOpenCollection, bytesIn, countedIn, initiativeOfToday } from '#tests/support/collection'
import { certain } from '#tests/support/certain'
import { aSignatoryOf } from '#tests/support/signatories'

test('Mari signs, and only the organisers can read it', async () => {
  const collection = await anOpenCollection()
  const receipt = certain(await signStatement(collection.collecting, await aForm(collection, 'EE')))

  expect(receipt.signedOn).toBe(brusselsDayOf(new Date()))
  const [sealed = '', ...others] = collection.exporting.sealedFor('EE')
  expect(others).toEqual([])
  const key = await openingKeysOf([collection.privateKey])
  const opened = certain(await openStatement(key, sealed, { memberState: 'EE' }))
  expect(opened.contents).toEqual({
    signedOn: receipt.signedOn,
    values: aSignatoryOf('EE'),
    blind: Buffer.from(receipt.blind, 'hex').toString('base64url'),
  })
  expect(opened.context).toMatchObject({ statement: receipt.identifier, pack: 'eci-2019/2026-11-22' })

  const onDisk = bytesIn(join(collection.folder, 'data'))
  const { givenNames, familyNames, documentNumber } = aSignatoryOf('EE')
  for (const secret of [givenNames!, familyNames!, documentNumber!]) {
    for (const encoding of ['utf8', 'utf16le', 'base64', 'hex'] as const) {
      expect(onDisk.includes(Buffer.from(secret).toString(encoding)), encoding).toBe(false)
    }
  }
})

describe('a second signature', () => {
  test('gets the same answer as the first, and counts once', async () => {
    const collection = await anOpenCollection()
    const first = certain(await signStatement(collection.collecting, await aForm(collection, 'EE')))
    const second = certain(await signStatement(collection.collecting, await aForm(collection, 'EE')))

    expect(Object.keys(second)).toEqual(Object.keys(first))
    expect(second.identifier).toHaveLength(first.identifier.length)
    expect(second.identifier).not.toBe(first.identifier)
    expect(collection.tallies()).toEqual([{ memberState: 'EE', counted: 1, repeated: 1 }])
  })

  test('gives the disk the same work as the first', async () => {
    const collection = await anOpenCollection()
    const file = join(collection.folder, 'data', 'colligo.sqlite')
    const people = Array.from({ length: 50 }, (_, index) => madeUpSignatory('EE', index))
    /** What the write-ahead log grows by, from empty, while everybody signs. */
    const bytesFor = async (): Promise<number> => {
      closeDatabase(openDatabase(file))
      for (const fields of people) {
        certain(await signStatement(collection.collecting, await aForm(collection, 'EE', { fields })))
      }
      return statSync(`${file}-wal`).size
    }
    const first = await bytesFor()
    const repeated = await bytesFor()
    expect(collection.tallies()).toEqual([{ memberState: 'EE', counted: 50, repeated: 50 }])
    expect(repeated / first, `${String(first)} and ${String(repeated)} bytes`).toBeGreaterThan(0.8)
    expect(repeated / first).toBeLessThan(1.25)
  })

  test('is found whatever the spelling', async () => {
    const collection = await anOpenCollection()
    const { documentNumber } = aSignatoryOf('EE')
    certain(await signStatement(collection.collecting, await aForm(collection, 'EE')))
    const spaced = [...documentNumber!].join(' ')
    certain(
      await signStatement(collection.collecting, await aForm(collection, 'EE', { typed: { documentNumber: spaced } })),
    )
    expect(countedIn(collection, 'EE')).toBe(1)
  })
})

describe('a form sent again', () => {
  test('with the same proof gets the same receipt and changes nothing', async () => {
    const collection = await anOpenCollection()
    const form = await aForm(collection, 'EE')
    const first = certain(await signStatement(collection.collecting, form))
    expect(certain(await signStatement(collection.collecting, form))).toEqual(first)
    expect(collection.tallies()).toEqual([{ memberState: 'EE', counted: 1, repeated: 0 }])
  })

  test('with a new proof gets the same receipt and changes nothing', async () => {
    const collection = await anOpenCollection()
    const first = await aForm(collection, 'EE')
    const again = await aForm(collection, 'EE', { formToken: first.formToken })
    expect(certain(await signStatement(collection.collecting, again))).toEqual(
      certain(await signStatement(collection.collecting, first)),
    )
    expect(collection.tallies()).toEqual([{ memberState: 'EE', counted: 1, repeated: 0 }])
  })

  test('by a repeated signatory looks no different', async () => {
    const collection = await anOpenCollection()
    certain(await signStatement(collection.collecting, await aForm(collection, 'EE')))
    const form = await aForm(collection, 'EE')
    const repeated = certain(await signStatement(collection.collecting, form))
    expect(certain(await signStatement(collection.collecting, form))).toEqual(repeated)
    expect(collection.tallies()).toEqual([{ memberState: 'EE', counted: 1, repeated: 1 }])
  })

  test('for the neighbour needs a proof of its own, and then counts', async () => {
    const collection = await anOpenCollection()
    const form = await aForm(collection, 'EE')
    certain(await signStatement(collection.collecting, form))
    const neighbour = { ...form, fields: aSignatoryOf('EE', { documentNumber: '37605030299' }) }
    expect(await signStatement(collection.collecting, neighbour)).toEqual({
      ok: false,
      problem: { kind: 'refused', problems: [], proof: 'used' },
    })
    const fresh = await aForm(collection, 'EE', { fields: neighbour.fields, formToken: form.formToken })
    certain(await signStatement(collection.collecting, fresh))
    expect(countedIn(collection, 'EE')).toBe(2)
  })
})

describe('a proof of work', () => {
  test('is good once, also after a restart', async () => {
    const collection = await anOpenCollection()
    const { proof } = await aForm(collection, 'EE')
    certain(await signStatement(collection.collecting, await aForm(collection, 'EE', { proof })))

    const restarted = anInstance({ folder: collection.folder })
    const other = await aForm(restarted, 'EE', { proof, typed: { documentNumber: '37605030299' } })
    expect(await signStatement(restarted.collecting, other)).toMatchObject({ ok: false, problem: { proof: 'used' } })
  })

  test('for one Member State is none for another', async () => {
    const collection = await anOpenCollection()
    const { proof } = await aForm(collection, 'DE')
    const signed = await signStatement(collection.collecting, await aForm(collection, 'EE', { proof }))
    expect(signed).toMatchObject({ ok: false, problem: { kind: 'refused', proof: 'wrong' } })
  })

  test.each([
    ['missing', ''],
    ['wrong', 'bm90IGEgcHJvb2Y='],
  ])('that is %s is told together with every other problem', async (reason, proof) => {
    const collection = await anOpenCollection()
    const form = await aForm(collection, 'EE', { proof, typed: { familyNames: ' ' }, declared: new Set() })
    expect(await signStatement(collection.collecting, form)).toEqual({
      ok: false,
      problem: {
        kind: 'refused',
        problems: [
          { field: 'familyNames', problem: 'missing', severity: 'hard' },
          { field: 'correct-and-first', problem: 'not-declared', severity: 'hard' },
          { field: 'privacy-read', problem: 'not-declared', severity: 'hard' },
        ],
        proof: reason,
      },
    })
    expect(collection.tallies()).toEqual([])
  })
})

describe('a doubtful number', () => {
  const typed = { documentNumber: '37605030290' }

  test('is shown, and kept once the signatory says that it is correct', async () => {
    const collection = await anOpenCollection()
    expect(await signStatement(collection.collecting, await aForm(collection, 'EE', { typed }))).toMatchObject({
      ok: false,
      problem: {
        problems: [{ field: 'documentNumber', problem: 'doubtful-check-digit', severity: 'soft' }],
        proof: null,
      },
    })
    certain(await signStatement(collection.collecting, await aForm(collection, 'EE', { typed, confirmed: typed })))
    expect(countedIn(collection, 'EE')).toBe(1)
  })

  test('is not covered by a confirmation of another number', async () => {
    const collection = await anOpenCollection()
    const confirmed = { documentNumber: '37605030291' }
    const signed = await signStatement(collection.collecting, await aForm(collection, 'EE', { typed, confirmed }))
    expect(signed.ok).toBe(false)
  })
})

describe('nothing is collected', () => {
  test('before there is an initiative', async () => {
    const instance = anInstance()
    expect(await signStatement(instance.collecting, await aForm(instance, 'EE'))).toEqual({
      ok: false,
      problem: { kind: 'not-collecting', state: 'no-initiative' },
    })
  })

  test('before the organisers have rehearsed their key, and the collection cannot be opened either', async () => {
    const instance = anInstance()
    certain(importInitiative(instance.organising, instance.collectionSwitch, initiativeOfToday()))
    expect(openCollection(instance.organising, instance.collectionSwitch, null)).toEqual({
      ok: false,
      problem: 'no-key',
    })
    expect(await signStatement(instance.collecting, await aForm(instance, 'EE'))).toMatchObject({
      problem: { kind: 'not-collecting', state: 'no-key' },
    })
  })

  test.each([
    ['over', 12],
    ['not-yet', -2],
  ])('when it is %s', async (state, months) => {
    let now = new Date()
    const collection = await anOpenCollection({ now: () => now })
    now = new Date(now.getTime())
    now.setUTCMonth(now.getUTCMonth() + months)
    expect(await signStatement(collection.collecting, await aForm(collection, 'EE'))).toMatchObject({
      problem: { kind: 'not-collecting', state },
    })
  })
})

test('every sealed statement has one length for one kind of form, whatever the names', async () => {
  const collection = await anOpenCollection()
  certain(await signStatement(collection.collecting, await aForm(collection, 'EE', { typed: { givenNames: 'O' } })))
  const long = { givenNames: 'Maria-Margareta Johanna', familyNames: 'Maasikas-Põldmäe', documentNumber: '37605030299' }
  certain(await signStatement(collection.collecting, await aForm(collection, 'EE', { typed: long })))
  const lengths = [...collection.exporting.sealedFor('EE')].map((sealed) => sealed.split('.')[3]!.length)
  expect(new Set(lengths).size).toBe(1)
})

test('the database keeps in the clear only Member State, day, language, and which hour and lane it came by', async () => {
  const collection = await anOpenCollection()
  certain(await signStatement(collection.collecting, await aForm(collection, 'DE', { language: 'ro' })))
  const database = openDatabase(join(collection.folder, 'data', 'colligo.sqlite'))
  const [row] = database.select().from(statements).all()
  closeDatabase(database)
  expect(Object.keys(row!)).toEqual([
    'id',
    'identifier',
    'memberState',
    'fingerprint',
    'sealed',
    'signedOn',
    'language',
    'chain',
    'batch',
  ])
  expect(row).toMatchObject({ memberState: 'DE', language: 'ro', signedOn: brusselsDayOf(new Date()) })
})
