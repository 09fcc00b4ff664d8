import { describe, expect, it } from 'vitest'
import { milestones } from '#lib/publishing/milestones'
import { aPublication } from './publications.ts'

const withDays = (...totals: readonly (readonly [day: string, total: number])[]) => ({
  ...aPublication().figures,
  days: totals.map(([day, total]) => ({ day, count: null, total })),
})

describe('milestones', () => {
  it('are the first day, the day on which the total passed a round number, and the end', () => {
    const figures = withDays(['2026-10-24', 9_990], ['2026-10-25', 10_000], ['2026-10-26', 310_000])
    expect(milestones(aPublication({ figures })).map(({ id, day }) => [id, day])).toEqual([
      ['milestone-opened', '2026-10-24'],
      ['milestone-10000', '2026-10-25'],
      ['milestone-50000', '2026-10-26'],
      ['milestone-100000', '2026-10-26'],
      ['milestone-200000', '2026-10-26'],
      ['milestone-300000', '2026-10-26'],
    ])
  })

  it('are told when the day is over in Brussels, in summer and in winter time', () => {
    const figures = withDays(['2026-10-24', 0], ['2026-10-25', 10_000])
    expect(milestones(aPublication({ figures })).map(({ publishedAt }) => publishedAt.toISOString())).toEqual([
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
    ])
  })

  it('are none before anybody has signed, and the end comes after the last day, not on it', () => {
    expect(milestones(aPublication({ today: '2027-09-30' }))).toEqual([])
    expect(milestones(aPublication({ today: '2027-10-01' }))).toMatchObject([
      { kind: 'closed', day: '2027-09-30', publishedAt: new Date('2027-09-30T22:00:00Z') },
    ])
  })
})
