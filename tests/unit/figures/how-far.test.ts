import { describe, expect, it } from 'vitest'
import { daysBetween, howFar, paceNeeded } from '#lib/figures/how-far'
import { memberStates } from '#lib/domain/member-states'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { goalOf } from '#lib/rules/goal'
import { thresholdsFor } from '#lib/rules/thresholds'

const thresholds = thresholdsFor('2026-06-17')
const goal = goalOf(eci2019, '2026-06-17')

const figures = (count: number, reached: number) => ({
  count,
  asOf: new Date(0),
  days: [],
  memberStates: memberStates.map((memberState, at) => ({
    memberState,
    count: at < reached ? thresholds[memberState] : thresholds[memberState] - 5,
  })),
})

describe('how far an initiative is', () => {
  it.each([
    [999_990, 7, false, true],
    [1_000_000, 6, true, false],
    [1_000_000, 7, true, true],
  ])('with %i statements and %i thresholds reached', (count, reached, isTotalMet, isSpreadMet) => {
    expect(howFar(figures(count, reached), goal)).toMatchObject({ reached, isTotalMet, isSpreadMet })
  })

  it('takes a count that is not shown for none', () => {
    const hidden = { ...figures(0, 0), memberStates: [{ memberState: 'MT' as const, count: null }] }
    expect(howFar(hidden, goal).memberStates.find(({ memberState }) => memberState === 'MT')).toEqual({
      memberState: 'MT',
      count: null,
      threshold: thresholds.MT,
      share: 0,
      isReached: false,
    })
  })

  it('knows no Member States where the law asks for no thresholds', () => {
    const far = howFar(figures(40_000, 0), { total: 40_000, spread: null })
    expect(far).toEqual({ total: 40_000, memberStates: [], reached: 0, isTotalMet: true, isSpreadMet: true })
  })

  it('asks for what is missing, spread over the days that are left, today included', () => {
    expect(paceNeeded(goal, 999_000, '2026-11-23', '2026-12-02')).toBe(100)
    expect(paceNeeded(goal, 0, '2026-12-02', '2026-12-02')).toBe(1_000_000)
    expect(paceNeeded(goal, 1_200_000, '2026-11-23', '2026-12-02')).toBe(0)
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2)
  })
})
