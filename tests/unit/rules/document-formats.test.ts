import { describe, expect, it, test } from 'vitest'
import { memberStates, type MemberState } from '#lib/domain/member-states'
import { parseStatement } from '#lib/domain/statement-of-support'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { aSignatoryOf } from '#tests/support/signatories'

interface Numbers {
  readonly right: readonly string[]
  readonly wrong: readonly string[]
}

const digits = (count: number): string => '1234567890123456'.slice(0, count)

/** Numbers of a given count of digits, and what is one digit away from it. */
const exactly = (count: number): Numbers => ({
  right: [digits(count)],
  wrong: [digits(count - 1), digits(count + 1), `${digits(count - 1)}A`],
})

const anything: Numbers = { right: ['1', 'A', 'XDD123456', 'AB12CD34'], wrong: ['AB_12', '№12', 'ΑΒ12'] }

/** By Member State and document: numbers in their widest format, and some just outside it. */
const numbers: Readonly<Partial<Record<MemberState, Readonly<Record<string, Numbers>>>>> = {
  BE: { 'national.id.number': exactly(11) },
  BG: { 'personal.number': exactly(10) },
  CZ: {
    'id.card': {
      right: ['123456789', '123456AB', '123456AB12', 'AB123456', 'ab 123456'],
      wrong: ['12345678', '1234567890', '123456A', '123456ABC', '123456AB1', 'AB12345', 'ABC123456', 'XAB123456'],
    },
    passport: { right: ['1234567', '12345678'], wrong: ['123456', '123456789', 'A1234567'] },
  },
  EE: { 'personal.number': exactly(11) },
  ES: {
    'id.card': {
      right: ['12345678Z', '12345678-z', '12.345.678 Z'],
      wrong: ['1234567L', '12345678', '123456789Z', 'X1234567L'],
    },
    passport: anything,
  },
  HR: { 'personal.id': exactly(11) },
  IT: {
    passport: {
      right: ['YA1234567', 'A123456', '123456A'],
      wrong: ['YA123456', 'YA12345678', 'A1234567', '123456', 'AB123456'],
    },
    'id.card': {
      right: ['AB123456', 'AB1234567', 'AB12345678', '1234567AB', 'CA12345AB'],
      wrong: ['AB12345', 'AB123456789', '123456AB', '1234567A', 'CA1234AB', 'CA12345A', 'A123456'],
    },
  },
  CY: {
    'id.card': { right: ['1', '712345', '0000712345'], wrong: ['12345678901', 'A12345'] },
    passport: {
      right: ['B123456', 'C123456', 'E123456', 'J123456', 'K12345678', 'DP1234567', 'SP1234567', 'k 12345678'],
      wrong: [
        'A123456',
        'D1234567',
        'S1234567',
        'K1234567',
        'E1234567',
        'E12345',
        'DP123456',
        'P1234567',
        'KP1234567',
        'Κ12345678',
      ],
    },
  },
  LV: { 'personal.id': exactly(11) },
  LT: { 'personal.number': exactly(11) },
  HU: {
    'id.card': {
      right: ['123456AB', 'AB123456', 'ABC123456', 'ABCD123456', 'ABCDE123456', 'AU-VII 123456'],
      wrong: ['123456A', '12345AB', 'A123456', 'ABCDEF123456', 'AB12345', 'AB1234567'],
    },
    passport: { right: ['BA123456', 'BA1234567'], wrong: ['BA12345', 'BA12345678', 'B123456', 'BAA123456'] },
    'personal.number': exactly(11),
  },
  MT: { 'id.card': anything },
  AT: {
    passport: { right: ['P1234567', 'U12345678'], wrong: ['P123456', 'P123456789', 'PA1234567', '12345678'] },
    'id.card': { right: ['1234567', '12345678'], wrong: ['123456', '123456789', 'A1234567'] },
  },
  PL: { 'national.id.number': exactly(11) },
  PT: {
    'id.card': { right: ['1', '12345678', '1234567'], wrong: ['123456789', 'A1234567'] },
    passport: { right: ['M123456', 'CA123456'], wrong: ['M12345', 'M1234567', 'ABC123456', '123456'] },
    'citizens.card': {
      right: ['000000000ZZ4', '00000000 0 zz4'],
      wrong: ['000000000Z4', '0000000000Z4', '000000000ZZZ', '00000000ZZ4', '000000000ZZ44'],
    },
  },
  RO: {
    'id.card': { right: ['RX123456', 'rx 123456'], wrong: ['RX12345', 'RX1234567', 'R123456', 'RXX123456'] },
    passport: anything,
    'personal.id': exactly(13),
  },
  SI: { 'personal.number': exactly(13) },
  SE: {
    'personal.number': {
      right: ['6408233234', '640823-3234', '640823+3234', '196408233234', '19640823-3234'],
      wrong: ['640823323', '64082332345', '1964082332345', '640823323A'],
    },
  },
}

const doubtAbout = (memberState: MemberState, documentType: string, documentNumber: string): string | undefined => {
  const typed = aSignatoryOf(memberState, { documentType, documentNumber })
  const parsed = parseStatement(eci2019.rules[memberState], typed, '2026-11-22')
  expect(parsed.ok, `${documentNumber} is doubted, never refused`).toBe(true)
  return parsed.ok ? parsed.value.doubts[0]?.problem : undefined
}

const documents = memberStates.flatMap((memberState) =>
  eci2019.rules[memberState].documents.map((document) => ({ memberState, ...document })),
)

describe.each(documents)('$memberState $type', ({ memberState, type, format }) => {
  const { right, wrong } = numbers[memberState]?.[type] ?? { right: [], wrong: [] }

  it('takes numbers in every format in use', () => {
    expect(right).not.toHaveLength(0)
    for (const number of right) expect(doubtAbout(memberState, type, number), number).not.toBe('doubtful-format')
  })

  it('doubts others, and refuses none', () => {
    expect(wrong).not.toHaveLength(0)
    for (const number of wrong) expect(doubtAbout(memberState, type, number), number).toBe('doubtful-format')
  })

  it('has a format of the whole text, that remembers nothing between two tests', () => {
    expect(format.source).toMatch(/^\^.*\$$/)
    expect(format.flags).toBe('')
    expect(format.test(`${right[0] ?? ''}\n`)).toBe(false)
  })
})

test('the table above has no document that no rule knows', () => {
  const listed = Object.entries(numbers).flatMap(([code, types]) => Object.keys(types).map((type) => `${code} ${type}`))
  expect(listed.toSorted()).toEqual(documents.map(({ memberState, type }) => `${memberState} ${type}`).toSorted())
})

test('a document of another kind is refused', () => {
  const parsed = parseStatement(eci2019.rules.EE, aSignatoryOf('EE', { documentType: 'passport' }), '2026-11-22')
  expect(parsed).toEqual({
    ok: false,
    problem: [{ field: 'documentType', problem: 'unknown-document-type', severity: 'hard' }],
  })
})
