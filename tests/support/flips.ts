import fc from 'fast-check'

/** One bit of a file that turned on its way. */
export interface Flip {
  readonly at: number
  readonly bit: number
}

/** Any bit of the bytes from one place up to another. */
export const aFlip = (from: number, to: number): fc.Arbitrary<Flip> =>
  fc.record({ at: fc.integer({ min: from, max: to - 1 }), bit: fc.integer({ min: 0, max: 7 }) })

export function withFlip(bytes: Uint8Array, { at, bit }: Flip): Buffer {
  const flipped = Buffer.from(bytes)
  flipped[at] = flipped[at]! ^ (1 << bit)
  return flipped
}
