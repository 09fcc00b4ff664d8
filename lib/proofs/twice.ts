/** Finds what stands twice among random values of at least eight bytes, millions of them in little memory. */
export interface Twice {
  /** Takes the value of a place; places only grow. */
  readonly take: (place: number, value: Uint8Array) => void
  /** The places at which something stands that stood before. */
  readonly places: () => readonly number[]
}

/** By the first eight bytes: that two of ten million random values begin alike without being the same is 1 in 300,000. */
export function twice(): Twice {
  let heads = new BigUint64Array(1024)
  let end = 0
  return {
    take: (place, value) => {
      if (place >= heads.length) {
        const larger = new BigUint64Array(Math.max(place + 1, heads.length * 2))
        larger.set(heads)
        heads = larger
      }
      heads[place] = new DataView(value.buffer, value.byteOffset, 8).getBigUint64(0)
      end = place + 1
    },
    places: () => {
      const sorted = heads.slice(0, end).sort()
      const repeated = new Set(sorted.filter((head, at) => head !== 0n && head === sorted[at - 1]))
      if (repeated.size === 0) return []
      const seen = new Set<bigint>()
      return Array.from(heads.subarray(0, end), (head, place) => ({ head, place })).flatMap(({ head, place }) => {
        if (!repeated.has(head)) return []
        const isSecond = seen.has(head)
        seen.add(head)
        return isSecond ? [place] : []
      })
    },
  }
}
