import { describe, expect, it, test } from 'vitest'
import { memberStates, type MemberState } from '#lib/domain/member-states'
import { parseStatement } from '#lib/domain/statement-of-support'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { aSignatoryOf } from '#tests/support/signatories'

const today = '2026-11-22'

/** The Commission's table, once more and by hand: part, minimum age, accepted numbers and documents in its order. */
const table: Readonly<Record<MemberState, readonly [part: 'A' | 'B', age: number, ...types: readonly string[]]>> = {
  BE: ['B', 16, 'national.id.number'],
  BG: ['B', 18, 'personal.number'],
  CZ: ['B', 18, 'id.card', 'passport'],
  DK: ['A', 18],
  DE: ['A', 16],
  EE: ['B', 16, 'personal.number'],
  IE: ['A', 18],
  EL: ['A', 17],
  ES: ['B', 18, 'id.card', 'passport'],
  FR: ['A', 18],
  HR: ['B', 18, 'personal.id'],
  IT: ['B', 18, 'passport', 'id.card'],
  CY: ['B', 18, 'id.card', 'passport'],
  LV: ['B', 18, 'personal.id'],
  LT: ['B', 18, 'personal.number'],
  LU: ['A', 18],
  HU: ['B', 18, 'id.card', 'passport', 'personal.number'],
  MT: ['B', 16, 'id.card'],
  NL: ['A', 18],
  AT: ['B', 16, 'passport', 'id.card'],
  PL: ['B', 18, 'national.id.number'],
  PT: ['B', 18, 'id.card', 'passport', 'citizens.card'],
  RO: ['B', 18, 'id.card', 'passport', 'personal.id'],
  SI: ['B', 18, 'personal.number'],
  SK: ['A', 18],
  FI: ['A', 18],
  SE: ['B', 18, 'personal.number'],
}

const formOrder = {
  A: ['givenNames', 'familyNames', 'dateOfBirth', 'street', 'streetNumber', 'postalCode', 'city', 'country'],
  B: ['givenNames', 'familyNames', 'documentType', 'documentNumber'],
}

const maxLengths: Readonly<Record<string, number>> = {
  givenNames: 100,
  familyNames: 100,
  dateOfBirth: 14,
  street: 150,
  streetNumber: 40,
  postalCode: 10,
  city: 100,
  country: 2,
  documentType: 40,
  documentNumber: 30,
}

describe.each(memberStates)('%s', (memberState) => {
  const rule = eci2019.rules[memberState]
  const [part, age, ...types] = table[memberState]

  it('is what the Commission says of it', () => {
    expect(rule).toMatchObject({ memberState, part, minimumAge: { years: age } })
    expect(rule.documents.map(({ type }) => type)).toEqual(types)
    expect(rule.source).toContain(`CELEX 32019R0788, Annex III, part ${part}`)
  })

  it('counts the age by birthday, and in Greece by calendar year', () => {
    expect(rule.minimumAge.basis).toBe(['EL'].includes(memberState) ? 'calendar-year' : 'birthday')
  })

  it('says how sure its values are', () => {
    expect(rule.status).toBe(['FI', 'SE', 'SK'].includes(memberState) ? 'unverified' : 'verified')
  })

  it('asks for the fields of its part, in form order', () => {
    expect(rule.fields.map(({ name }) => name)).toEqual(formOrder[part])
  })

  it('accepts its example signatory without a doubt, and keeps what they typed', () => {
    const values = aSignatoryOf(memberState)
    expect(parseStatement(rule, values, today)).toEqual({
      ok: true,
      value: { statement: { memberState, values }, doubts: [] },
    })
  })

  it.each(rule.fields.map(({ name }) => name))('requires %s', (name) => {
    for (const blank of ['', ' ', '\t\u00a0\u200b']) {
      const parsed = parseStatement(rule, aSignatoryOf(memberState, { [name]: blank }), today)
      expect(parsed).toEqual({ ok: false, problem: [{ field: name, problem: 'missing', severity: 'hard' }] })
    }
  })

  it.each(rule.fields.map(({ name }) => name))('refuses a %s that is too long', (name) => {
    const longest = maxLengths[name] ?? 0
    const problemWith = (text: string) => {
      const parsed = parseStatement(rule, aSignatoryOf(memberState, { [name]: text }), today)
      return (parsed.ok ? parsed.value.doubts : parsed.problem).find(({ field }) => field === name)?.problem
    }
    expect(problemWith('x'.repeat(longest + 1))).toBe('too-long')
    expect(problemWith('x'.repeat(longest))).not.toBe('too-long')
  })

  it('keeps nothing the law does not ask for', () => {
    const parsed = parseStatement(rule, aSignatoryOf(memberState, { email: 'mari@example.eu', captcha: 'x' }), today)
    expect(parsed).toEqual(parseStatement(rule, aSignatoryOf(memberState), today))
  })

  it('keeps none of the other part', () => {
    const both = { ...aSignatoryOf(part === 'A' ? 'EE' : 'DE'), ...aSignatoryOf(memberState) }
    expect(parseStatement(rule, both, today)).toEqual(parseStatement(rule, aSignatoryOf(memberState), today))
  })

  it('reports every field at once, in form order', () => {
    const parsed = parseStatement(rule, {}, today)
    expect(parsed.ok ? [] : parsed.problem.map(({ field }) => field)).toEqual(formOrder[part])
  })
})

test('nine Member States use part A, eighteen part B', () => {
  const parts = memberStates.map((memberState) => eci2019.rules[memberState].part)
  expect(parts.filter((part) => part === 'A')).toHaveLength(9)
  expect(parts.filter((part) => part === 'B')).toHaveLength(18)
})

test('numbers and documents carry the names that their own state prints', () => {
  const names = memberStates.flatMap((code) => eci2019.rules[code].documents.map((document) => document.officialName))
  expect(names).toEqual([
    'Rijksregisternummer / Numéro de Registre National / Nummer des Nationalregisters',
    'Единен Граждански Номер',
    'Občanský průkaz',
    'Cestovní pas',
    'ISIKUKOOD',
    'Documento Nacional de Identidad',
    'Pasaporte',
    'Osobni identifikacijski broj (OIB)',
    'Passaporto',
    "Carta d'identità",
    'Δελτίο Ταυτότητας',
    'Διαβατήριο',
    'Personas kods',
    'Asmens kodas',
    'személyazonosító igazolvány',
    'útlevél',
    'személyi azonosító szám (személyi szám)',
    'Karta tal-Identità',
    'Reisepass',
    'Personalausweis',
    'Numer ewidencyjny PESEL',
    'Bilhete de identidade',
    'Passaporte',
    'Cartão de Cidadão',
    'Carte de identitate',
    'Pașaport',
    'Cod Numeric Personal',
    'Enotna matična številka občana (EMŠO)',
    'Personnummer',
  ])
})
