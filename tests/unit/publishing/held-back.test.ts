import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memberStates } from '#lib/domain/member-states'
import type { ExactFigures } from '#lib/figures/published-figures'
import { documentsOf, origin } from './publications.ts'

/** Everything that says a number. Pictures are left to the next test: they take long to draw. */
const addresses = [
  '/api/progress',
  '/api/v1/count',
  '/api/v1/progress',
  '/api/v1/progress.csv',
  '/api/v1/days.csv',
  '/api/v1/initiative',
  '/api/report/progression',
  '/api/report/map',
  '/api/initiative/description',
  '/api/initiative/daysleft',
  '/api/manager/state',
  '/en/news.atom',
  '/mt/news.rss',
  '/el/badge.svg',
  `/oembed?url=${origin}/en`,
]

const grains = { cell: 5, total: 10 }

/** Counts by Member State, those of a few and of many among them. */
const counts = fc.array(fc.oneof(fc.nat({ max: 4 }), fc.nat({ max: 60 }), fc.nat({ max: 2_000_000 })), {
  minLength: memberStates.length,
  maxLength: memberStates.length,
})

const days = ['2026-10-01', '2026-10-02', '2026-10-03']

const figures = (byMemberState: readonly number[], byDay: readonly number[]): ExactFigures => ({
  memberStates: byMemberState.map((counted, at) => ({ memberState: memberStates[at]!, counted })),
  days: byDay.map((counted, at) => ({ day: days[at]!, counted })).filter(({ counted }) => counted > 0),
})

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0)

/** What the rules of publishing let one see of a number. */
const seen = (count: number): number => (count < grains.cell ? 0 : Math.floor(count / grains.cell))
const seenTotal = (count: number): number => Math.floor(count / grains.total)

async function everything(exact: ExactFigures): Promise<string> {
  const read = documentsOf(exact)
  return (await Promise.all(addresses.map(read))).join('\n')
}

describe('what is held back', () => {
  it('stands in no document: one more signature under the grain changes not one byte', async () => {
    await fc.assert(
      fc.asyncProperty(counts, fc.nat({ max: 26 }), fc.integer({ min: 1, max: 4 }), async (before, at, more) => {
        const after = before.map((count, one) => (one === at ? count + more : count))
        fc.pre(seen(before[at]!) === seen(after[at]!) && seenTotal(sum(before)) === seenTotal(sum(after)))
        expect(await everything(figures(after, []))).toBe(await everything(figures(before, [])))
      }),
      { numRuns: 40 },
    )
  })

  it('holds for days as well', async () => {
    const ofDays = fc.array(fc.nat({ max: 300 }), { minLength: 3, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(ofDays, fc.integer({ min: 1, max: 4 }), async ([first, second, third], more) => {
        const before = [first! + 5, second!, third!]
        const after = [first! + 5, second! + more, third!]
        const totals = (all: readonly number[]): string =>
          all.map((_, at) => String(seenTotal(sum(all.slice(0, at + 1))))).join()
        fc.pre(seen(before[1]!) === seen(after[1]!) && totals(before) === totals(after))
        expect(await everything(figures([50], after))).toBe(await everything(figures([50], before)))
      }),
      { numRuns: 40 },
    )
  })

  it('is null in JSON, empty in tables and 0 where the Commission knows nothing else', async () => {
    const read = documentsOf(figures([4, 5], [4, 7]))
    const progress = JSON.parse(await read('/api/v1/progress')) as {
      byMemberState: { count: number | null; share: number | null }[]
      days: unknown
    }
    expect(progress.byMemberState.slice(0, 2)).toMatchObject([{ count: null, share: null }, { count: 5 }])
    expect(progress.days).toContainEqual({ day: '2026-10-01', count: null, total: 0 })
    expect(await read('/api/v1/progress.csv')).toContain('Z,BE,,15840,,no\r\n')
    expect(await read('/api/v1/days.csv')).toMatch(/^day,count,total\r\n2026-10-01,,0\r\n2026-10-02,5,10\r\n/u)
    const map = JSON.parse(await read('/api/report/map')) as { signatureCountryCount: unknown[] }
    expect(map.signatureCountryCount[0]).toMatchObject({ countryCode: 'be', count: 0, totalCount: 0, percentage: 0 })
  })

  it('cannot be told from a picture', async () => {
    const [one, other] = [documentsOf(figures([4, 12], [])), documentsOf(figures([1, 14], []))]
    expect(await one('/en/picture.png')).toBe(await other('/en/picture.png'))
    expect(await one('/en/picture.png')).not.toBe(await documentsOf(figures([20_000], []))('/en/picture.png'))
  })
})
