import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { brusselsDayOf, isDay, monthsAfter, parseTypedDay, yearOf, yearsAfter } from '#lib/domain/day'

describe('a day', () => {
  it.each(['2026-11-22', '2028-02-29', '2000-02-29', '1850-01-01', '2026-12-31'])('%s exists', (text) => {
    expect(isDay(text)).toBe(true)
  })

  it.each([
    '2027-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '2026-01-32',
  ])('%s does not exist', (text) => {
    expect(isDay(text)).toBe(false)
  })

  it.each(['', '22.11.2026', '2026-11-22T00:00', ' 2026-11-22', '2026-11-22\n', '+002026-11-22', '２０２６-11-22'])(
    '%j is no day',
    (text) => {
      expect(isDay(text)).toBe(false)
    },
  )
})

describe('the day it is in Brussels', () => {
  it.each([
    ['2026-11-22T22:59:59.999Z', '2026-11-22'],
    ['2026-11-22T23:00:00Z', '2026-11-23'],
    ['2026-12-31T23:00:00Z', '2027-01-01'],
    ['2026-07-01T21:59:59Z', '2026-07-01'],
    ['2026-07-01T22:00:00Z', '2026-07-02'],
    // The night in which the clocks go back, and the one in which they go forward.
    ['2026-10-24T22:00:00Z', '2026-10-25'],
    ['2026-10-25T22:59:59Z', '2026-10-25'],
    ['2026-03-29T21:59:59Z', '2026-03-29'],
    ['2026-03-29T22:00:00Z', '2026-03-30'],
  ])('at %s is %s', (instant, day) => {
    expect(brusselsDayOf(new Date(instant))).toBe(day)
  })
})

describe('years and months after a day', () => {
  it.each([
    ['2026-11-22', 12, '2027-11-22'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-10-31', 1, '2026-11-30'],
    ['2026-12-01', 1, '2027-01-01'],
    ['2026-11-22', 0, '2026-11-22'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s and %d months is %s', (day, months, expected) => {
    expect(monthsAfter(day, months)).toBe(expected)
  })

  it('29 February comes of age on the 28th where the year has no 29th', () => {
    expect(yearsAfter('2008-02-29', 18)).toBe('2026-02-28')
    expect(yearsAfter('2008-02-29', 20)).toBe('2028-02-29')
    expect(yearOf('2008-02-29')).toBe(2008)
  })
})

describe('a day as people type it', () => {
  it.each([
    '1985-03-27',
    '27.3.1985',
    '27.03.1985',
    '27/03/1985',
    '27-03-1985',
    '27 3 1985',
    '1985. 03. 27.',
    '1985/3/27',
    '1985 03 27',
    '27031985',
    '19850327',
    '27. 3. 1985',
    '27\u00a03\u00a01985',
    ' 27.3.1985 ',
  ])('%j is 27 March 1985', (text) => {
    expect(parseTypedDay(text)).toBe('1985-03-27')
  })

  it.each([
    '',
    '27.3.85',
    '85-03-27',
    '270385',
    '3/27/1985',
    '27 March 1985',
    '27.III.1985',
    '1985',
    '27.3.',
    '27.3.1985.1',
    '1985-003-27',
    '027.3.1985',
    '19853.3.27',
    '31.04.1985',
    '29022027',
    '20279999',
    '2703198',
    '27031985 1',
    '1 27031985',
    '270319855',
    '1849-12-31',
    '0000-01-01',
    '٢٧.٣.١٩٨٥',
    '27,3,1985',
    '27.3.1985 ×',
  ])('%j names no day', (text) => {
    expect(parseTypedDay(text)).toBeNull()
  })

  it('eight digits can be read in one way only', () => {
    const days = fc.date({ min: new Date('1850-01-01'), max: new Date('2026-11-22'), noInvalidDate: true })
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10)
        const [year = '', month = '', dayOfMonth = ''] = day.split('-')
        return [year + month + dayOfMonth, dayOfMonth + month + year].every((text) => parseTypedDay(text) === day)
      }),
    )
  })

  it('the earliest is in 1850', () => {
    expect(parseTypedDay('1.1.1850')).toBe('1850-01-01')
  })
})

test('days compare as text', () => {
  expect(['2027-01-01', '2026-12-31', '2026-02-01'].toSorted()).toEqual(['2026-02-01', '2026-12-31', '2027-01-01'])
})
