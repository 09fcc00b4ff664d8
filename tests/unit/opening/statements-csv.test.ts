import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldNames } from '#lib/domain/rule'
import { eci2011 } from '#lib/rules/eci-2011/index'
import type { OpenedStatement } from '#lib/opening/contents'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { csvHead, csvStatements, fieldsOfLaw } from '#lib/opening/statements-csv'

const statement = (givenNames: string): OpenedStatement => ({
  identifier: '3f2b8c1e-90a4-4f0e-8a53-6d1f5f0c7b21',
  signedOn: '2026-11-22',
  pack: 'eci-2019/2026-11-22',
  keyId: 'k',
  part: 'B',
  values: { givenNames, familyNames: 'Maasikas', documentType: 'passport', documentNumber: 'K"1,2' },
  leaf: { digest: '', blinded: null },
})

/** Reads a table by RFC 4180 alone. Every value of ours that is not empty stands in quotation marks. */
function rowsOf(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  const value = /(?:"((?:[^"]|"")*)")?(,|\r\n)/guy
  let end = 0
  for (const [whole, quoted = '', after] of csv.matchAll(value)) {
    rows.at(-1)?.push(quoted.replaceAll('""', '"'))
    if (after === '\r\n') rows.push([])
    end += whole.length
  }
  expect(end).toBe(csv.length)
  return rows.slice(0, -1)
}

const asked = fieldsOfLaw(eci2019)

test('the header names every field, after the byte order mark that spreadsheets want', () => {
  expect(csvHead(asked).startsWith('\uFEFF"identifier","signedOn","givenNames"')).toBe(true)
  expect(rowsOf(csvHead(asked).slice(1))).toEqual([['identifier', 'signedOn', ...asked]])
})

test('a statement is a row with a value under each field, empty where its form has none', () => {
  expect(rowsOf(csvStatements([statement('Mari'), statement('Kadri')], asked))).toMatchObject([
    [
      '3f2b8c1e-90a4-4f0e-8a53-6d1f5f0c7b21',
      '2026-11-22',
      'Mari',
      'Maasikas',
      '',
      '',
      '',
      '',
      '',
      '',
      'passport',
      'K"1,2',
    ],
    { 2: 'Kadri', length: 12 },
  ])
})

test.each(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])(
  'a name that begins with %j runs in no spreadsheet',
  (sign) => {
    const name = `${sign}HYPERLINK("http://mallory.example","Mari")`
    expect(rowsOf(csvStatements([statement(name)], asked))[0]?.[2]).toBe(`'${name}`)
  },
)

test('any other text comes back as it went in', () => {
  const anyText = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => !/^[=+\-@\t\r＝＋－＠]/u.test(text))
  fc.assert(
    fc.property(anyText, (text) => {
      expect(rowsOf(csvStatements([statement(text)], asked))[0]?.[2]).toBe(text)
    }),
    { numRuns: 1000 },
  )
})

test('each law has columns of its own: those of today without a field of before, the earlier one with all', () => {
  const ofBefore = ['nameAtBirth', 'fathersName', 'placeOfBirth', 'nationality', 'issuingAuthority']
  expect(asked).toEqual(fieldNames.filter((name) => !ofBefore.includes(name)))
  expect(fieldsOfLaw(eci2011)).toEqual(fieldNames)
})
