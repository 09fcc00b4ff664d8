import { describe, expect, it, test } from 'vitest'
import { madeUpSignatory, memberStateOfIndex } from '#lib/cli/demo/people'
import { names } from '#lib/cli/demo/names/index'
import { foldText, identityOf } from '#lib/domain/identity'
import { yearsAfter } from '#lib/domain/day'
import { memberStates, type MemberState } from '#lib/domain/member-states'
import { bareNumber, parseStatement, type Statement } from '#lib/domain/statement-of-support'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { thresholdsFor } from '#lib/rules/thresholds'

const today = '2026-11-22'
const partA = memberStates.filter((memberState) => eci2019.rules[memberState].part === 'A')

/** The first ones, some in the middle, and some at the end of a million and far beyond. */
const indexes = [0, 250_000, 511_339, 999_700, 4_294_967_000].flatMap((start) =>
  Array.from({ length: 400 }, (_, each) => start + each),
)

const people = (memberState: MemberState): readonly Readonly<Record<string, string>>[] =>
  indexes.map((index) => madeUpSignatory(memberState, index))

function statementOf(memberState: MemberState, values: Readonly<Record<string, string>>): Statement {
  const parsed = parseStatement(eci2019.rules[memberState], values, today)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed))
  return parsed.value.statement
}

/** How large a part of the people something is true of. */
const shareOf = (
  all: readonly Readonly<Record<string, string>>[],
  is: (one: Readonly<Record<string, string>>) => boolean,
) => all.filter(is).length / all.length

describe.each(memberStates)('the made-up signatories of %s', (memberState) => {
  const rule = eci2019.rules[memberState]

  it('are accepted without a doubt, every value as it stands', () => {
    for (const values of people(memberState)) {
      expect(parseStatement(rule, values, today)).toEqual({
        ok: true,
        value: { statement: { memberState, values }, doubts: [] },
      })
    }
  })

  it('have an identity each', () => {
    const identities = people(memberState).map((values) => identityOf(rule, statementOf(memberState, values)).join('|'))
    expect(new Set(identities).size).toBe(indexes.length)
  })

  it('are the same at every call', () => {
    expect(people(memberState)).toEqual(people(memberState))
  })

  it('use every number that the rule accepts', () => {
    const types = new Set(people(memberState).flatMap(({ documentType }) => documentType ?? []))
    expect([...types].toSorted()).toEqual(rule.documents.map(({ type }) => type).toSorted())
  })

  it('have names that stay apart when accents are folded, and are about as often women as men', () => {
    const { given, family } = names[memberState]
    for (const list of [[...given.woman, ...given.man], family.map(({ man }) => man)]) {
      expect(list).toHaveLength(24)
      expect(new Set(list.map(foldText)).size).toBe(24)
    }
    const women = new Set(given.woman)
    const share = shareOf(people(memberState), ({ givenNames = '' }) => women.has(givenNames))
    expect(share).toBeGreaterThan(0.45)
    expect(share).toBeLessThan(0.55)
  })

  it('have a family name that agrees with the given name', () => {
    const { given, family } = names[memberState]
    for (const { givenNames = '', familyNames } of people(memberState)) {
      const sex = given.woman.includes(givenNames) ? 'woman' : 'man'
      expect(family.map((forms) => forms[sex])).toContain(familyNames)
    }
  })
})

describe('the script of the names', () => {
  it.each([
    ['BG', /^\p{Script=Cyrillic}+$/u],
    ['EL', /^\p{Script=Greek}+$/u],
    ['CY', /^\p{Script=Greek}+$/u],
    ['MT', /^[\p{Script=Latin}]+$/u],
  ] as const)('of %s', (memberState, script) => {
    for (const { givenNames, familyNames } of people(memberState)) expect(`${givenNames}${familyNames}`).toMatch(script)
  })
})

describe('people whose number tells more about them', () => {
  it('is of the right sex in Bulgaria, Poland and Sweden', () => {
    const isEven = (number: string, place: number): boolean => Number(bareNumber(number).at(place)) % 2 === 0
    for (const [memberState, even] of [
      ['BG', 'man'],
      ['PL', 'woman'],
      ['SE', 'woman'],
    ] as const) {
      for (const { givenNames, documentNumber = '' } of people(memberState)) {
        const sex = isEven(documentNumber, -2) ? even : even === 'man' ? 'woman' : 'man'
        expect(names[memberState].given[sex]).toContain(givenNames)
      }
    }
  })

  it('is of age in Estonia, and not too old to be there', () => {
    for (const { documentNumber = '' } of people('EE')) {
      const year = (documentNumber < '5' ? 1900 : 2000) + Number(documentNumber.slice(1, 3))
      expect(year).toBeGreaterThanOrEqual(1937)
      expect(year).toBeLessThanOrEqual(2006)
    }
  })

  it('has a number that the Swedish Tax Agency keeps for tests, up to a third of a million', () => {
    for (const index of indexes.filter((each) => each < 300_000)) {
      expect(bareNumber(madeUpSignatory('SE', index)['documentNumber'] ?? '').slice(-4, -2)).toMatch(/^9[89]$/)
    }
  })
})

describe.each(partA)('the made-up signatories of %s', (memberState) => {
  it('are 19 to 90 years old', () => {
    for (const { dateOfBirth = '' } of people(memberState)) {
      expect(yearsAfter(dateOfBirth, 19) <= today).toBe(true)
      expect(yearsAfter(dateOfBirth, 90) > today).toBe(true)
    }
  })

  it('live in another Member State, five to ten in a hundred', () => {
    const share = shareOf(people(memberState), ({ country }) => country !== memberState)
    expect(share).toBeGreaterThan(0.05)
    expect(share).toBeLessThan(0.1)
  })
})

describe('the Member State of an index', () => {
  const round = Array.from({ length: 720 }, (_, index) => memberStateOfIndex(index))

  it('is each as often as its threshold is large', () => {
    const thresholds = thresholdsFor('2026-01-01')
    for (const memberState of memberStates) {
      expect(round.filter((each) => each === memberState)).toHaveLength(thresholds[memberState] / 720)
    }
  })

  it('is every Member State once within the first 300', () => {
    expect(new Set(round.slice(0, 300)).size).toBe(27)
  })

  it('is never the same three times in a row', () => {
    for (const [index, memberState] of round.entries()) {
      expect([index + 1, index + 2].every((next) => memberStateOfIndex(next) === memberState)).toBe(false)
    }
  })

  it('goes on beyond the first round', () => {
    expect(memberStateOfIndex(720_000_000 + 17)).toBe(round[17])
  })

  it('is of no use below zero', () => {
    expect(() => memberStateOfIndex(-1)).toThrow(RangeError)
  })
})

test('a thousand people in a row were hardly ever born on one day', () => {
  const first = Array.from({ length: 1000 }, (_, index) => madeUpSignatory('DE', index)['dateOfBirth'])
  expect(new Set(first).size).toBeGreaterThan(950)
})
