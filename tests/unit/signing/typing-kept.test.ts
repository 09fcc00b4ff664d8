import { describe, expect, it } from 'vitest'
import { hasSignedSince, layDown, noteSigning, takeUp } from '../../../app/[locale]/sign/[memberState]/typing-kept.ts'

function aTab() {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  }
}

const typing = { values: { givenNames: 'Mari' }, declared: ['privacy-read'] }

describe('what was typed when the language changes', () => {
  it('is taken up once, and nothing of it stays', () => {
    const tab = aTab()
    layDown(tab, 'EE', typing, 1000)
    expect(takeUp(tab, 'EE', 2000)).toEqual(typing)
    expect([...tab.kept]).toEqual([])
    expect(takeUp(tab, 'EE', 2000)).toBeNull()
  })

  it.each([
    ['for another Member State', 'EL', 2000],
    ['after two minutes', 'EE', 1000 + 120_001],
    ['by a clock that went back', 'EE', 500],
  ])('is forgotten %s', (_why, memberState, now) => {
    const tab = aTab()
    layDown(tab, 'EE', typing, 1000)
    expect(takeUp(tab, memberState, now)).toBeNull()
    expect([...tab.kept]).toEqual([])
  })
})

describe('a tab in which somebody has signed', () => {
  it('knows when, and nothing else', () => {
    const tab = aTab()
    expect(hasSignedSince(tab, 0)).toBe(false)
    noteSigning(tab, 1000)
    expect(hasSignedSince(tab, 999)).toBe(true)
    expect(hasSignedSince(tab, 1000)).toBe(false)
    expect([...tab.kept.values()]).toEqual(['1000'])
  })
})
