import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { wrapFor } from '#lib/envelopes/wrap'
import { aCertificate, anAgeKey, anOpenpgpKey, asRecipient, onCurve, type Authority } from '#tests/support/authorities'
import { problemsOf } from '#tests/support/checker'
import { aFlip, withFlip } from '#tests/support/flips'
import { exampleFolder } from '#tests/support/make-example-package'

/** Every byte tells where it stands. */
const contentOf = (size: number): Uint8Array => new Uint8Array(size).map((_, place) => place * 7 + (place >> 8))

/** As a disk gives them: in pieces that fit no cipher's block. */
async function* inPieces(content: Uint8Array, piece = 70_001): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < content.length; from += piece)
    yield await Promise.resolve(content.subarray(from, from + piece))
}

async function wrapped(authority: Authority, content: Uint8Array): Promise<Buffer> {
  const file = { name: 'package.zip', size: content.length, bytes: inPieces(content) }
  const pieces: Uint8Array[] = []
  for await (const piece of wrapFor(await asRecipient(authority), file).bytes) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** Nothing, one byte, the edges of the ciphers' blocks and of the pieces they are worked on in, and some MB. */
const sizes = [0, 1, 16, 1 << 20, (1 << 20) + 1, 3_333_333]

const authorities: readonly [string, Authority][] = [
  ['a certificate with RSA 3072', aCertificate(['rsa:3072'])],
  ['a certificate on P-256', aCertificate(onCurve('P-256'))],
  ['a certificate on P-384', aCertificate(onCurve('P-384'))],
  ['an OpenPGP key with RSA 3072', anOpenpgpKey('rsa3072')],
  ['an OpenPGP key on P-256', anOpenpgpKey('nistp256')],
  ['an OpenPGP key on Curve25519', anOpenpgpKey('cv25519')],
  ['an age key', anAgeKey()],
]

describe.each(authorities)('a package wrapped for %s', (_, authority) => {
  const programs = Object.entries(authority.open)

  it.each(sizes)('of %i bytes is opened by programs that are not ours', async (size) => {
    const content = contentOf(size)
    const envelope = await wrapped(authority, content)
    for (const [program, open] of programs) expect(open(envelope)?.equals(content), program).toBe(true)
  })

  it('is refused by them where any bit of what it holds was turned', async () => {
    const envelope = await wrapped(authority, contentOf(5000))
    const last = [0, 7].map((bit) => ({ at: envelope.length - 1, bit }))
    fc.assert(
      fc.property(aFlip(envelope.length - 5000, envelope.length), (flip) => {
        for (const [program, open] of programs) expect(open(withFlip(envelope, flip)), program).toBeNull()
      }),
      { numRuns: 12, examples: last.map((flip) => [flip]) },
    )
  })

  it('never opens to another package, whichever bit was turned', async () => {
    const content = readFileSync(join(exampleFolder, 'practice-ECI-2026-000001-EE-batch-1.zip'))
    const envelope = await wrapped(authority, content)
    const head = aFlip(0, envelope.length - content.length)
    fc.assert(
      fc.property(fc.oneof(head, aFlip(0, envelope.length)), (flip) => {
        for (const [program, open] of programs) {
          const opened = open(withFlip(envelope, flip))
          if (opened === null || opened.equals(content)) continue
          // gpg takes some damaged heads for no message at all: it writes nothing, and does not complain.
          const file = join(authority.desk, 'opened.zip')
          writeFileSync(file, opened)
          expect(problemsOf(file), program).not.toEqual([])
        }
      }),
      { numRuns: 20 },
    )
  })

  it('is refused by them where it was cut short', async () => {
    const envelope = await wrapped(authority, contentOf(5000))
    for (const [program, open] of programs) expect(open(envelope.subarray(0, -1)), program).toBeNull()
  })

  it('holds nothing that could be read without the key', async () => {
    const name = 'Mari Maasikas 36805280109'
    const envelope = await wrapped(authority, Buffer.from(name.repeat(100)))
    expect(envelope.includes('Maasikas')).toBe(false)
  })
})

describe('wrapping', () => {
  const authority = anAgeKey()

  it('uses a fresh key each time', async () => {
    for (const [kind, each] of authorities) {
      const [one, other] = [await wrapped(each, contentOf(100)), await wrapped(each, contentOf(100))]
      expect(one.subarray(-116, -16).equals(other.subarray(-116, -16)), kind).toBe(false)
    }
  })

  test.each([
    ['longer', 99],
    ['shorter', 101],
  ])('fails where a file is %s than was said', async (_, size) => {
    for (const [, each] of [...authorities, ['age', authority] as const]) {
      const { bytes } = wrapFor(await asRecipient(each), { name: 'a', size, bytes: inPieces(contentOf(100)) })
      await expect(Array.fromAsync(bytes)).rejects.toThrow('not as many as was said')
    }
  })

  it('fails where the fingerprint beside the key is of another', async () => {
    for (const [, each] of authorities) {
      const recipient = { ...(await asRecipient(each)), fingerprint: 'ab'.repeat(32) }
      const { bytes } = wrapFor(recipient, { name: 'a', size: 1, bytes: inPieces(contentOf(1)) })
      await expect(Array.fromAsync(bytes)).rejects.toThrow('fingerprint')
    }
  })

  it('passes a fault of the disk on', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(contentOf(50))
      throw new Error('EIO')
    }
    for (const [kind, each] of authorities) {
      const { bytes } = wrapFor(await asRecipient(each), { name: 'a', size: 100, bytes: failing() })
      await expect(Array.fromAsync(bytes), kind).rejects.toThrow('EIO')
    }
  })
})

test('the file says by its ending which envelope it is in', async () => {
  const nameFor = async (authority: Authority | undefined) => {
    if (authority === undefined) throw new Error('no authority')
    return wrapFor(await asRecipient(authority), { name: 'EE-1.zip', size: 0, bytes: inPieces(contentOf(0)) }).name
  }
  const [rsa, , , openpgp, , , age] = authorities.map(([, authority]) => authority)
  expect([await nameFor(rsa), await nameFor(openpgp), await nameFor(age)]).toEqual([
    'EE-1.zip.p7m',
    'EE-1.zip.pgp',
    'EE-1.zip.age',
  ])
})
