import { describe, expect, it } from 'vitest'
import { mostOnSheet, readCount, readNewBundle, readSending } from '#lib/organising/paper-forms'
import { noon } from './ports.ts'

describe('what is typed', () => {
  it.each([
    ['1', '1', { sheets: 1, statements: 1 }],
    [' 1 250 ', '1\u00A0250', { sheets: 1250, statements: 1250 }],
    ['041', '0317', { sheets: 41, statements: 317 }],
    ['2', String(2 * mostOnSheet), { sheets: 2, statements: 2 * mostOnSheet }],
  ])('%s sheets and %s statements is a count', (sheets, statements, counted) => {
    expect(readCount({ sheets, statements })).toEqual({ ok: true, value: counted })
  })

  it.each([
    ['', '', { sheets: 'no-number', statements: 'no-number' }],
    ['0', '7', { sheets: 'no-number' }],
    ['3', '7.5', { statements: 'no-number' }],
    ['3', '1.250', { statements: 'no-number' }],
    ['-3', '7', { sheets: 'no-number' }],
    ['1e3', '0x10', { sheets: 'no-number', statements: 'no-number' }],
    ['1000000', '1000000', { sheets: 'no-number', statements: 'no-number' }],
    ['317', '41', { statements: 'fewer-than-sheets' }],
    ['2', String(2 * mostOnSheet + 1), { statements: 'too-many-for-sheets' }],
  ])('%s sheets and %s statements is none', (sheets, statements, problem) => {
    expect(readCount({ sheets, statements })).toEqual({ ok: false, problem })
  })

  it('is told all that is wrong with it at once', () => {
    expect(readNewBundle({ name: ' ', memberState: 'GR', sheets: 'two', statements: '' })).toEqual({
      ok: false,
      problem: { name: 'missing', memberState: 'no-member-state', sheets: 'no-number', statements: 'no-number' },
    })
    const long = { name: 'x'.repeat(61), memberState: 'EL', sheets: '1', statements: '1' }
    expect(readNewBundle(long)).toEqual({ ok: false, problem: { name: 'too-long' } })
  })

  it.each([
    ['2026-11-22', null],
    ['22.11.2026', null],
    ['2026-10-01', null],
    ['2026-11-23', 'in-future'],
    ['2026-09-30', 'before-opening'],
    ['2026-11-31', 'no-day'],
    ['yesterday', 'no-day'],
    ['', 'no-day'],
  ])('as the day of sending, %s is judged by the calendar of Brussels: %s', (on, problem) => {
    const read = readSending({ to: 'Siseministeerium', on }, { opensOn: '2026-10-01', now: noon })
    expect(read.ok ? null : read.problem).toEqual(problem === null ? null : { on: problem })
  })

  it('as authority is one line that is there and not too long', () => {
    const read = (to: string) => readSending({ to, on: '2026-11-20' }, { opensOn: null, now: noon })
    expect(read('')).toEqual({ ok: false, problem: { to: 'missing' } })
    expect(read('x'.repeat(121))).toEqual({ ok: false, problem: { to: 'too-long' } })
    expect(read(' Ministry of\nthe Interior ')).toEqual({
      ok: true,
      value: { to: 'Ministry of the Interior', on: '2026-11-20' },
    })
  })
})
