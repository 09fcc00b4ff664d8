import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { identityOf } from '#lib/domain/identity'
import type { MemberState } from '#lib/domain/member-states'
import type { DocumentType } from '#lib/domain/rule'
import { eci2019 } from '#lib/rules/eci-2019/index'

const identity = (memberState: MemberState, documentType: DocumentType, documentNumber: string): string =>
  identityOf(eci2019.rules[memberState], { memberState, values: { documentType, documentNumber } }).join(' ')

describe('one person, spelled in several ways, is one person', () => {
  it.each([
    [
      'SE',
      'personal.number',
      ['640823-3234', '6408233234', '19640823-3234', '196408233234', '640823+3234', ' 640823 – 3234 '],
    ],
    ['SE', 'personal.number', ['120101-1239', '191201011239', '20120101-1239', '181201011239']],
    ['CY', 'id.card', ['712345', '0712345', '0000712345']],
    ['PT', 'id.card', ['1234567', '01234567']],
    ['ES', 'id.card', ['01234567L', '1234567-L', '1.234.567 l']],
    ['MT', 'id.card', ['0123485M', '123485m', '123485(M)', '123485 M']],
    ['EE', 'personal.number', ['60001019906', '6 000101 9906']],
    ['LV', 'personal.id', ['161175-19997', '16117519997']],
    ['CY', 'passport', ['K12345678', 'Κ12345678', 'κ 12345678', 'К12345678']],
  ] as const)('%s %s', (memberState, documentType, spellings) => {
    const identities = new Set(spellings.map((number) => identity(memberState, documentType, number)))
    expect([...identities]).toHaveLength(1)
  })
})

describe('two people never agree', () => {
  it.each([
    ['SE', 'personal.number', '640823-3234', '640823-3242'],
    // The two digits in front are no century.
    ['SE', 'personal.number', '196408233234', '216408233234'],
    ['SE', 'personal.number', '6408233234', '173234640823'],
    ['CY', 'id.card', '712345', '7123450'],
    ['CY', 'id.card', '100', '1'],
    ['MT', 'id.card', '0123485M', '0123485G'],
    ['EE', 'personal.number', '60001019906', '06000101990'],
    ['BG', 'personal.number', '0542011030', '542011030'],
    ['CZ', 'passport', '01234567', '1234567'],
  ] as const)('%s %s %s and %s', (memberState, documentType, one, other) => {
    expect(identity(memberState, documentType, one)).not.toBe(identity(memberState, documentType, other))
  })

  it('where numbers of a fixed width are written out', () => {
    const number = fc.integer({ min: 1, max: 9_999_999 })
    fc.assert(
      fc.property(number, number, (one, other) => {
        const written = (value: number) => identity('MT', 'id.card', `${String(value).padStart(7, '0')}M`)
        return (written(one) === written(other)) === (one === other)
      }),
    )
  })

  it('by sharing a number of two kinds of document', () => {
    expect(identity('RO', 'id.card', 'RX123456')).not.toBe(identity('RO', 'passport', 'RX123456'))
  })
})

test('zeros alone leave one', () => {
  expect(identity('CY', 'id.card', '0000')).toBe(identity('CY', 'id.card', '0'))
  expect(identity('CY', 'id.card', '0')).toBe('B id.card 0')
  expect(identity('CY', 'id.card', '102003')).toBe('B id.card 102003')
})
