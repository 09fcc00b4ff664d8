import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { initiativeMarkOf } from '#lib/shares/initiative-code'
import { joinShares } from '#lib/shares/join-shares'
import { keyIdOf } from '#lib/shares/key-of-secret'
import type { KeyShare } from '#lib/shares/key-share'
import { groupsOf, isGroup, readShare, shareText } from '#lib/shares/share-text'
import vectors from '../../vectors/key-share.json' with { type: 'json' }

const shareOf = (text: string): KeyShare => {
  const read = readShare(text)
  if (!read.ok) throw new Error(read.problem.code)
  return read.value
}

const aText = vectors.splittings[0]?.shares[0] ?? ''
const someGroups = groupsOf(shareOf(aText))

const anyShare: fc.Arbitrary<KeyShare> = fc
  .record({
    among: fc.integer({ min: 2, max: 15 }),
    neededOf: fc.nat(),
    numberOf: fc.nat(),
    keyIdStart: fc.stringMatching(/^[\w-]{5}$/u),
    splitting: fc.integer({ min: 0, max: 0xffff }),
    initiative: fc.oneof(
      fc.constant(null),
      fc
        .tuple(fc.integer({ min: 2000, max: 2199 }), fc.nat(999_999))
        .map(([year, number]) => `ECI(${String(year)})${String(number).padStart(6, '0')}`),
      fc.integer({ min: 0x80000000, max: 0xffffffff }).map((bits) => `#${bits.toString(16)}`),
    ),
    values: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    place: fc.integer({ min: 1, max: 255 }),
  })
  .map(({ neededOf, numberOf, values, place, ...share }) => ({
    ...share,
    needed: 2 + (neededOf % (share.among - 1)),
    number: 1 + (numberOf % share.among),
    part: Uint8Array.from([...values, place]),
  }))

describe('the published vectors', () => {
  test.each(vectors.splittings)('$needed of $among: any so many shares give the key', async (splitting) => {
    const shares = splitting.shares.map(shareOf)
    const initiative = splitting.initiative === null ? null : await initiativeMarkOf(splitting.initiative)
    expect(shares.map(({ number }) => number)).toEqual(shares.map((_, index) => index + 1))
    for (const share of shares) {
      expect(share).toMatchObject({ needed: splitting.needed, among: splitting.among, initiative })
      expect(vectors.keyId.startsWith(share.keyIdStart)).toBe(true)
    }
    for (let from = 0; from + splitting.needed <= shares.length; from += 1) {
      const joined = await joinShares(shares.slice(from, from + splitting.needed), vectors.keyId)
      expect(joined).toEqual({ ok: true, value: vectors.privateKey })
    }
  })

  test('a Python script that knows the document alone agrees', () => {
    const input = vectors.splittings.map(({ shares, needed }) => shares.slice(-needed).join('\n')).join('\n\n')
    const read: unknown = JSON.parse(
      execFileSync('python3', ['tests/support/join-shares.py'], { input, encoding: 'utf8' }),
    )
    expect(read).toEqual(
      vectors.splittings.map(({ needed, among, shares }) => ({
        secret: Buffer.from(vectors.privateKey.d, 'base64url').toString('hex'),
        needed,
        among,
        numbers: Array.from({ length: needed }, (_, index) => among - needed + index + 1),
        keyIdStart: vectors.keyId.slice(0, 5),
        initiative: shareOf(shares[0] ?? '').initiative,
      })),
    )
  })

  test('the key id is the one that Node computes', async () => {
    expect(await keyIdOf(vectors.privateKey)).toBe(vectors.keyId)
  })
})

test('every share is read back as it was written', () => {
  fc.assert(
    fc.property(anyShare, (share) => {
      expect(readShare(shareText(share))).toEqual({ ok: true, value: share })
    }),
    { numRuns: 300 },
  )
})

test.each([
  ['with the groups alone', someGroups.join(' ')],
  ['without any space', someGroups.join('')],
  ['in lines, with hyphens', someGroups.map((group) => `${group.slice(0, 3)}-${group.slice(3)}`).join('\n')],
  ['with letters that look like nought and one', aText.replaceAll('0', 'O').replaceAll(/1(?!\d* )/gu, 'l')],
  ['with wide digits', aText.replaceAll('4', '４')],
  ['from a file with remarks', `# Ines, share 1 of 3\r\n#\r\n${aText}\r\n`],
  ['from its QR code', aText.toUpperCase()],
])('a share is read %s', (_how, typed) => {
  expect(readShare(typed)).toEqual({ ok: true, value: shareOf(aText) })
})

test('one wrong digit is found, and its group is named', () => {
  fc.assert(
    fc.property(anyShare, fc.nat(143), fc.integer({ min: 1, max: 9 }), (share, at, by) => {
      const digits = groupsOf(share).join('')
      const wrong = `${digits.slice(0, at)}${String((Number(digits[at]) + by) % 10)}${digits.slice(at + 1)}`
      expect(readShare(wrong)).toEqual({ ok: false, problem: { code: 'wrong-group', group: Math.floor(at / 6) + 1 } })
    }),
    { numRuns: 500 },
  )
})

test('two digits of a group in each other’s places are found, and the group is named', () => {
  for (const [index, group] of someGroups.entries())
    for (let one = 0; one < 6; one += 1)
      for (let other = one + 1; other < 6; other += 1) {
        if (group[one] === group[other]) continue
        const digits = [...group]
        ;[digits[one], digits[other]] = [group[other] ?? '', group[one] ?? '']
        const wrong = someGroups.with(index, digits.join('')).join(' ')
        expect(readShare(wrong)).toEqual({ ok: false, problem: { code: 'wrong-group', group: index + 1 } })
      }
})

test('any two groups in each other’s places are found', () => {
  for (let one = 0; one < 24; one += 1)
    for (let other = one + 1; other < 24; other += 1) {
      const swapped = someGroups.with(one, someGroups[other] ?? '').with(other, someGroups[one] ?? '')
      const far = other - one === 13
      expect(readShare(swapped.join(' '))).toEqual({
        ok: false,
        problem: far ? { code: 'wrong-checksum' } : { code: 'wrong-group', group: one + 1 },
      })
    }
})

test('a digit or a group too few or too many is found, with the first group that is not right', () => {
  fc.assert(
    fc.property(anyShare, fc.nat(143), fc.integer({ min: 0, max: 9 }), (share, at, digit) => {
      const digits = groupsOf(share).join('')
      const left = readShare(digits.slice(0, at) + digits.slice(at + 1))
      const more = readShare(digits.slice(0, at) + String(digit) + digits.slice(at))
      expect(left).toMatchObject({ ok: false, problem: { code: 'too-few-groups' } })
      expect(more).toMatchObject({ ok: false, problem: { code: 'too-many-groups' } })
    }),
    { numRuns: 200 },
  )
  expect(readShare(someGroups.toSpliced(7, 1).join(' '))).toEqual({
    ok: false,
    problem: { code: 'too-few-groups', given: 23, group: 8 },
  })
  expect(readShare([...someGroups, someGroups[0]].join(' '))).toMatchObject({
    problem: { code: 'too-many-groups', given: 25 },
  })
})

test('what passes for groups by chance is stopped by the checksum of the whole', () => {
  // Two groups changed to others that are right in their places.
  const other = groupsOf(shareOf(vectors.splittings[0]?.shares[1] ?? ''))
  expect(readShare(someGroups.with(9, other[9] ?? '').join(' '))).toEqual({
    ok: false,
    problem: { code: 'wrong-checksum' },
  })
})

test.each(['', ' ', 'my share', `${aText} please`, '# only a remark', 'colligo-share/1'])(
  'what can be no share is none: %j',
  (typed) => {
    expect(readShare(typed)).toEqual({ ok: false, problem: { code: 'not-a-share' } })
  },
)

test('a share of a later format is told from a wrong one', async () => {
  const { bytesOfShare, shareOfBytes } = await import('#lib/shares/share-bytes')
  const { crc24 } = await import('#lib/shares/crc24')
  const bytes = bytesOfShare(shareOf(aText))
  const changed = (change: (bytes: Uint8Array) => void): Uint8Array => {
    const later = bytes.slice()
    change(later)
    const checksum = crc24(later.subarray(0, 45))
    later.set([checksum >>> 16, (checksum >>> 8) & 255, checksum & 255], 45)
    return later
  }
  expect(
    shareOfBytes(
      changed((later) => {
        later.set([0x22])
      }),
    ).ok,
  ).toBe(false)
  expect(
    shareOfBytes(
      changed((later) => {
        later.set([0x22])
      }),
    ),
  ).toEqual({ ok: false, problem: 'unknown-version' })
  // Share 4 of 3, and a share that was taken where the secret itself stands.
  expect(
    shareOfBytes(
      changed((later) => {
        later.set([0x34], 1)
      }),
    ),
  ).toEqual({ ok: false, problem: 'unknown-version' })
  expect(
    shareOfBytes(
      changed((later) => {
        later.set([0], 44)
      }),
    ),
  ).toEqual({ ok: false, problem: 'unknown-version' })
  expect(shareOfBytes(changed(() => undefined)).ok).toBe(true)
})

test('the checksum is that of OpenPGP’s armor', async () => {
  const { crc24 } = await import('#lib/shares/crc24')
  // The check value of the catalogue of CRCs for CRC-24/OPENPGP.
  expect(crc24(new TextEncoder().encode('123456789'))).toBe(0x21cf02)
})

test('a field can say at once whether a group is right', () => {
  someGroups.forEach((group, index) => {
    expect(isGroup(group, index + 1)).toBe(true)
    expect(isGroup(group, index + 2)).toBe(false)
  })
  expect(isGroup('12345', 1)).toBe(false)
  expect(isGroup('', 1)).toBe(false)
})
