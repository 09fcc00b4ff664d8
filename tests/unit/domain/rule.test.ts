import { expect, test } from 'vitest'
import { documentTypes, editionFor, fieldNames, minimumAgeOn, type RulePack } from '#lib/domain/rule'
import { eci2011 } from '#lib/rules/eci-2011/index'
import { rulePacks } from '#lib/rules/rule-packs'

const all = Object.values(rulePacks)
  .flatMap((pack) => [pack, ...pack.earlier])
  .flatMap(({ rules }) => Object.values(rules))

test('the forms of all packs ask for these fields, and for no other', () => {
  const asked = all.flatMap(({ fields }) => fields.map(({ name }) => name))
  expect(new Set(asked)).toEqual(new Set(fieldNames))
})

test('the numbers and documents of all packs are these, and no other', () => {
  const taken = all.flatMap(({ documents }) => documents.map(({ type }) => type))
  expect(new Set(taken)).toEqual(new Set(documentTypes))
})

test.each([
  ['2012-04-01', 0],
  ['2013-10-07', 0],
  ['2013-10-08', 1],
  ['2019-12-31', 1],
])('an initiative registered on %s keeps to revision %d of the annex', (registeredOn, annexRevision) => {
  expect(editionFor(eci2011, registeredOn).annexRevision).toBe(annexRevision)
})

test('of several editions of before, the first that had not ended holds', () => {
  const edition = (annexRevision: number, registeredBefore: string) => ({ annexRevision, registeredBefore, rules: {} })
  const pack: RulePack = { ...eci2011, annexRevision: 2, earlier: [edition(0, '2014-01-01'), edition(1, '2016-01-01')] }
  const revisions = ['2013-12-31', '2014-01-01', '2015-12-31', '2016-01-01'].map((day) => editionFor(pack, day))
  expect(revisions.map(({ annexRevision }) => annexRevision)).toEqual([0, 1, 1, 2])
})

test('an age is that of the day of signing', () => {
  const { MT: malta, EL: greece, AT: austria } = eci2011.rules
  expect(minimumAgeOn(malta!, '2018-03-04').years).toBe(18)
  expect(minimumAgeOn(malta!, '2018-03-05').years).toBe(16)
  expect(minimumAgeOn(greece!, '2016-07-26')).toMatchObject({ years: 18, basis: 'birthday' })
  expect(minimumAgeOn(greece!, '2016-07-27')).toMatchObject({ years: 17, basis: 'calendar-year' })
  expect(minimumAgeOn(austria!, '2012-04-01').years).toBe(16)
})
