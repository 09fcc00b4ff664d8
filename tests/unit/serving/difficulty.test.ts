import { describe, expect, it } from 'vitest'
import { difficulty } from '#lib/serving/difficulty'

const factorFor = (
  { left = 1, isUnderPressure = false }: { readonly left?: number; readonly isUnderPressure?: boolean },
  proof = { least: 1, most: 8 },
): number =>
  difficulty({ left: () => left, isUnderPressure: () => isUnderPressure, limits: () => proof })('192.0.2.0/24', 'EE')

describe('the proof of work', () => {
  it.each([
    [1, 1],
    [0.51, 1],
    [0.5, 2],
    [0.21, 2],
    [0.2, 6],
    [0, 6],
  ])('of a network with %d of its budget left is %d times as hard as usual', (left, times) => {
    expect(factorFor({ left })).toBe(times)
  })

  it('is twice as hard for all under pressure', () => {
    expect(factorFor({ isUnderPressure: true })).toBe(2)
    expect(factorFor({ isUnderPressure: true, left: 0.4 })).toBe(4)
  })

  it('is twice as hard for a Member State that is flooded', () => {
    const hardness = difficulty({ left: () => 1, isUnderPressure: () => false, limits: () => ({ least: 1, most: 8 }) })
    const factors = Array.from({ length: 4100 }, () => hardness('192.0.2.0/24', 'EE'))
    expect(factors.slice(0, 4000).every((factor) => factor === 1)).toBe(true)
    expect(factors.at(-1)).toBe(2)
    expect(hardness('192.0.2.0/24', 'DE')).toBe(1)
  })

  it('stays within what organisers have set, whatever happens', () => {
    const worst = { left: 0, isUnderPressure: true }
    expect(factorFor(worst), 'by default').toBe(8)
    expect(factorFor(worst, { least: 1, most: 3 })).toBe(3)
    expect(factorFor(worst, { least: 0.5, most: 20 })).toBe(12)
    expect(factorFor({}, { least: 2, most: 8 })).toBe(2)
    expect(factorFor({}, { least: 0.5, most: 8 }), 'a calm site asks for the usual').toBe(1)
    expect(factorFor({}, { least: 0.5, most: 0.5 })).toBe(0.5)
  })
})
