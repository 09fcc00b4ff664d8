import { expect, it, vi } from 'vitest'
import { gathered } from '#lib/organising/gathered'

it('what a stranger repeats is written once at once, and once a minute with its number', () => {
  vi.useFakeTimers()
  try {
    const written: number[] = []
    const failures = gathered((count) => written.push(count))
    for (let count = 0; count < 1000; count += 1) failures.happened()
    expect(written).toEqual([1])
    vi.advanceTimersByTime(60_000)
    expect(written).toEqual([1, 999])
    failures.happened()
    failures.happened()
    failures.flush()
    failures.flush()
    expect(written).toEqual([1, 999, 1, 1])
  } finally {
    vi.useRealTimers()
  }
})
