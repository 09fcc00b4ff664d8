import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { memberStates, type MemberState } from '#lib/domain/member-states'
import { bareNumber, parseStatement } from '#lib/domain/statement-of-support'
import { hasCitizensCardCheckDigit } from '#lib/rules/checks/has-citizens-card-check-digit'
import { hasCnpCheckDigit } from '#lib/rules/checks/has-cnp-check-digit'
import { hasDniCheckLetter } from '#lib/rules/checks/has-dni-check-letter'
import { hasEgnCheckDigit } from '#lib/rules/checks/has-egn-check-digit'
import { hasEmsoCheckDigit } from '#lib/rules/checks/has-emso-check-digit'
import { hasLuhnCheckDigit } from '#lib/rules/checks/has-luhn-check-digit'
import { hasMod1110CheckDigit } from '#lib/rules/checks/has-mod11-10-check-digit'
import { hasMod97CheckNumber } from '#lib/rules/checks/has-mod97-check-number'
import { hasPersonasKodsCheckDigit } from '#lib/rules/checks/has-personas-kods-check-digit'
import { hasPeselCheckDigit } from '#lib/rules/checks/has-pesel-check-digit'
import { hasSzemelyiSzamCheckDigit } from '#lib/rules/checks/has-szemelyi-szam-check-digit'
import { hasWeightedMod11CheckDigit } from '#lib/rules/checks/has-weighted-mod11-check-digit'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { aSignatoryOf } from '#tests/support/signatories'

interface Vector {
  readonly memberState: MemberState
  readonly documentType: string
  readonly number: string
  readonly right: boolean
  readonly origin: string
}

const { vectors } = JSON.parse(readFileSync('tests/vectors/check-digits.json', 'utf8')) as { vectors: Vector[] }

const someDigits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((digits) => digits.join(''))

/** The last digits that a check lets stand after a stem. */
const fitting = (check: (number: string) => boolean, stem: string): readonly string[] =>
  Array.from('0123456789').filter((last) => check(stem + last))

const doubtsAbout = (memberState: MemberState, documentType: string, documentNumber: string): unknown => {
  const typed = aSignatoryOf(memberState, { documentType, documentNumber })
  const parsed = parseStatement(eci2019.rules[memberState], typed, '2026-11-22')
  return parsed.ok ? parsed.value.doubts : parsed.problem
}

const hasTwoCenturies: readonly MemberState[] = ['BE']

const wrongCheckDigit = [{ field: 'documentNumber', problem: 'doubtful-check-digit', severity: 'soft' }]

describe('published numbers', () => {
  it.each(vectors)(
    '$memberState $number is right: $right ($origin)',
    ({ memberState, documentType, number, right }) => {
      expect(doubtsAbout(memberState, documentType, number)).toEqual(right ? [] : wrongCheckDigit)
    },
  )

  it.each(vectors.filter(({ right }) => right))(
    '$memberState $number with another last character is doubted',
    ({ memberState, documentType, number }) => {
      const others = Array.from(/[A-Z]$/.test(number) ? 'ABCDEFGHIJ' : '0123456789').filter(
        (last) => last !== number.at(-1),
      )
      const doubts = others.map((last) => doubtsAbout(memberState, documentType, number.slice(0, -1) + last))
      // Numbers with a check number for each of two centuries may have it among them.
      const mayBeRight = hasTwoCenturies.includes(memberState) ? 1 : 0
      expect(doubts.filter((each) => !isDeepStrictEqual(each, wrongCheckDigit)).length).toBeLessThanOrEqual(mayBeRight)
    },
  )

  it('cover every number that has a check digit', () => {
    const checked = memberStates.flatMap((memberState) =>
      eci2019.rules[memberState].documents
        .filter(({ hasCheckDigit }) => hasCheckDigit !== undefined)
        .map(({ type }) => `${memberState} ${type}`),
    )
    const covered = new Set(
      vectors.filter(({ right }) => right).map((each) => `${each.memberState} ${each.documentType}`),
    )
    expect(checked.toSorted()).toEqual([...covered].toSorted())
  })
})

describe('one check digit, and only one, fits', () => {
  it.each([
    ['isikukood and asmens kodas', hasWeightedMod11CheckDigit, 10],
    ['ЕГН', hasEgnCheckDigit, 9],
    ['OIB', hasMod1110CheckDigit, 10],
    ['PESEL', hasPeselCheckDigit, 10],
    ['cod numeric personal', hasCnpCheckDigit, 12],
    ['personnummer', hasLuhnCheckDigit, 9],
    ['EMŠO', hasEmsoCheckDigit, 12],
    ['personas kods', hasPersonasKodsCheckDigit, 10],
  ])('%s', (_name, check, length) => {
    fc.assert(fc.property(someDigits(length), (stem) => fitting(check, stem).length === 1))
  })

  it('cartão de cidadão, whatever its letters', () => {
    const stem = fc.tuple(someDigits(9), fc.stringMatching(/^[A-Z]{2}$/)).map((parts) => parts.join(''))
    fc.assert(fc.property(stem, (text) => fitting(hasCitizensCardCheckDigit, text).length === 1))
  })

  it('documento nacional de identidad, a letter', () => {
    fc.assert(
      fc.property(someDigits(8), (stem) => {
        const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ').filter((letter) => hasDniCheckLetter(stem + letter))
        return letters.length === 1
      }),
    )
  })

  it('személyi szám, or none where the remainder is 10', () => {
    fc.assert(fc.property(someDigits(10), (stem) => fitting(hasSzemelyiSzamCheckDigit, stem).length <= 1))
    // 1·1 + 2·2 + 1·5 = 10, counted from the left.
    expect(fitting(hasSzemelyiSzamCheckDigit, '1200100000')).toEqual([])
  })

  it('national register number, one for each century', () => {
    fc.assert(
      fc.property(someDigits(9), (stem) => {
        const all = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'))
        const checkNumbers = all.filter((two) => hasMod97CheckNumber(stem + two)).map(Number)
        const ofCentury = (counted: string) => 97 - (Number(counted) % 97)
        return (
          checkNumbers.every((two) => two === ofCentury(stem) || two === ofCentury(`2${stem}`)) &&
          checkNumbers.length === 2
        )
      }),
    )
  })
})

/** Numbers with a right check digit, one of their digits, and another digit to put in its place. */
const slips = (
  check: (number: string) => boolean,
  stemLength: number,
  from = 0,
): fc.Arbitrary<readonly [string, string]> =>
  fc
    .tuple(someDigits(stemLength), fc.integer({ min: from, max: stemLength }), fc.integer({ min: 1, max: 9 }))
    .map(([stem, place, step]) => [stem + (fitting(check, stem)[0] ?? ''), place, step] as const)
    .filter(([number]) => number.length > stemLength)
    .map(([number, place, step]) => {
      const digit = (Number(number[place]) + step) % 10
      return [number, `${number.slice(0, place)}${String(digit)}${number.slice(place + 1)}`]
    })

describe('one wrong digit is noticed', () => {
  it.each([
    ['OIB', hasMod1110CheckDigit, 10, 0],
    ['PESEL', hasPeselCheckDigit, 10, 0],
    ['personnummer', hasLuhnCheckDigit, 9, 0],
    // The first three digits choose the weights.
    ['személyi szám', hasSzemelyiSzamCheckDigit, 10, 3],
  ])('%s', (_name, check, stemLength, from) => {
    fc.assert(fc.property(slips(check, stemLength, from), ([number, slip]) => check(number) && !check(slip)))
  })

  it('documento nacional de identidad, the letter too', () => {
    const letters = 'TRWAGMYFPDXBNJZSQVHLCKE'
    const rightNumber = (number: number) => String(number).padStart(8, '0') + (letters[number % 23] ?? '')
    const number = fc.integer({ min: 0, max: 99_999_999 })
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: 7 }), fc.integer({ min: 1, max: 9 }), (value, place, step) => {
        const right = rightNumber(value)
        const digit = String((Number(right[place]) + step) % 10)
        const slip = right.slice(0, place) + digit + right.slice(place + 1)
        return hasDniCheckLetter(right) && !hasDniCheckLetter(slip)
      }),
    )
  })

  it('cartão de cidadão, in its digits', () => {
    const digit = fc.integer({ min: 0, max: 9 })
    fc.assert(
      fc.property(someDigits(8), digit, digit, (stem, one, other) => {
        const check = fitting(hasCitizensCardCheckDigit, `${stem}${String(one)}ZZ`)[0] ?? ''
        return one === other || !hasCitizensCardCheckDigit(`${stem}${String(other)}ZZ${check}`)
      }),
    )
  })
})

test.each([
  ['isikukood, where the first remainder is 10', hasWeightedMod11CheckDigit, '38501010087'],
  ['isikukood, where both remainders are 10', hasWeightedMod11CheckDigit, '38501011610'],
  ['ЕГН, where the remainder is 10', hasEgnCheckDigit, '8503270050'],
  ['cod numeric personal, where the remainder is 10', hasCnpCheckDigit, '2850327400031'],
  ['personas kods, where the remainder is 10', hasPersonasKodsCheckDigit, '27038500010'],
  ['EMŠO, where 10 is missing to a multiple of 11', hasEmsoCheckDigit, '2703985500060'],
  ['EMŠO, where the sum is a multiple of 11', hasEmsoCheckDigit, '2703985500000'],
  ['national register number, a multiple of 97', hasMod97CheckNumber, '85032702697'],
  ['személyi szám of a citizen born in 1996, rising weights', hasSzemelyiSzamCheckDigit, '19612310019'],
  ['személyi szám of a citizen born in 1997, falling weights', hasSzemelyiSzamCheckDigit, '19701010014'],
  ['személyi szám of somebody once foreign, rising weights', hasSzemelyiSzamCheckDigit, '58503270011'],
  ['személyi szám of a citizen born in 1999, falling weights', hasSzemelyiSzamCheckDigit, '19912310014'],
  ['személyi szám of a citizen born in 2010, falling weights', hasSzemelyiSzamCheckDigit, '31001010016'],
])('%s', (_name, check, number) => {
  expect(fitting(check, number.slice(0, -1))).toEqual([number.at(-1)])
})

test('a wrong check digit is a doubt, and the number is kept as typed', () => {
  const parsed = parseStatement(eci2019.rules.EE, aSignatoryOf('EE', { documentNumber: '3760503 0298' }), '2026-11-22')
  expect(parsed).toMatchObject({
    ok: true,
    value: {
      statement: { values: { documentNumber: '3760503 0298' } },
      doubts: [{ field: 'documentNumber', problem: 'doubtful-check-digit', severity: 'soft' }],
    },
  })
  expect(bareNumber('3760503 0298')).toBe('37605030298')
})
