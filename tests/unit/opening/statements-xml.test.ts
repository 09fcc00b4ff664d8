import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import type { OpenedStatement } from '#lib/opening/contents'
import { legible } from '#lib/opening/legible'
import { xmlHead, xmlStatement, xmlTail } from '#lib/opening/statements-xml'
import { escapeXml } from '#lib/opening/xml'
import { anExportHeader } from '#tests/support/exports'

/** Any text at all: halves of surrogate pairs, controls, characters that are none. */
const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0, max: 0x7f })), { maxLength: 40 })
  .map((units) => String.fromCharCode(...units))

const statement = (values: OpenedStatement['values'], part: 'A' | 'B'): OpenedStatement => ({
  identifier: '3f2b8c1e-90a4-4f0e-8a53-6d1f5f0c7b21',
  signedOn: '2026-11-22',
  pack: 'eci-2019/2026-11-22',
  keyId: 'k',
  part,
  values,
  leaf: { digest: '', blinded: null },
})

/** What a strict parser, which is not ours, finds in a document: paths with their text. */
function textsIn(xml: string): readonly (readonly [string, string])[] {
  const parser = new SaxesParser()
  const path: string[] = []
  const texts: [string, string][] = []
  let text = ''
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name }) => {
    path.push(name)
    text = ''
  })
  parser.on('text', (more) => (text += more))
  parser.on('closetag', ({ name }) => {
    if (text !== '' && !/^\n+$/u.test(text)) texts.push([path.join('/'), text])
    expect(path.pop()).toBe(name)
    text = ''
  })
  parser.write(xml).close()
  return texts
}

test('any text survives the document, but for what no document may hold', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(textsIn(`<a>x${escapeXml(text)}x</a>`)).toEqual([['a', `x${legible(text)}x`]])
    }),
    { numRuns: 2000 },
  )
})

test('any value survives its place in a statement', () => {
  fc.assert(
    fc.property(
      anyText.filter((text) => text.trim() !== ''),
      anyText,
      (givenNames, documentNumber) => {
        const values = {
          givenNames,
          familyNames: 'Maasikas',
          documentType: 'personal.number',
          documentNumber: `1${documentNumber}`,
        }
        const texts = textsIn(xmlStatement(statement(values, 'B'))).map(([, text]) => text)
        expect(texts).toContain(legible(givenNames))
        expect(texts).toContain(`1${legible(documentNumber)}`)
      },
    ),
  )
})

test('part B holds the number under the key of its type, before the names', () => {
  const values = {
    givenNames: 'Mari',
    familyNames: 'Maasikas',
    documentType: 'personal.number',
    documentNumber: '60001019906',
  }
  const group = 'signature/signatoryInfo/groups/group'
  expect(textsIn(xmlStatement(statement(values, 'B')))).toEqual([
    ['signature/submissionDate', '2026-11-22'],
    ['signature/signatureIdentifier', '3f2b8c1e-90a4-4f0e-8a53-6d1f5f0c7b21'],
    ['signature/annexRevision', '1'],
    [`${group}/name`, 'oct.group.id'],
    [`${group}/properties/property/key`, 'oct.property.personal.number'],
    [`${group}/properties/property/value`, '60001019906'],
    [`${group}/name`, 'oct.group.general'],
    [`${group}/properties/property/key`, 'oct.property.full.first.names'],
    [`${group}/properties/property/value`, 'Mari'],
    [`${group}/properties/property/key`, 'oct.property.family.names'],
    [`${group}/properties/property/value`, 'Maasikas'],
  ])
})

test('part A holds names and date of birth, then the address', () => {
  const values = {
    givenNames: 'Jonas',
    familyNames: 'Müller',
    dateOfBirth: '1985-03-27',
    street: 'Lindenstraße',
    streetNumber: '7a',
    postalCode: '10969',
    city: 'Berlin',
    country: 'EL',
  }
  const texts = textsIn(xmlStatement(statement(values, 'A'))).map(([, text]) => text)
  expect(texts.slice(3)).toEqual([
    'oct.group.general',
    ...['oct.property.full.first.names', 'Jonas', 'oct.property.family.names', 'Müller'],
    ...['oct.property.date.of.birth', '27/03/1985'],
    'oct.group.address',
    ...['oct.property.street', 'Lindenstraße', 'oct.property.street.number', '7a'],
    ...['oct.property.postal.code', '10969', 'oct.property.city', 'Berlin', 'oct.property.country', 'EL'],
  ])
})

test('the head repeats the register word for word, and the whole is one document', () => {
  const header = anExportHeader('EL', { objectives: 'One.\r\nTwo & <three>' })
  const texts = new Map(textsIn(xmlHead(header) + xmlTail))
  expect(texts.get('supportForm/forCountry')).toBe('EL')
  expect(texts.get('supportForm/initiativeData/title')).toBe(header.initiative.title)
  expect(texts.get('supportForm/initiativeData/objectives')).toBe('One.\r\nTwo & <three>')
  expect(texts.get('supportForm/initiativeData/registeredContactPersons')).toContain('ines@night-trains.example.eu')
})
