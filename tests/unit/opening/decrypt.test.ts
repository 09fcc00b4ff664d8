import { expect, test } from 'vitest'
import { nodeDecrypt } from '#lib/opening/node/decrypt'
import { openingKeysOf, openStatement } from '#lib/opening/open-statement'
import { aStatement, registrationNumber, sealAll, testPrivateKey } from '#tests/support/exports'

const keys = await openingKeysOf([testPrivateKey])
const decrypt = nodeDecrypt([testPrivateKey])
const expected = { initiative: registrationNumber, memberState: 'EE' }
const [sealed = ''] = await sealAll([aStatement('EE')], 'EE')

test('Node’s own cryptography opens what jose opens, to the same', async () => {
  const quick = await openStatement(keys, sealed, expected, decrypt)
  expect(quick).toEqual(await openStatement(keys, sealed, expected))
  expect(quick.ok).toBe(true)
})

test('not one character may have changed', async () => {
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
    const opened = await openStatement(keys, changed, expected, decrypt)
    expect(opened.ok, `character ${String(at)}`).toBe(false)
  }
})

test.each([
  ['a part too many', `${sealed}.`],
  ['a wrapped key', sealed.replace('..', '.AAAA.')],
  ['a point that gives no secret', withPoint('AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')],
])('%s does not open', async (_, other) => {
  expect((await openStatement(keys, other, expected, decrypt)).ok).toBe(false)
})

function withPoint(x: string): string {
  const [header = '', ...rest] = sealed.split('.')
  const read = JSON.parse(Buffer.from(header, 'base64url').toString()) as { epk: object }
  const changed = { ...read, epk: { ...read.epk, x } }
  return [Buffer.from(JSON.stringify(changed)).toString('base64url'), ...rest].join('.')
}
