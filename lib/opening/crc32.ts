/** The check sum of ZIP (APPNOTE 4.4.7), taken in pieces. It finds damage by chance; hashes find the other kind. */
export interface Crc32 {
  readonly update: (bytes: Uint8Array) => void
  readonly value: () => number
}

const table = new Uint32Array(256).map((_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  return rest
})

export function newCrc32(): Crc32 {
  let sum = 0xffffffff
  return {
    update: (bytes) => {
      let rest = sum
      for (const byte of bytes) rest = (table[(rest ^ byte) & 0xff] ?? 0) ^ (rest >>> 8)
      sum = rest
    },
    value: () => (sum ^ 0xffffffff) >>> 0,
  }
}
