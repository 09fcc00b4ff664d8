import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clientAddress, networkOf, trustedProxies } from '#lib/http/gate/client-address'

describe('a trusted proxy', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7', true],
    ['192.0.2.7', '192.0.2.8', false],
    [' 10.0.0.0/8 ', '10.255.0.1', true],
    ['10.0.0.0/8', '11.0.0.1', false],
    ['10.0.0.0/8', '::ffff:10.1.2.3', true],
    ['::ffff:10.1.2.3', '10.1.2.3', true],
    ['::ffff:10.0.0.0/104', '10.1.2.3', true],
    ['::ffff:10.0.0.0/104', '11.1.2.3', false],
    ['2001:db8::/32', '2001:DB8:0:7::1', true],
    ['2001:db8::/32', '2001:db9::1', false],
    ['2001:db8::1', '2001:0db8:0000::0001', true],
    ['fe80::/10', 'fe80::1%eth0', true],
    ['0.0.0.0/0', '203.0.113.9', true],
    ['10.0.0.0/8', 'nonsense', false],
    ['', '127.0.0.1', false],
  ])('named as %j: is %s one? %s', (entry, address, isTrusted) => {
    expect(trustedProxies([entry])(address)).toBe(isTrusted)
  })

  it.each([
    'proxy.example.eu',
    '10.0.0/8',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    '10.0.0.0/8.0',
    '2001:db8::/129',
    '::ffff:10.0.0.0/95',
    '010.0.0.1',
    '10.0.0.1%eth0',
  ])('cannot be named as %s, and the sentence says which entry is wrong', (entry) => {
    expect(() => trustedProxies(['192.0.2.7', entry])).toThrow(`The trusted proxy "${entry}" is neither`)
  })
})

describe('the address a request came from', () => {
  const isTrusted = trustedProxies(['10.0.0.0/8', '2001:db8:ffff::/48'])

  it.each([
    ['the peer, whatever it claims', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['the peer, where it is a proxy and says nothing', '10.0.0.1', undefined, '10.0.0.1'],
    ['whom our proxy saw', '10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['whom our proxy saw, not whom the visitor made up', '10.0.0.1', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
    ['whom the outer of two proxies saw', '10.0.0.1', '1.1.1.1, 198.51.100.1,10.0.0.2', '198.51.100.1'],
    ['IPv4, however it is wrapped', '::ffff:10.0.0.1', '::ffff:c633:6401', '198.51.100.1'],
    ['IPv6 in one spelling', '2001:DB8:FFFF::1', '2001:0DB8:0:0::7', '2001:db8::7'],
    ['the last good hop, where the next is malformed', '10.0.0.1', '198.51.100.1, unknown', '10.0.0.1'],
    ['the last good hop, where a port stands with it', '10.0.0.1', '198.51.100.1:443, 10.0.0.2', '10.0.0.2'],
    ['the last good hop, where an entry is blank', '10.0.0.1', '198.51.100.1, , 10.0.0.3', '10.0.0.3'],
    ['the farthest, where all are proxies', '10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3'],
    ['unknown, where the socket has gone', undefined, '198.51.100.1', 'unknown'],
  ])('is %s', (_what, peer, forwardedFor, address) => {
    expect(clientAddress(peer, forwardedFor, isTrusted)).toBe(address)
  })

  it('is looked for in the right end of a long header alone, and never in an entry cut through', () => {
    const proxies = ', 10.0.0.2'.repeat(10)
    const cut = `198.51.100.1${' '.repeat(1024 - proxies.length - '8.51.100.1'.length)}${proxies}`
    expect(clientAddress('10.0.0.1', cut, isTrusted)).toBe('10.0.0.2')
    expect(clientAddress('10.0.0.1', cut.slice(2), isTrusted)).toBe('8.51.100.1')
  })

  it('is looked for among sixteen hops at most', () => {
    const behind = (proxies: number): string =>
      clientAddress('10.0.0.1', `198.51.100.1${', 10.0.0.2'.repeat(proxies)}`, isTrusted)
    expect(behind(15)).toBe('198.51.100.1')
    expect(behind(16)).toBe('10.0.0.2')
  })

  it('is never what the visitor wrote to the left of what our proxy saw', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), fc.ipV4(), (madeUp, seen) => {
        fc.pre(!seen.startsWith('10.'))
        expect(clientAddress('10.0.0.1', `${madeUp}, ${seen}`, isTrusted)).toBe(seen)
      }),
    )
  })
})

describe('the network of an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.0/24'],
    ['::ffff:192.0.2.7', '192.0.2.0/24'],
    ['::FFFF:c000:207', '192.0.2.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
    ['2001:0DB8:0001::', '2001:db8:1::/48'],
    ['2001:db8::1', '2001:db8:0::/48'],
    ['::1', '0:0:0::/48'],
    ['::', '0:0:0::/48'],
    ['::3:4:5:6:7:8', '0:0:3::/48'],
    ['::1.2.3.4', '0:0:0::/48'],
    ['fe80::1%eth0', 'fe80:0:0::/48'],
    ['', 'unknown'],
    ['localhost', 'unknown'],
    ['1.2.3', 'unknown'],
    ['1.2.3.4.5', 'unknown'],
  ])('%j is %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })

  it('is the same for every spelling, and for every address within it', () => {
    const group = fc.integer({ min: 0, max: 0xffff })
    fc.assert(
      fc.property(fc.tuple(group, group, group), fc.array(group, { minLength: 5, maxLength: 5 }), (network, host) => {
        fc.pre(network.some((part) => part !== 0))
        const plain = [...network, ...host].map((part) => part.toString(16))
        const padded = plain.map((part) => part.padStart(4, '0').toUpperCase())
        const expected = `${plain.slice(0, 3).join(':')}::/48`
        expect(networkOf(plain.join(':'))).toBe(expected)
        expect(networkOf(padded.join(':'))).toBe(expected)
        expect(networkOf(`${padded.slice(0, 3).join(':')}::`)).toBe(expected)
      }),
    )
  })
})
