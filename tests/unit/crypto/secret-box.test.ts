import { createDecipheriv } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lock, unlock } from '#lib/crypto/secret-box'

const key = Buffer.alloc(32, 5)
const box = lock(key, 'receipt', 'a secret')

describe('a locked secret', () => {
  it('unlocks with its key and for its purpose, whatever it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.string(), (secret, purpose) => {
        expect(unlock(key, purpose, lock(key, purpose, secret))).toEqual(Buffer.from(secret))
      }),
    )
  })

  it('is AES-256-GCM with a random start, and its purpose beside it', () => {
    const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, 12)).setAAD(Buffer.from('receipt'))
    decipher.setAuthTag(box.subarray(-16))
    const secret = Buffer.concat([decipher.update(box.subarray(12, -16)), decipher.final()])
    expect(secret.toString()).toBe('a secret')
  })

  it('is another each time', () => {
    const boxes = Array.from({ length: 100 }, () => lock(key, 'receipt', 'a secret').subarray(0, 12).toString('hex'))
    expect(new Set(boxes).size).toBe(100)
  })

  it('does not show what is in it', () => {
    expect(box.includes('secret')).toBe(false)
  })

  it('stays locked for another purpose', () => {
    expect(unlock(key, 'one-time-codes', box)).toBeNull()
    expect(unlock(key, '', box)).toBeNull()
  })

  it('stays locked under another key', () => {
    expect(unlock(Buffer.alloc(32, 6), 'receipt', box)).toBeNull()
  })

  it('stays locked once any byte of it was changed', () => {
    for (const index of box.keys()) {
      const changed = Buffer.from(box)
      changed[index]! ^= 1
      expect(unlock(key, 'receipt', changed), `byte ${String(index)}`).toBeNull()
    }
  })

  it('stays locked when it was cut short or lengthened', () => {
    for (let length = 0; length < box.length; length += 1) {
      expect(unlock(key, 'receipt', box.subarray(0, length)), `${String(length)} bytes`).toBeNull()
    }
    expect(unlock(key, 'receipt', Buffer.concat([box, Buffer.alloc(1)]))).toBeNull()
  })

  it('is no random rubbish', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (rubbish) => {
        expect(unlock(key, 'receipt', rubbish)).toBeNull()
      }),
    )
  })
})
