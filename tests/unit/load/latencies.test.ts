import { describe, expect, test } from 'vitest'
import { latencies } from '#lib/load/latencies'

const of = (values: readonly number[]) => {
  const kept = latencies()
  for (const value of values) kept.add(value)
  return kept
}

describe('the duration that a share of all kept', () => {
  const hundred = of(Array.from({ length: 100 }, (_, index) => index + 1))

  test.each([
    [0.5, 50],
    [0.95, 95],
    [0.99, 99],
    [1, 100],
  ])('is right to one part in a hundred at %s', (share, expected) => {
    expect(hundred.quantile(share)).toBeGreaterThanOrEqual(expected)
    expect(hundred.quantile(share)).toBeLessThanOrEqual(expected * 1.0101)
  })

  test('does not hide one slow answer among many', () => {
    const kept = of([...Array<number>(199).fill(5), 30_000])
    expect(kept.quantile(0.99)).toBeLessThan(5.1)
    expect(kept.quantile(1)).toBe(30_000)
    expect(kept.most()).toBe(30_000)
  })

  test('is known of a single answer', () => {
    expect(of([7]).quantile(0.5)).toBeCloseTo(7, 0)
  })

  test('is nothing where nothing was measured', () => {
    expect(latencies().quantile(0.99)).toBe(0)
    expect(latencies().count()).toBe(0)
  })

  test('has a place for answers below a hundredth of a millisecond and above an hour', () => {
    const kept = of([0, 1e9])
    expect(kept.quantile(0.5)).toBeLessThanOrEqual(0.01)
    expect(kept.most()).toBe(1e9)
  })
})
