/** Hashes of a full tile, and entries of a full bundle (C2SP tlog-tiles). */
export const tileWidth = 256

/** A piece of the log as it is fetched: hashes of one level, or entries. */
export interface Tile {
  readonly level: number | 'entries'
  readonly index: number
  /** 256, or fewer at the tree's right edge. */
  readonly width: number
}

/** The address of a tile, below the log's own, as `tile/0/x001/234` or `tile/entries/000.p/7`. */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/gu) ?? []
  const name = groups.map((group, at) => (at === groups.length - 1 ? group : `x${group}`)).join('/')
  return `tile/${String(level)}/${name}${width === tileWidth ? '' : `.p/${String(width)}`}`
}

/** @returns `null` where an address is that of no tile, or not as such an address is written. */
export function readTilePath(path: string): Tile | null {
  const found = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/(\d{1,3}))?$/u.exec(path)
  if (found === null) return null
  const [, level = '', name = '', width] = found
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(name.replaceAll(/[x/]/gu, '')),
    width: width === undefined ? tileWidth : Number(width),
  }
  return tile.width > 0 && tilePath(tile) === path ? tile : null
}

/** How wide a tile is in a tree of this size; 0 where the tree has none of it. */
export function widthOf({ level, index }: Omit<Tile, 'width'>, size: number): number {
  const height = level === 'entries' ? 0 : level
  const hashes = Math.floor(size / tileWidth ** height)
  return Math.max(0, Math.min(tileWidth, hashes - index * tileWidth))
}

/** The entries of a bundle, each behind its length in two bytes. */
export function bundleOf(entries: readonly Uint8Array[]): Uint8Array {
  const bundle = new Uint8Array(entries.reduce((sum, entry) => sum + 2 + entry.length, 0))
  let at = 0
  for (const entry of entries) {
    bundle.set([entry.length >> 8, entry.length & 0xff], at)
    bundle.set(entry, at + 2)
    at += 2 + entry.length
  }
  return bundle
}

/** @returns `null` where the bytes end in the middle of an entry. */
export function readBundle(bundle: Uint8Array): readonly Uint8Array[] | null {
  const entries: Uint8Array[] = []
  for (let at = 0; at < bundle.length;) {
    const [high, low] = [bundle[at], bundle[at + 1]]
    if (high === undefined || low === undefined) return null
    const end = at + 2 + high * 256 + low
    if (end > bundle.length) return null
    entries.push(bundle.subarray(at + 2, end))
    at = end
  }
  return entries
}
