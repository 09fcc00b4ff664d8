import { createHash, createPublicKey, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { instanceKey } from '#lib/crypto/instance-key'

const secret = Buffer.alloc(32, 7)
const text = Buffer.from('{"is":"a certificate"}')

test('an instance signs what the public half of its key believes, and not a byte else', () => {
  const key = instanceKey(secret)
  const publicKey = createPublicKey(key.publicKeyFile)
  const signature = key.sign(text)
  expect(signature).toHaveLength(64)
  expect(verify(null, text, publicKey, signature)).toBe(true)
  expect(verify(null, Buffer.concat([text, Buffer.from(' ')]), publicKey, signature)).toBe(false)
  expect(verify(null, text, createPublicKey(instanceKey(Buffer.alloc(32, 8)).publicKeyFile), signature)).toBe(false)
})

test('the key is the same for the same secret, and its thumbprint is of the 32 bytes that others have', () => {
  const key = instanceKey(secret)
  expect(instanceKey(secret).publicKeyFile).toBe(key.publicKeyFile)
  expect(key.sign(text).equals(instanceKey(secret).sign(text))).toBe(true)
  const { x = '' } = createPublicKey(key.publicKeyFile).export({ format: 'jwk' })
  expect(key.thumbprint).toBe(createHash('sha256').update(Buffer.from(x, 'base64url')).digest('hex'))
  expect(key.publicKeyFile).not.toContain('PRIVATE')
})
