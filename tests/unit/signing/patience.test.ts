import { describe, expect, it } from 'vitest'
import { hindranceFrom } from '../../../app/[locale]/sign/[memberState]/hindrance.ts'
import { pauseBefore, spokenSeconds } from '../../../app/[locale]/sign/[memberState]/patience.ts'

const noon = new Date('2026-11-22T12:00:00Z')
const answer = (status: number, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(null, { status, headers })

describe('what the site says of itself', () => {
  it('is believed to the second where it asks for patience', () => {
    expect(hindranceFrom(answer(503, { 'Retry-After': '45' }), noon)).toEqual({ kind: 'busy', seconds: 45 })
    expect(hindranceFrom(answer(429, { 'Retry-After': '7' }), noon)).toEqual({ kind: 'busy', seconds: 7 })
  })

  it('may be a time of day', () => {
    const later = new Date(noon.getTime() + 90_000).toUTCString()
    expect(hindranceFrom(answer(503, { 'Retry-After': later }), noon)).toEqual({ kind: 'busy', seconds: 90 })
  })

  it.each([
    ['', 10],
    ['soon', 10],
    ['0', 1],
    ['86400', 600],
    ['-5', 1],
  ])('is taken with a grain of salt: %j is %i seconds', (retryAfter, seconds) => {
    expect(hindranceFrom(answer(503, { 'Retry-After': retryAfter }), noon)).toEqual({ kind: 'busy', seconds })
  })

  it('tells a form that was not taken from a site that is not there', () => {
    expect(hindranceFrom(answer(204), noon).kind).toBe('refused')
    expect(hindranceFrom(answer(502), noon).kind).toBe('unreachable')
    expect(hindranceFrom(answer(504), noon).kind).toBe('unreachable')
  })
})

describe('the pause before a form is sent again', () => {
  it('is never shorter than the site asked, and not the same for everybody', () => {
    expect(pauseBefore({ kind: 'busy', seconds: 30 }, 1, 0)).toBe(30_000)
    expect(pauseBefore({ kind: 'busy', seconds: 30 }, 1, 1)).toBe(35_000)
    expect(pauseBefore({ kind: 'busy', seconds: 1 }, 1, 1)).toBe(1300)
  })

  it('grows where nobody says how long, up to a minute', () => {
    expect([1, 2, 3, 4, 5, 6].map((tries) => pauseBefore({ kind: 'unreachable' }, tries, 0))).toEqual([
      5000, 10_000, 20_000, 40_000, 60_000, 60_000,
    ])
  })

  it('ends after twenty tries, and after three that a healthy site refused', () => {
    expect(pauseBefore({ kind: 'busy', seconds: 5 }, 19, 0)).toBe(5000)
    expect(pauseBefore({ kind: 'busy', seconds: 5 }, 20, 0)).toBeNull()
    expect(pauseBefore({ kind: 'unreachable' }, 20, 0)).toBeNull()
    expect(pauseBefore({ kind: 'refused' }, 2, 0)).toBe(10_000)
    expect(pauseBefore({ kind: 'refused' }, 3, 0)).toBeNull()
  })
})

describe('a countdown that is listened to', () => {
  const said = (atFirst: number): readonly number[] => {
    const seconds = Array.from({ length: atFirst }, (_, passed) => spokenSeconds(atFirst - passed, atFirst))
    return seconds.filter((second, index) => second !== seconds[index - 1])
  }

  it('is spoken at the start, each full minute, at thirty and at ten seconds', () => {
    expect(said(150)).toEqual([150, 120, 60, 30, 10])
    expect(said(45)).toEqual([45, 30, 10])
    expect(said(10)).toEqual([10])
    expect(said(3)).toEqual([3])
  })
})
