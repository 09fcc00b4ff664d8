import { expect, test } from 'vitest'
import { isInstanceName } from '#lib/hosting/layout'
import { portRules } from '#lib/hosting/ports'

test('each port is for the front, for root and for its own collection', () => {
  const rules = portRules([
    { name: 'swifts', port: 3001 },
    { name: 'rivers', port: 3002 },
  ])
  expect(rules).toContain('tcp dport 3001 ct state new meta skuid != { root, caddy, colligo-swifts } reject')
  expect(rules).toContain('tcp dport 3002 ct state new meta skuid != { root, caddy, colligo-rivers } reject')
  expect(portRules([])).toContain('delete table inet colligo')
})

test.each([
  ['swifts', true],
  ['a1', true],
  ['a-b', true],
  ['1a', false],
  ['a-', false],
  ['a_b', false],
  ['a b', false],
  ['é1', false],
  ['a\nb', false],
])('%j may be a name: %s', (name, may) => {
  expect(isInstanceName(name)).toBe(may)
})
