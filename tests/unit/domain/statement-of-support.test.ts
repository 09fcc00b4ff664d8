import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { MemberStateRule } from '#lib/domain/rule'
import {
  bareNumber,
  hardProblems,
  isOldEnough,
  parseStatement,
  softProblems,
  tidy,
} from '#lib/domain/statement-of-support'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { aSignatoryOf } from '#tests/support/signatories'

const today = '2026-11-22'
const { DE: germany, EE: estonia } = eci2019.rules

describe('reading a form', () => {
  it('tidies what was typed, and reads days and countries in any spelling', () => {
    const typed = aSignatoryOf('DE', {
      givenNames: '  Jonas\u00a0\u200bMaria ',
      familyNames: 'Mu\u0308ller',
      dateOfBirth: '27. 3. 1985',
      country: 'gr',
      postalCode: ' 105  63',
    })
    expect(parseStatement(germany, typed, today)).toMatchObject({
      ok: true,
      value: {
        statement: {
          values: {
            givenNames: 'Jonas Maria',
            familyNames: 'Müller',
            dateOfBirth: '1985-03-27',
            country: 'EL',
            postalCode: '105 63',
          },
        },
        doubts: [],
      },
    })
  })

  it('keeps a number as it was typed', () => {
    const parsed = parseStatement(estonia, aSignatoryOf('EE', { documentNumber: ' 6 000101  9906' }), today)
    expect(parsed).toMatchObject({
      ok: true,
      value: { statement: { values: { documentNumber: '6 000101 9906' } }, doubts: [] },
    })
  })

  it('accepts with doubts: the signatory may say that it is correct', () => {
    const typed = aSignatoryOf('DE', { dateOfBirth: '1900-01-01', postalCode: '1' })
    expect(parseStatement(germany, typed, today)).toMatchObject({
      ok: true,
      value: {
        doubts: [
          { field: 'dateOfBirth', problem: 'doubtful-date', severity: 'soft' },
          { field: 'postalCode', problem: 'doubtful-format', severity: 'soft' },
        ],
      },
    })
  })

  it('refuses with doubts listed beside the refusals, in form order', () => {
    const typed = aSignatoryOf('DE', { dateOfBirth: '2020-01-01', street: ' ', postalCode: '1', country: 'XX' })
    expect(parseStatement(germany, { ...typed, country: 'DE' }, today)).toEqual({
      ok: false,
      problem: [
        { field: 'dateOfBirth', problem: 'under-age', severity: 'hard' },
        { field: 'street', problem: 'missing', severity: 'hard' },
        { field: 'postalCode', problem: 'doubtful-format', severity: 'soft' },
      ],
    })
  })

  it('has one problem a field at most, whatever was typed', () => {
    const anything = fc.dictionary(
      fc.constantFrom(
        'givenNames',
        'dateOfBirth',
        'postalCode',
        'country',
        'documentType',
        'documentNumber',
        'constructor',
      ),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(anything, fc.constantFrom(...Object.values(eci2019.rules)), (typed, rule) => {
        const parsed = parseStatement(rule, typed, today)
        const problems = parsed.ok ? parsed.value.doubts : parsed.problem
        const fields = problems.map(({ field }) => field)
        expect(new Set(fields).size).toBe(fields.length)
        expect(problems.some(({ severity }) => severity === 'hard')).toBe(!parsed.ok)
        for (const { problem, severity } of problems) {
          expect(severity === 'hard' ? hardProblems : softProblems).toContain(problem)
        }
      }),
    )
  })

  it('says nothing of a number while its kind is unknown', () => {
    const parsed = parseStatement(estonia, aSignatoryOf('EE', { documentType: '', documentNumber: '1' }), today)
    expect(parsed).toEqual({ ok: false, problem: [{ field: 'documentType', problem: 'missing', severity: 'hard' }] })
  })

  it('judges a number and a postal code even where kind and country have no field of their own', () => {
    const rule: MemberStateRule = { ...germany, fields: germany.fields.filter(({ kind }) => kind === 'postal-code') }
    expect(parseStatement(rule, { postalCode: '10969' }, today)).toMatchObject({ ok: true, value: { doubts: [] } })
    const numberAlone: MemberStateRule = {
      ...estonia,
      fields: estonia.fields.filter(({ kind }) => kind === 'document-number'),
    }
    expect(parseStatement(numberAlone, { documentNumber: '1' }, today)).toMatchObject({
      ok: true,
      value: { doubts: [] },
    })
  })
})

test('a name of a hundred letters fits, however it was composed', () => {
  const typed = aSignatoryOf('DE', { givenNames: 'e\u0301'.repeat(100) })
  expect(parseStatement(germany, typed, today)).toMatchObject({ ok: true })
})

test.each([
  ['85.07.30-033.28', '85073003328'],
  ['ab 123/456', 'AB123456'],
  ['640823+3234', '6408233234'],
  ['1\u20102\u20113\u20124\u20135\u20146\u20157\u22128', '12345678'],
  ['L\u2007-\u202f1536', 'L1536'],
  ['AB_12', 'AB_12'],
])('the bare number of %j is %s', (text, bare) => {
  expect(bareNumber(text)).toBe(bare)
})

test.each([
  ['  Mari   Maasikas ', 'Mari Maasikas'],
  ['Mari\u0000Maasikas', 'Mari Maasikas'],
  ['\u202eMari\u202c', 'Mari'],
  ['\ufeffMari\u200b', 'Mari'],
  ['Mari\r\nMaasikas', 'Mari Maasikas'],
  ['A\u030asa', 'Åsa'],
  ['\u200b', ''],
])('%j is tidied to %j', (text, tidied) => {
  expect(tidy(text)).toBe(tidied)
})

test('tidying twice changes nothing', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => tidy(tidy(text)) === tidy(text)))
})

test('nobody is old enough before they are born', () => {
  for (const basis of ['birthday', 'calendar-year'] as const) {
    expect(isOldEnough('2026-11-23', { years: 0, basis }, today)).toBe(false)
    expect(isOldEnough('9999-12-31', { years: 18, basis }, today)).toBe(false)
    expect(isOldEnough('2026-11-22', { years: 0, basis }, today)).toBe(true)
  }
})
