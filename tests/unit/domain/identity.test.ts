import { describe, expect, it, test } from 'vitest'
import { foldText, identityOf } from '#lib/domain/identity'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { aSignatoryOf } from '#tests/support/signatories'

const identity = (memberState: 'DE' | 'EL' | 'EE' | 'CY', changes: Readonly<Record<string, string>> = {}) =>
  identityOf(eci2019.rules[memberState], { memberState, values: aSignatoryOf(memberState, changes) })

describe('in part A', () => {
  it('a signatory is names, date of birth, country and postal code', () => {
    expect(identity('DE')).toEqual(['A', 'JONAS', 'MULLERWEISS', '1985-03-27', 'DE', '10969'])
  })

  it('a name may be spelled in several ways', () => {
    expect(identity('DE', { familyNames: 'MÜLLER  weiss', givenNames: 'jonas' })).toEqual(identity('DE'))
    expect(identity('EL', { givenNames: 'ΕΛΕΝΗ', familyNames: 'ΠΑΠΑΔΟΠΟΥΛΟΥ', postalCode: '10563' })).toEqual(
      identity('EL'),
    )
  })

  it('a move within the postal code is no new person', () => {
    expect(identity('DE', { street: 'Ritterstraße', streetNumber: '1', city: 'berlin' })).toEqual(identity('DE'))
  })

  it.each([
    ['givenNames', 'Jonna'],
    ['familyNames', 'Müller'],
    ['dateOfBirth', '1985-03-28'],
    ['country', 'AT'],
    ['postalCode', '10961'],
  ])('another %s is another person', (name, value) => {
    expect(identity('DE', { [name]: value })).not.toEqual(identity('DE'))
  })

  it('names do not run into one another', () => {
    const one = identity('DE', { givenNames: 'Anna Maria', familyNames: 'Lang' })
    expect(identity('DE', { givenNames: 'Anna', familyNames: 'Maria Lang' })).not.toEqual(one)
  })
})

describe('in part B', () => {
  it('a signatory is the kind of document and its number, whatever the name', () => {
    expect(identity('EE')).toEqual(['B', 'personal.number', '60001019906'])
    expect(identity('EE', { givenNames: 'M.', familyNames: 'Mägi' })).toEqual(identity('EE'))
  })

  it('separators and capitals do not matter', () => {
    expect(identity('CY', { documentType: 'passport', documentNumber: 'k 12.345-678' })).toEqual([
      'B',
      'passport',
      'K12345678',
    ])
  })

  it('Greek and Cyrillic letters count as the Latin ones that a document prints', () => {
    const latin = 'ABEZHIKMNOPTYX'
    const numberOf = (documentNumber: string) => identity('CY', { documentType: 'passport', documentNumber })[2]
    expect(numberOf('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ')).toBe(latin)
    expect(numberOf('αβεζηικμνορτυχ')).toBe(latin)
    expect(numberOf('АВЕКМНОРСТХІЅЈ')).toBe('ABEKMHOPCTXISJ')
    expect(numberOf('ЖΩ')).toBe('ЖΩ')
  })

  it('an unknown kind of document has the spelling that was typed', () => {
    expect(identity('EE', { documentType: 'library.card', documentNumber: '007' })).toEqual([
      'B',
      'library.card',
      '007',
    ])
  })
})

test('a statement without values has an identity of blanks', () => {
  expect(identityOf(eci2019.rules.EE, { memberState: 'EE', values: {} })).toEqual(['B', '', ''])
  expect(identityOf(eci2019.rules.DE, { memberState: 'DE', values: {} })).toEqual(['A', '', '', '', '', ''])
})

test.each([
  ['Ó Súilleabháin-Łoś', 'OSUILLEABHAINLOS'],
  ['o suilleabhain los', 'OSUILLEABHAINLOS'],
  ["D'Angelo", 'DANGELO'],
  ['D’Angelo', 'DANGELO'],
  ['Größwang', 'GROSSWANG'],
  ['GROẞWANG', 'GROSSWANG'],
  ['Æøå Œuvre Đặng Ðór Ħaż Ŋ Ŧ Þór', 'AEOAOEUVREDANGDORHAZNTTHOR'],
  ['æø œ ł đ ð ħ ŋ ŧ þ', 'AEOOELDDHNTTH'],
  ['Στέφανος', 'ΣΤΕΦΑΝΟΣ'],
  ['ΣΤΕΦΑΝΟΣ', 'ΣΤΕΦΑΝΟΣ'],
  ['Ştefan', 'STEFAN'],
  ['Ștefan', 'STEFAN'],
  ['IJsbrand', 'IJSBRAND'],
  ['Ĳsbrand', 'IJSBRAND'],
  ['Élodie', 'ELODIE'],
  ['E\u0301lodie', 'ELODIE'],
  ['ΐ', 'Ι'],
  ['', ''],
])('%j folds to %j', (text, folded) => {
  expect(foldText(text)).toBe(folded)
})
