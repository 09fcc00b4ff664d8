import { expect, test } from 'vitest'
import { memberStates, type MemberState } from '#lib/domain/member-states'
import { parseStatement } from '#lib/domain/statement-of-support'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { aSignatoryOf } from '#tests/support/signatories'

const problemWith = (memberState: MemberState, dateOfBirth: string, today: string): unknown => {
  const parsed = parseStatement(eci2019.rules[memberState], aSignatoryOf(memberState, { dateOfBirth }), today)
  return parsed.ok ? parsed.value.doubts[0] : parsed.problem[0]
}

const underAge = { field: 'dateOfBirth', problem: 'under-age', severity: 'hard' }

test.each([
  ['DK', '2008-11-22', '2026-11-22', undefined],
  ['DK', '2008-11-23', '2026-11-22', underAge],
  ['DK', '2008-11-23', '2026-11-23', undefined],
  ['DE', '2010-11-22', '2026-11-22', undefined],
  ['DE', '2010-11-23', '2026-11-22', underAge],
  ['LU', '2009-01-01', '2026-11-22', underAge],
  ['EL', '2009-12-31', '2026-01-01', undefined],
  ['EL', '2009-12-31', '2025-12-31', underAge],
  ['EL', '2010-01-01', '2026-12-31', underAge],
  ['FR', '2008-02-29', '2026-02-27', underAge],
  ['FR', '2008-02-29', '2026-02-28', undefined],
  ['FR', '2012-02-29', '2030-02-28', undefined],
  ['DE', '2008-02-29', '2024-02-28', underAge],
  ['DE', '2008-02-29', '2024-02-29', undefined],
  ['FR', '2008-03-01', '2026-02-28', underAge],
] as const)('a national of %s born on %s signs on %s: %o', (memberState, dateOfBirth, today, expected) => {
  expect(problemWith(memberState, dateOfBirth, today)).toEqual(expected)
})

test.each(memberStates.filter((memberState) => eci2019.rules[memberState].part === 'A'))(
  '%s lets nobody sign who is not born yet',
  (memberState) => {
    for (const dateOfBirth of ['2026-11-23', '2031-01-01', '9990-01-01', '9999-12-31']) {
      expect(problemWith(memberState, dateOfBirth, '2026-11-22'), dateOfBirth).toEqual(underAge)
    }
  },
)

test('somebody older than anybody alive is doubted, not refused', () => {
  const doubtful = { field: 'dateOfBirth', problem: 'doubtful-date', severity: 'soft' }
  expect(problemWith('DE', '1906-11-22', '2026-11-22')).toBeUndefined()
  expect(problemWith('DE', '1906-11-21', '2026-11-22')).toEqual(doubtful)
  expect(problemWith('EL', '1850-01-01', '2026-11-22')).toEqual(doubtful)
})

test('a day that does not exist is refused', () => {
  const notADay = { field: 'dateOfBirth', problem: 'not-a-day', severity: 'hard' }
  for (const text of ['1985-02-30', '27.13.1985', 'yesterday', '27/03/85', '1849-12-31']) {
    expect(problemWith('DE', text, '2026-11-22'), text).toEqual(notADay)
  }
})

test('part B tells no age, so none is asked', () => {
  const parsed = parseStatement(eci2019.rules.EE, aSignatoryOf('EE', { dateOfBirth: '2026-01-01' }), '2026-11-22')
  expect(parsed).toMatchObject({ ok: true, value: { doubts: [] } })
})
