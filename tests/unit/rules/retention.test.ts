import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { daysAfter, isDay, monthsAfter } from '#lib/domain/day'
import {
  deadlines,
  dueOn,
  latestDestruction,
  urgencyOf,
  type LegalHoldState,
  type RetentionDays,
} from '#lib/rules/retention'
import { eci2011 } from '#lib/rules/eci-2011/index'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { nlBurgerinitiatief } from '#lib/rules/nl-burgerinitiatief/index'

const { retention: now } = eci2019
const { retention: before } = eci2011

const statements = (days: RetentionDays, hold: LegalHoldState = 'none', rule = now) =>
  dueOn(deadlines(rule, days, hold), 'statements')
const addresses = (days: RetentionDays) => dueOn(deadlines(now, days, 'none'), 'email-addresses')

test('the day that citizens are told is the one that holds while nothing else is known', () => {
  const initiative = { registeredOn: '2026-03-15', period: { opensOn: '2026-05-31', closesOn: '2027-05-31' } }
  expect(latestDestruction(initiative, now)).toBe('2028-02-29')
  expect(latestDestruction(initiative, now)).toBe(statements({ 'collection-start': '2026-05-31' }))
  expect(latestDestruction(initiative, before)).toBe('2027-09-15')
  expect(latestDestruction(initiative, nlBurgerinitiatief.retention)).toBe('2028-05-31')
  expect(latestDestruction(initiative, { ...now, statements: [] })).toBeNull()
})

describe('statements, under the law of 2019', () => {
  test.each([
    ['21 months after the start of collection', { 'collection-start': '2026-01-15' }, '2027-10-15'],
    ['a month after submission', { 'collection-start': '2026-01-15', submission: '2027-01-31' }, '2027-02-28'],
    [
      'a month after submission, in a leap year',
      { 'collection-start': '2027-01-15', submission: '2028-01-31' },
      '2028-02-29',
    ],
    [
      'a month from the last day of a short month',
      { 'collection-start': '2026-01-15', submission: '2027-02-28' },
      '2027-03-28',
    ],
    [
      '21 months, where submission came late',
      { 'collection-start': '2026-01-15', submission: '2027-10-01' },
      '2027-10-15',
    ],
    ['21 months from the last of May', { 'collection-start': '2026-05-31' }, '2028-02-29'],
    ['a month after withdrawal', { 'collection-start': '2026-01-15', withdrawal: '2026-03-31' }, '2026-04-30'],
    ['a month from a leap day', { 'collection-start': '2028-01-15', withdrawal: '2028-02-29' }, '2028-03-29'],
    ['nothing that is known', {}, null],
  ] as const)('are due %s', (_, days, expected) => {
    expect(statements(days)).toBe(expected)
  })
})

describe('statements, under the law of 2011', () => {
  test.each([
    ['18 months after registration', { registration: '2018-08-31' }, '2020-02-29'],
    ['a month after submission', { registration: '2018-08-31', submission: '2019-12-31' }, '2020-01-31'],
    ['18 months, whatever was withdrawn', { registration: '2018-08-31', withdrawal: '2018-10-01' }, '2020-02-29'],
  ] as const)('are due %s', (_, days, expected) => {
    expect(statements(days, 'none', before)).toBe(expected)
    expect(dueOn(deadlines(before, days, 'none'), 'email-addresses')).toBeNull()
  })

  test('a week after the decision, where there were proceedings', () => {
    const days = { registration: '2018-08-31', decision: '2020-02-25' }
    expect(statements(days, 'lifted', before)).toBe('2020-03-03')
  })
})

describe('proceedings', () => {
  const days = { 'collection-start': '2026-01-15', submission: '2027-01-31' }

  it('put the deadline off while a hold stands', () => {
    expect(statements(days, 'placed')).toBeNull()
    expect(deadlines(now, days, 'placed').some(({ what, holds }) => what === 'statements' && holds)).toBe(false)
  })

  it('leave a month from the final decision once the hold was lifted', () => {
    expect(statements({ ...days, decision: '2027-08-31' }, 'lifted')).toBe('2027-09-30')
  })

  it('shorten nothing', () => {
    expect(statements({ ...days, decision: '2026-03-01' }, 'lifted')).toBe('2027-02-28')
    expect(statements(days, 'lifted')).toBe('2027-02-28')
  })

  it('count for nothing without a hold', () => {
    expect(statements({ ...days, decision: '2027-08-31' })).toBe('2027-02-28')
  })

  it('do not touch e-mail addresses', () => {
    const ended = { ...days, 'collection-end': '2027-01-14' }
    expect(dueOn(deadlines(now, ended, 'placed'), 'email-addresses')).toBe('2028-01-31')
  })
})

test.each([
  ['12 months after the end', { 'collection-end': '2027-02-28' }, '2028-02-28'],
  ['12 months after submission', { 'collection-end': '2027-02-28', submission: '2028-02-29' }, '2029-02-28'],
  ['a month after withdrawal', { 'collection-end': '2027-02-28', withdrawal: '2026-05-31' }, '2026-06-30'],
] as const)('e-mail addresses are due %s', (_, days, expected) => {
  expect(addresses(days)).toBe(expected)
})

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const someDays = fc.record(
  {
    'collection-start': day,
    'collection-end': day,
    registration: day,
    submission: day,
    withdrawal: day,
    decision: day,
  },
  { requiredKeys: ['collection-start'] },
)

test('every deadline is a day, the earliest of the ordinary ones holds, and one more milestone never lengthens it', () => {
  fc.assert(
    fc.property(someDays, (days) => {
      const all = deadlines(now, days, 'none')
      expect(all.every(({ on }) => isDay(on))).toBe(true)
      expect(all.map(({ on }) => on)).toEqual(all.map(({ on }) => on).toSorted())
      const due = statements(days) ?? ''
      expect(all.filter(({ what, on }) => what === 'statements' && on < due)).toEqual([])
      expect(all.filter(({ what, holds }) => what === 'statements' && holds)).toHaveLength(1)
      const without = Object.fromEntries(Object.entries(days).filter(([name]) => name !== 'submission'))
      expect(due <= (statements(without) ?? '')).toBe(true)
      expect(due <= monthsAfter(days['collection-start'], 21)).toBe(true)
    }),
  )
})

test('a month after a day is never in the month after the next, and days add up across months and years', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -800, max: 800 }), (from, days) => {
      const later = monthsAfter(from, 1)
      expect(Number(later.slice(5, 7))).toBe((Number(from.slice(5, 7)) % 12) + 1)
      expect(later.slice(8) <= from.slice(8)).toBe(true)
      expect(daysAfter(daysAfter(from, days), -days)).toBe(from)
      expect((Date.parse(daysAfter(from, days)) - Date.parse(from)) / 86_400_000).toBe(days)
    }),
  )
})

test.each([
  [31, null],
  [30, 30],
  [8, 30],
  [7, 7],
  [2, 7],
  [1, 1],
  [0, 1],
  [-1, 'overdue'],
] as const)('with %d days left the warning is %s', (daysLeft, expected) => {
  expect(urgencyOf(daysLeft)).toBe(expected)
})
