import { describe, expect, it } from 'vitest'
import { strengthOf, suggestedPassphrase } from '#lib/desk/parts/passphrase-strength'

describe('how hard a passphrase is to guess', () => {
  it.each([
    ['elevenchars', 'too-short'],
    ['passwordpassword', 'common'],
    ['Qwertyuiop12', 'common'],
    ['aaaaaaaaaaaaaaaaaaaaaaaa', 'common'],
    ['summer summer summer summer summer', 'weak'],
    ['31121999311219993112199931121999', 'weak'],
    ['Ines loves the collection', 'weak'],
    ['seven quiet cranes over Tisza', 'fair'],
    ['seven quiet cranes over the cold Tisza', 'strong'],
    ['επτά ήσυχοι γερανοί πάνω από τον Δούναβη', 'strong'],
    ['k7#mQ2vT9!xLz4Rw8pNc', 'strong'],
  ])('finds %s %s', async (passphrase, strength) => {
    expect(await strengthOf(passphrase)).toBe(strength)
  })

  it('finds each suggestion strong, and never makes the same twice', async () => {
    const suggestions = Array.from({ length: 200 }, suggestedPassphrase)
    expect(new Set(suggestions).size).toBe(200)
    for (const suggestion of suggestions.slice(0, 20)) {
      expect(suggestion).toMatch(/^[a-z]{4}(?:-[a-z]{4}){6}$/u)
      expect(await strengthOf(suggestion)).toBe('strong')
    }
  })
})
