import { expect, it } from 'vitest'
import { ownPage } from '#lib/http/own-page'

it.each([
  ['/organiser/keys', '/organiser/keys'],
  ['/organiser/exports?problem=none-chosen', '/organiser/exports?problem=none-chosen'],
  ['/organiser', '/organiser'],
  ['https://evil.example/organiser/keys', '/organiser'],
  ['//evil.example/organiser', '/organiser'],
  ['/\\evil.example', '/organiser'],
  ['/organiser/../en', '/organiser'],
  ['/organisers', '/organiser'],
  ['javascript:alert(1)', '/organiser'],
  ['/organiser/keys\r\nSet-Cookie: a=b', '/organiser'],
  [undefined, '/organiser'],
  [['/organiser/keys'], '/organiser'],
])('%j leads to %s', (address, page) => {
  expect(ownPage(address)).toBe(page)
})
