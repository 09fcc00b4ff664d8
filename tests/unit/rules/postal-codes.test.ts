import { describe, expect, it, test } from 'vitest'
import { countries } from '#lib/domain/countries'
import { parseStatement } from '#lib/domain/statement-of-support'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { postalCodes } from '#lib/rules/eci-2019/postal-codes'
import { aSignatoryOf } from '#tests/support/signatories'

const doubtAbout = (country: string, postalCode: string): unknown => {
  const parsed = parseStatement(eci2019.rules.DE, aSignatoryOf('DE', { country, postalCode }), '2026-11-22')
  expect(parsed.ok, 'a postal code is doubted, never refused').toBe(true)
  return parsed.ok ? parsed.value.doubts[0] : undefined
}

const doubtful = { field: 'postalCode', problem: 'doubtful-format', severity: 'soft' }

const table: Readonly<Record<string, readonly [right: readonly string[], wrong: readonly string[]]>> = {
  AT: [['1010'], ['101', '10100', 'A1010']],
  BE: [['1000'], ['100', '10000']],
  BG: [
    ['1000', 'X1'],
    ['№1', 'София'],
  ],
  CY: [['1065'], ['106', '10655']],
  CZ: [
    ['110 00', '79999'],
    ['01000', '81000', '1100', '110000'],
  ],
  DE: [
    ['10969', '01067'],
    ['1096', '109699', 'D10969'],
  ],
  DK: [['2200'], ['220', '22000', 'DK2200']],
  EE: [['10111'], ['1011', '101111']],
  EL: [
    ['105 63', '10563'],
    ['1056', '105633'],
  ],
  ES: [['28013'], ['2801', '280133']],
  FI: [['00100'], ['0010', '001000']],
  FR: [
    ['75011', '20000'],
    ['7501', '750111', '2A004'],
  ],
  GB: [
    ['SW1A 1AA', 'M1 1AE', 'b33 8th', 'CR2 6XH', 'DN55 1PT', 'W1A 0AX', 'GIR 0AA'],
    ['SW1A', '1AA', 'SW1A 1A', 'ABC1 1AA', 'SW1AA 1AA', 'GIR 1AA'],
  ],
  HR: [['10000'], ['1000', '100000']],
  HU: [['1051'], ['105', '10511']],
  IE: [['D02 X285', 'T12'], ['D02_X285']],
  IT: [['00184'], ['Ж0184']],
  LT: [
    ['01103', 'LT-01103'],
    ['0110', 'LV-01103', 'LTLT01103'],
  ],
  LU: [
    ['1536', 'L-1536'],
    ['153', 'L-15366', 'LU-1536'],
  ],
  LV: [
    ['1010', 'LV-1010'],
    ['101', 'LV-10100', 'LT-1010'],
  ],
  MT: [['VLT 1117'], ['VLT_1117']],
  NL: [
    ['2514 ED', '2514ed'],
    ['0514 ED', '2514', '2514 E', '2514 EDD'],
  ],
  PL: [['00-950'], ['0-950', '00-9500']],
  PT: [['1100-148'], ['1100', '1100-1488']],
  RO: [['010011'], ['10011', '0100111']],
  SE: [['111 22'], ['1112', '111222']],
  SI: [['1000'], ['100', '10000']],
  SK: [
    ['811 02', '01001', '974 01'],
    ['111 02', '8110', '811022'],
  ],
}

describe.each(Object.entries(table))('a residence in %s', (country, [right, wrong]) => {
  it('takes its postal codes, however they are separated', () => {
    for (const postalCode of right) expect(doubtAbout(country, postalCode), postalCode).toBeUndefined()
  })

  it('doubts others', () => {
    for (const postalCode of wrong) expect(doubtAbout(country, postalCode), postalCode).toEqual(doubtful)
  })
})

test('every country that has a format is one that a signatory may live in, and is in the table', () => {
  expect(Object.keys(postalCodes).toSorted()).toEqual(Object.keys(table).toSorted())
  expect(Object.keys(postalCodes).filter((country) => !countries.includes(country))).toEqual([])
})

test('formats are of the whole text, and remember nothing between two tests', () => {
  for (const format of Object.values(postalCodes)) {
    expect(format?.source).toMatch(/^\^.*\$$/)
    expect(format?.flags).toBe('')
  }
})

test('other countries take any text', () => {
  expect(doubtAbout('CH', '8001')).toBeUndefined()
  expect(doubtAbout('US', '20500-0003')).toBeUndefined()
  expect(doubtAbout('HK', 'none')).toBeUndefined()
})

test('a German in Paris has a French postal code', () => {
  expect(doubtAbout('FR', '75011')).toBeUndefined()
  expect(doubtAbout('NL', '10969')).toEqual(doubtful)
})

test('Greece is Greece by either of its codes', () => {
  expect(doubtAbout('GR', '1056')).toEqual(doubtful)
  expect(doubtAbout('EL', '1056')).toEqual(doubtful)
})

test('where the country is unknown, that is the only problem', () => {
  const parsed = parseStatement(eci2019.rules.DE, aSignatoryOf('DE', { country: 'QQ', postalCode: '?' }), '2026-11-22')
  expect(parsed).toEqual({
    ok: false,
    problem: [{ field: 'country', problem: 'unknown-country', severity: 'hard' }],
  })
})
