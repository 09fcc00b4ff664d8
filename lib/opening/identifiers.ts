/** Identifiers that have been seen: 16 bytes each, where a set of texts would take 100. */
export interface Identifiers {
  /** Whether an identifier is new; from then on it is not. */
  readonly isNew: (identifier: string) => boolean
}

/**
 * A hash table with room for a number of UUIDs. Nearly all of their bits are random, so the first ones are hash enough;
 * all 128 are compared.
 */
export function identifiers(count: number): Identifiers {
  // A quarter more than are needed: few steps from one's own place, and no memory that grows by doubling.
  const slots = Math.ceil(1.25 * count) + 1
  const table = new Uint32Array(4 * slots)
  const taken = new Uint8Array(slots)
  return {
    isNew: (identifier) => {
      const hex = identifier.replaceAll('-', '')
      const words = [0, 8, 16, 24].map((from) => Number.parseInt(hex.slice(from, from + 8), 16))
      let slot = (words[0] ?? 0) % slots
      while (taken[slot] === 1) {
        const at = 4 * slot
        if (words.every((word, index) => table[at + index] === word)) return false
        slot = (slot + 1) % slots
      }
      taken[slot] = 1
      table.set(words, 4 * slot)
      return true
    },
  }
}
