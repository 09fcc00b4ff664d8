import fc from 'fast-check'
import { expect, it } from 'vitest'
import { connectionCaps } from '#lib/http/gate/connections'

it('one network cannot hold all connections, and leaves the others theirs', () => {
  const caps = connectionCaps({ mostPerNetwork: 2 })
  expect(['a', 'a', 'a', 'b', 'a'].map((network) => caps.open(network))).toEqual([true, true, false, true, false])
  expect(caps.count()).toBe(3)
})

it('a connection that ends makes room for one', () => {
  const caps = connectionCaps({ mostPerNetwork: 2 })
  caps.open('a')
  caps.open('a')
  caps.close('a')
  expect([caps.open('a'), caps.open('a')]).toEqual([true, false])
  caps.close('a')
  caps.close('a')
  expect(caps.count()).toBe(0)
})

it('the end of a connection that nobody counted changes nothing', () => {
  const caps = connectionCaps({ mostPerNetwork: 1 })
  caps.close('a')
  expect(caps.count()).toBe(0)
  expect([caps.open('a'), caps.open('a')]).toEqual([true, false])
})

it('the count is what was opened and not closed, whatever the order', () => {
  const step = fc.record({ opens: fc.boolean(), network: fc.constantFrom('a', 'b', 'c') })
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const caps = connectionCaps({ mostPerNetwork: 3 })
      const open = { a: 0, b: 0, c: 0 }
      for (const { opens, network } of steps) {
        if (opens) {
          expect(caps.open(network)).toBe(open[network] < 3)
          open[network] = Math.min(3, open[network] + 1)
        } else {
          caps.close(network)
          open[network] = Math.max(0, open[network] - 1)
        }
        expect(caps.count()).toBe(open.a + open.b + open.c)
      }
    }),
  )
})
