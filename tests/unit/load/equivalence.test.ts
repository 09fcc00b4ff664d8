import { expect, test } from 'vitest'
import { compared } from '#tests/bench/equivalence'

/** Durations about a mean, with a tail as real ones have. */
function durations(count: number, mean: number, random: () => number): readonly number[] {
  return Array.from({ length: count }, () => mean * (0.6 - 0.4 * Math.log(1 - random())))
}

/** Numbers that look random and are the same in every run (Lehmer). */
function seeded(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

test('two things that take as long as each other are found equivalent, with enough measurements', () => {
  const random = seeded(3)
  const found = compared(durations(10_000, 8, random), durations(10_000, 8, random), 0.05, random)
  expect(found.equivalent).toBe(true)
  expect(found.ratio).toBeCloseTo(1, 1)
})

test('one that takes a tenth more is not', () => {
  const random = seeded(5)
  const found = compared(durations(10_000, 8, random), durations(10_000, 8.8, random), 0.05, random)
  expect(found.equivalent).toBe(false)
  expect(found.lower90).toBeGreaterThan(1.05)
})

test('too few measurements prove nothing', () => {
  const random = seeded(7)
  expect(compared(durations(30, 8, random), durations(30, 8, random), 0.05, random).equivalent).toBe(false)
})

test('one pause of the machine does not make a difference of it', () => {
  const random = seeded(9)
  const found = compared([...durations(10_000, 8, random), 400], durations(10_001, 8, random), 0.05, random)
  expect(found.equivalent).toBe(true)
})
