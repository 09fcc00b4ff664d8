import { expect, it } from 'vitest'
import { rate } from '#lib/surge/rate'

it('a steady stream is seen at its own rate after a while', () => {
  const signatures = rate()
  for (let now = 0; now < 60_000; now += 20) signatures.count(now)
  expect(signatures.perSecond(60_000)).toBeGreaterThan(45)
  expect(signatures.perSecond(60_000)).toBeLessThan(55)
})

it('what was long ago counts for nothing', () => {
  const signatures = rate()
  for (let now = 0; now < 10_000; now += 20) signatures.count(now)
  expect(signatures.perSecond(120_000)).toBeLessThan(0.01)
})
