import { describe, expect, it, test } from 'vitest'
import { readPublicKey, sealingKeyFrom, thumbprintOf, type PublicKey } from '#lib/crypto/public-key'
import { testPrivateKey } from '#tests/support/exports'

const { d, ...publicKey } = testPrivateKey

test('the thumbprint is the one of RFC 8037, appendix A.3', () => {
  // The RFC's key is on the curve of signatures; its thumbprint is made in the same way.
  const key = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' } as unknown as PublicKey
  expect(thumbprintOf(key)).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k')
})

test('the thumbprint hangs on the key alone, not on the order or the rest of its file', () => {
  const { x } = publicKey
  expect(thumbprintOf({ x, crv: 'X25519', kty: 'OKP' })).toBe(thumbprintOf(publicKey))
  expect(thumbprintOf({ ...publicKey, kid: 'another name' } as PublicKey)).toBe(thumbprintOf(publicKey))
})

describe('a public key file', () => {
  it('is read, and whatever else it says is left out', () => {
    const file = JSON.stringify({ ...publicKey, kid: 'swifts', use: 'enc', nonsense: [1, 2] }, null, 2)
    expect(readPublicKey(file)).toEqual(publicKey)
  })

  it.each([
    ['nothing', ''],
    ['no JSON', 'ssh-ed25519 AAAAC3Nz'],
    ['half a file', JSON.stringify(publicKey).slice(0, 40)],
    ['a text', '"X25519"'],
    ['null', 'null'],
    ['a list', JSON.stringify([publicKey])],
    ['a key set', JSON.stringify({ keys: [publicKey] })],
    ['a key for signatures', JSON.stringify({ ...publicKey, crv: 'Ed25519' })],
    ['a key of another type', JSON.stringify({ ...publicKey, kty: 'EC' })],
    ['a key without its number', JSON.stringify({ kty: 'OKP', crv: 'X25519' })],
    ['a key that is too short', JSON.stringify({ ...publicKey, x: publicKey.x.slice(1) })],
    ['a key that is too long', JSON.stringify({ ...publicKey, x: `${publicKey.x}A` })],
    ['a key with a line break', JSON.stringify({ ...publicKey, x: `${publicKey.x}\n` })],
    ['a key in plain base64', JSON.stringify({ ...publicKey, x: `+${publicKey.x.slice(1)}` })],
    ['a key to which nothing can be sealed', JSON.stringify({ ...publicKey, x: 'A'.repeat(43) })],
    ['a number for a key', JSON.stringify({ ...publicKey, x: 1 })],
  ])('that holds %s is refused', (_what, file) => {
    expect(readPublicKey(file)).toBeNull()
  })

  it.each([
    ['a bare private key', { ...publicKey, d }],
    ['a private key that is damaged', { kty: 'OKP', d: '' }],
    ['a locked private key', { format: 'colligo-private-key/1', keyId: 'k', jwe: 'eyJ' }],
    ['a public and a locked private key', { ...publicKey, jwe: 'eyJ' }],
  ])('that holds %s is told apart: it must not come near a server', (_what, key) => {
    expect(readPublicKey(JSON.stringify(key))).toBe('private')
  })
})

test('a key on P-256 has the name that python-jwcrypto gives it', () => {
  const key = sealingKeyFrom(
    '{"kty":"EC","crv":"P-256","x":"YFsNzBZ1g6vcu8Mgj9IUXhbrzPZzfiKwiNa0mFav8eY","y":"6KpRPHtbtTANDh4oZ8ELq6MgdCxBLC7lif_aA8qCfr4"}',
  )
  const inHex = Buffer.from(thumbprintOf(key), 'base64url').toString('hex')
  expect(inHex).toBe('47ebccb6a00d493dbc2eb7dacc65eb39864dbe82121cdb9b83850adc4f5afcce')
  expect(() => sealingKeyFrom('{"kty":"EC","crv":"P-384","x":"AA","y":"AA"}')).toThrow()
})
