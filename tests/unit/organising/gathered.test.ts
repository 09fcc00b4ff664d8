import { expect, it, vi } from 'vitest'
import { gathered, gatheredByName } from '#lib/organising/gathered'

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

it('what different people repeat is told apart', () => {
  vi.useFakeTimers()
  try {
    const written: unknown[] = []
    const failures = gatheredByName<string>((event, count) => written.push([event, count]))
    for (let count = 0; count < 3; count += 1) {
      failures.happened('ines', 'of Ines')
      failures.happened('teodor', 'of Teodor')
    }
    failures.flush()
    expect(written).toEqual([
      ['of Ines', 1],
      ['of Teodor', 1],
      ['of Ines', 2],
      ['of Teodor', 2],
    ])
  } finally {
    vi.useRealTimers()
  }
})
