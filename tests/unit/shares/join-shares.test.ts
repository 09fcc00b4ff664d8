import fc from 'fast-check'
import { combine, split } from 'shamir-secret-sharing'
import { describe, expect, test } from 'vitest'
import { joinShares } from '#lib/shares/join-shares'
import { keyIdOf, keyOfSecret } from '#lib/shares/key-of-secret'
import { isSplitting, readSplitting, type KeyShare } from '#lib/shares/key-share'
import { readShare, shareText } from '#lib/shares/share-text'
import { splitKey } from '#lib/shares/split-key'
import { holders, sharesOf } from '../../support/shares.ts'

const aKey = await keyOfSecret(Uint8Array.from({ length: 32 }, (_, index) => index + 1))
const anotherKey = await keyOfSecret(Uint8Array.from({ length: 32 }, (_, index) => 200 - index))

const secrets = fc.uint8Array({ minLength: 32, maxLength: 32 })
const splittings = fc
  .integer({ min: 2, max: 9 })
  .chain((among) => fc.record({ among: fc.constant(among), needed: fc.integer({ min: 2, max: among }) }))

test('any so many shares join, in any order, and give the key', async () => {
  await fc.assert(
    fc.asyncProperty(secrets, splittings, fc.infiniteStream(fc.nat()), async (secret, { needed, among }, order) => {
      const key = await keyOfSecret(secret)
      const shares = await sharesOf(key, needed, among)
      const shuffled = shares
        .map((share) => ({ share, at: Number(order.next().value) }))
        .toSorted((one, other) => one.at - other.at)
        .map(({ share }) => share)
      const typed = shuffled.slice(0, needed).map((share) => readShare(shareText(share)))
      const given = typed.flatMap((read) => (read.ok ? [read.value] : []))
      expect(await joinShares(given)).toEqual({ ok: true, value: key })
      expect(await joinShares(given, await keyIdOf(key))).toEqual({ ok: true, value: key })
      expect(await joinShares(shuffled)).toEqual({ ok: true, value: key })
    }),
    { numRuns: 40 },
  )
})

describe('one share fewer', () => {
  test('does not join, and is told how many are needed', async () => {
    await fc.assert(
      fc.asyncProperty(splittings, async ({ needed, among }) => {
        const shares = (await sharesOf(aKey, needed, among)).slice(0, needed - 1)
        expect(await joinShares(shares)).toEqual({
          ok: false,
          problem: { code: 'too-few-shares', given: needed - 1, needed },
        })
      }),
      { numRuns: 20 },
    )
    expect(await joinShares([])).toMatchObject({ problem: { code: 'too-few-shares', given: 0, needed: null } })
  })

  test('does not give the key to somebody who changes how many are needed either', async () => {
    const lying = (await sharesOf(aKey, 3, 5)).slice(0, 2).map((share) => ({ ...share, needed: 2 }))
    expect(await joinShares(lying)).toEqual({ ok: false, problem: { code: 'joined-key-differs' } })
  })

  test('leaves every secret possible', async () => {
    // For whatever secret one wishes there is a last share that, with those that are held, gives that secret.
    await fc.assert(
      fc.asyncProperty(secrets, secrets, fc.integer({ min: 2, max: 6 }), async (secret, wished, needed) => {
        const parts = await split(secret.slice(), needed, needed)
        const held = parts.slice(0, -1)
        const place = parts.at(-1)?.at(-1) ?? 0
        const last = Uint8Array.from([...wished.map((byte, at) => lastValue(held, place, at, byte)), place])
        expect(await combine([...held, last])).toEqual(wished.slice())
      }),
      { numRuns: 20 },
    )
  })

  test('shows values that do not lean towards any, whatever the secret', async () => {
    const counts = new Uint32Array(256)
    for (let round = 0; round < 400; round += 1) {
      const [part] = await split(new Uint8Array(64).fill(0x41), 3, 2)
      for (const byte of part?.subarray(0, 64) ?? []) counts[byte] = (counts[byte] ?? 0) + 1
    }
    // 25,600 values in 256 boxes: chi-square with 255 degrees of freedom passes 400 once in a hundred million times.
    const chiSquare = counts.reduce((sum, count) => sum + (count - 100) ** 2 / 100, 0)
    expect(chiSquare).toBeLessThan(400)
  })
})

describe('shares that do not belong together', () => {
  const twoOf = async (key = aKey): Promise<[KeyShare, KeyShare]> => {
    const [one, two] = await sharesOf(key, 2, 3)
    if (one === undefined || two === undefined) throw new Error('a splitting without shares')
    return [one, two]
  }

  test('the share of another key is named by its place', async () => {
    const [mine] = await twoOf()
    const [, theirs] = await twoOf(anotherKey)
    expect(await joinShares([mine, theirs])).toEqual({ ok: false, problem: { code: 'another-key', share: 2 } })
    expect(await joinShares([theirs, mine], await keyIdOf(aKey))).toEqual({
      ok: false,
      problem: { code: 'another-key', share: 1 },
    })
  })

  test('a share given twice', async () => {
    const [one] = await twoOf()
    expect(await joinShares([one, { ...one }])).toEqual({ ok: false, problem: { code: 'share-twice', share: 2 } })
    const [, two] = await twoOf()
    const forged = { ...one, number: 3 }
    expect(await joinShares([one, forged, two])).toEqual({ ok: false, problem: { code: 'share-twice', share: 2 } })
  })

  test('an old and a new share of one key', async () => {
    const [old] = await twoOf()
    const [, fresh] = await twoOf()
    const renewed = { ...fresh, splitting: (old.splitting + 1) % 0x10000 }
    expect(await joinShares([old, renewed])).toEqual({ ok: false, problem: { code: 'another-splitting', share: 2 } })
  })

  test('a forged share gives no key that anybody could take for the right one', async () => {
    const [one, two] = await twoOf()
    const forged = { ...two, part: two.part.with(5, (two.part[5] ?? 0) ^ 1) }
    expect(await joinShares([one, forged])).toEqual({ ok: false, problem: { code: 'joined-key-differs' } })
  })

  test('after new shares were made, the old ones still open the key together', async () => {
    const [oldOne, oldTwo] = await twoOf()
    await twoOf()
    expect(await joinShares([oldOne, oldTwo])).toMatchObject({ ok: true })
  })
})

describe('splitting', () => {
  test.each([
    ['two of one', { needed: 2, among: 1, holders: ['Ines'] }, 'not-a-splitting'],
    ['one of two', { needed: 1, among: 2, holders: ['Ines', 'Teodor'] }, 'not-a-splitting'],
    ['two of sixteen', { needed: 2, among: 16, holders: holders(16) }, 'not-a-splitting'],
    ['too few holders', { needed: 2, among: 3, holders: ['Ines', 'Teodor'] }, 'holders-missing'],
    ['a holder without a name', { needed: 2, among: 3, holders: ['Ines', ' ', 'Mari'] }, 'holders-missing'],
    ['one holder twice', { needed: 2, among: 3, holders: ['Ines', 'Mari', 'Ines '] }, 'holder-twice'],
  ])('%s is refused', async (_what, order, problem) => {
    expect(await splitKey(aKey, { ...order, initiative: null })).toEqual({ ok: false, problem })
  })

  test('the greatest splitting works', async () => {
    const shares = await sharesOf(aKey, 15, 15, null)
    expect(await joinShares(shares)).toEqual({ ok: true, value: aKey })
  })

  test.each([
    ['2/3', { needed: 2, among: 3 }],
    [' 3/5 ', { needed: 3, among: 5 }],
    ['3/2', null],
    ['1/3', null],
    ['2/16', null],
    ['2 of 3', null],
    ['', null],
  ])('%j is read as a way to split', (text, splitting) => {
    expect(readSplitting(text)).toEqual(splitting)
  })

  test('half a person holds nothing', () => {
    expect(isSplitting({ needed: 2, among: 2.5 })).toBe(false)
  })
})

/** GF(2^8) by hand: the last value with which the held ones interpolate to a byte at nought. */
function lastValue(held: readonly Uint8Array[], place: number, at: number, wished: number): number {
  const places = [...held.map((part) => part.at(-1) ?? 0), place]
  const basis = (mine: number): number =>
    places
      .filter((other) => other !== mine)
      .reduce((value, other) => times(value, times(other, inverse(mine ^ other))), 1)
  const known = held.reduce((sum, part) => sum ^ times(part[at] ?? 0, basis(part.at(-1) ?? 0)), 0)
  return times(wished ^ known, inverse(basis(place)))
}

function times(one: number, other: number): number {
  let product = 0
  for (let bit = 0; bit < 8; bit += 1) {
    if ((other & (1 << bit)) !== 0) product ^= one << bit
  }
  for (let bit = 14; bit >= 8; bit -= 1) {
    if ((product & (1 << bit)) !== 0) product ^= 0x11b << (bit - 8)
  }
  return product
}

const inverse = (value: number): number =>
  Array.from({ length: 256 }, (_, other) => other).find((other) => times(value, other) === 1) ?? 0
