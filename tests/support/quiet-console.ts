import { afterEach, beforeEach, expect, vi } from 'vitest'

// What nobody expected on the console is a failure: a warning today is an incident tomorrow.
beforeEach(() => {
  vi.spyOn(console, 'error')
  vi.spyOn(console, 'warn')
})

afterEach(() => {
  for (const method of ['error', 'warn'] as const) {
    const calls = vi.mocked(console[method]).mock.calls
    vi.mocked(console[method]).mockRestore()
    expect(calls, `unexpected console.${method}`).toEqual([])
  }
})
