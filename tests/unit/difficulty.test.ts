import { describe, expect, it } from 'vitest'
import { difficulty } from '#lib/serving/difficulty'

/** How many times as hard as usual it is for a network. */
function asked(world: {
  left?: number
  isUnderPressure?: boolean
  least?: number
  most?: number
  before?: number
}): number {
  const of = difficulty({
    isUnderPressure: () => world.isUnderPressure ?? false,
    left: () => world.left ?? 1,
    limits: () => ({ least: world.least ?? 1, most: world.most ?? 12 }),
  })
  for (let count = 0; count < (world.before ?? 0); count += 1) of('198.51.100.0/24', 'DE')
  return of('198.51.100.0/24', 'DE')
}

describe('the proof of work', () => {
  it.each([
    ['usual for whoever comes on a calm day', {}, 1],
    ['harder for a network that has used up most of its budget', { left: 0.4 }, 2],
    ['much harder for one that has used up all', { left: 0 }, 6],
    ['harder for all under pressure', { isUnderPressure: true }, 2],
    ['harder where a Member State is flooded', { before: 5000 }, 2],
    ['never harder than the organisers allow', { left: 0, isUnderPressure: true, before: 5000, most: 8 }, 8],
    ['the same always where they allow nothing else', { left: 0, isUnderPressure: true, most: 1 }, 1],
    ['never easier than they ask', { least: 4 }, 4],
    ['not made harder twice by what they ask', { least: 4, left: 0 }, 6],
  ])('is %s', (_what, world, factor) => {
    expect(asked(world)).toBe(factor)
  })
})
