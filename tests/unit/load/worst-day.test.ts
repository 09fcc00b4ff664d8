import { expect, test } from 'vitest'
import { arrivals } from '#lib/load/arrivals'
import day from '../../../lib/load/profiles/stop-destroying-videogames.json' with { type: 'json' }
import { demandByHour, worstDay } from '#lib/load/worst-day'

const outage = [14, 15, 16, 17]

test('where the real system had failed, the replay fills in who came, between the hours before and after', () => {
  expect(day.accepted.slice(13, 19)).toEqual([12_167, 6708, 4296, 898, 2921, 8708])
  expect(demandByHour().slice(13, 19)).toEqual([12_167, 11_475, 10_783, 10_092, 9400, 8708])
})

test('every other hour is replayed as it was counted', () => {
  const counted = demandByHour().filter((_, hour) => !outage.includes(hour))
  expect(counted).toEqual(day.accepted.filter((_, hour) => !outage.includes(hour)))
})

test('twenty times as fast, the best hour is a peak of 71 signatures a second', () => {
  const rate = worstDay(20, 600)
  const rates = Array.from({ length: 600 }, (_, second) => rate(second))
  expect(Math.max(...rates)).toBeCloseTo((12_752 / 3600) * 20, 6)
  expect(Math.max(...rates)).toBeCloseTo(71, 0)
})

test('the best hour lies in the middle of what is shown', () => {
  const rate = worstDay(20, 600)
  expect(rate(300)).toBeCloseTo((12_752 / 3600) * 20, 6)
  expect(rate(0)).toBeLessThan(rate(300))
})

test('a whole day is shown from its beginning to its end, and then nobody comes', () => {
  const rate = worstDay(86_400, 1)
  expect(rate(0) / 86_400).toBeCloseTo(5427 / 3600, 6)
  expect(rate(0.999) / 86_400).toBeCloseTo(5295 / 3600, 6)
  expect(rate(1.1)).toBe(0)
})

test('as many people come as the rate says, and none after the end', () => {
  const moments = [...arrivals((second) => (second < 500 ? 20 : 60), 1000, seeded(7))]
  expect(moments.filter((moment) => moment < 500).length / 500).toBeCloseTo(20, -0.5)
  expect(moments.filter((moment) => moment >= 500).length / 500).toBeCloseTo(60, -0.5)
  expect(moments.at(-1)).toBeLessThan(1000)
  expect(moments).toEqual(moments.toSorted((one, other) => one - other))
})

test('people come independently of each other: as often close together as chance has it', () => {
  const moments = [...arrivals(() => 50, 400, seeded(11))]
  const gaps = moments.slice(1).map((moment, index) => moment - (moments[index] ?? 0))
  // Of an exponential distribution: a share of 1 − 1/e is shorter than the mean.
  expect(gaps.filter((gap) => gap < 1 / 50).length / gaps.length).toBeCloseTo(1 - 1 / Math.E, 1)
})

test('nobody comes where nobody is expected', () => {
  expect([...arrivals(() => 0, 10, Math.random)]).toEqual([])
})

/** Numbers that look random and are the same in every run (Lehmer). */
function seeded(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}
