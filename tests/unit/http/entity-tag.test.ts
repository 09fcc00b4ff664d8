import { describe, expect, it, test } from 'vitest'
import { entityTag, isKnown } from '#lib/http/entity-tag'

const asks = (ifNoneMatch?: string): Request =>
  new Request(
    'https://collect.example.eu/',
    ifNoneMatch === undefined ? {} : { headers: { 'if-none-match': ifNoneMatch } },
  )

test('the tag of nothing is what the authors of XXH3 publish for it', () => {
  expect(entityTag('')).toBe('"99aa06d3014798d86001c324468d497f"')
})

test('other bytes have another tag, and the same bytes the same', () => {
  expect(entityTag('swifts')).toBe(entityTag('swifts'))
  expect(entityTag('swifts')).not.toBe(entityTag('swifts '))
  expect(entityTag('swifts')).toMatch(/^"[0-9a-f]{1,32}"$/u)
})

describe('a browser has the bytes already', () => {
  const tag = entityTag('swifts')

  it.each([
    [tag, true],
    [`W/${tag}`, true],
    [`"other", ${tag}`, true],
    [`"other",W/${tag} `, true],
    ['*', true],
    [undefined, false],
    ['', false],
    ['"other"', false],
    [tag.slice(1, -1), false],
    [tag.toUpperCase().replace('"', 'x'), false],
  ])('where it names %s: %s', (named, isKnownThen) => {
    expect(isKnown(asks(named), tag)).toBe(isKnownThen)
  })
})
