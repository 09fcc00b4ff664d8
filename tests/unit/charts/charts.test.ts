import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isReason, reasons, reasonsIn } from '../../../app/(organiser)/organiser/collection/drawn/reasons.ts'
import { barsOf } from '#lib/charts/bars'
import { columnsOf } from '#lib/charts/columns'
import { courseOf } from '#lib/charts/course'
import { ceilingOf, width, type Drawing } from '#lib/charts/drawing'
import { placesOf } from '#lib/charts/places'
import { svgFile } from '#lib/charts/svg-file'
import { csvFile } from '#lib/charts/table'
import { hardProblems, softProblems } from '#lib/domain/statement-of-support'
import { refusals } from '#lib/http/gate/refusal'

const format = (value: number): string => String(value)

const count = fc.nat(2_000_000)
const drawings: readonly (readonly [string, fc.Arbitrary<Drawing>])[] = [
  ['bars', fc.array(fc.record({ label: fc.string(), words: fc.string(), value: count })).map((bars) => barsOf(bars))],
  ['columns', fc.array(fc.record({ value: count })).map((columns) => columnsOf(columns, format))],
  ['places', fc.nat(27).map((filled) => placesOf(7, filled))],
  [
    'a course',
    fc.array(count, { maxLength: 60 }).map((totals) =>
      courseOf(
        {
          past: totals.map((total, at) => ({ when: at / 100, total })),
          ahead: totals.map((total, at) => ({
            when: 0.6 + at / 200,
            low: total,
            expected: 2 * total,
            high: 9 * total,
          })),
          goal: { total: 1_000_000, label: 'needed' },
          from: 'first',
          to: 'last',
        },
        format,
      ),
    ),
  ],
]

describe.each(drawings)('%s', (_name, drawing) => {
  it('stay inside their plane, whatever the numbers are', () => {
    fc.assert(
      fc.property(drawing, ({ marks, height }) => {
        for (const mark of marks) {
          if (mark.kind === 'text') {
            expect(mark.x).toBeGreaterThanOrEqual(0)
            expect(mark.x).toBeLessThanOrEqual(width)
            expect(mark.y).toBeLessThanOrEqual(height)
            continue
          }
          expect(mark.path).not.toMatch(/NaN|Infinity|undefined/u)
          for (const [, x, y] of mark.path.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/gu)) {
            expect(Number(x)).toBeGreaterThanOrEqual(-1)
            expect(Number(x)).toBeLessThanOrEqual(width + 1)
            expect(Number(y)).toBeGreaterThanOrEqual(-1)
            expect(Number(y)).toBeLessThanOrEqual(height + 1)
          }
        }
      }),
    )
  })
})

it.each([
  [0, 5],
  [5, 5],
  [6, 6],
  [11, 15],
  [49, 50],
  [51, 60],
  [81, 100],
  [1_000_000, 1_000_000],
  [1_000_001, 1_500_000],
])('an axis up to %d ends at %d', (value, top) => {
  expect(ceilingOf(value)).toBe(top)
})

it('draws a bar as long as its share, and the goal where it is', () => {
  const { marks } = barsOf([{ label: 'Estonia', words: '50 %', value: 0.5 }], { full: 2, goal: 1 })
  expect(marks).toContainEqual({ kind: 'area', path: 'M0 17h90v9h-90z', tone: 'accent' })
  expect(marks.find(({ kind }) => kind === 'stroke')).toMatchObject({ path: 'M180 14v15' })
})

describe('a file', () => {
  it('of a drawing says what it shows, and nothing in it becomes markup', () => {
    const drawing = barsOf([{ label: '<script>x</script>', words: '"&', value: 1 }])
    const file = svgFile(drawing, { title: 'A & B', description: '<b>' })
    expect(file).toContain('<title id="t">A &amp; B</title><desc id="d">&lt;b&gt;</desc>')
    expect(file).toContain('&lt;script&gt;')
    expect(file).not.toContain('<script')
    expect(file).toContain('prefers-color-scheme:dark')
  })

  it('of numbers cannot make a spreadsheet reckon with what somebody has typed', () => {
    const columns = [
      { code: 'partner', label: 'Partner' },
      { code: 'statements', label: 'Statements' },
    ]
    expect(
      csvFile({
        columns,
        rows: [
          ['=HYPERLINK("x")', 3],
          ['Bird, friends', null],
        ],
      }),
    ).toBe('partner,statements\r\n"\'=HYPERLINK(""x"")",3\r\n"Bird, friends",\r\n')
  })
})

describe('reasons of refusals', () => {
  it('have a sentence each: those of forms, of proofs and of the gate', () => {
    const all = [
      ...[...hardProblems, ...softProblems, 'not-declared', 'not-collecting'].map((one) => `problem-${one}`),
      ...Object.keys(refusals).map((one) => `refused-${one}`),
    ]
    expect(all.filter((name) => !isReason(name))).toEqual([])
    expect(reasons.filter((name) => !name.startsWith('proof-')).toSorted()).toEqual(all.toSorted())
  })

  it('are summed over days, the most frequent first, without the steps', () => {
    const total = (day: string, name: string, counted: number) => ({ day, name, counted })
    expect(
      reasonsIn([
        total('2026-11-21', 'problem-missing', 2),
        total('2026-11-21', 'page-home', 90),
        total('2026-11-22', 'refused-busy', 4),
        total('2026-11-22', 'problem-missing', 3),
      ]),
    ).toEqual([
      { name: 'problem-missing', counted: 5 },
      { name: 'refused-busy', counted: 4 },
    ])
  })
})
