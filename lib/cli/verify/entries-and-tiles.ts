import { emptyFrontier, grown, rootOf, type Frontier } from '#lib/proofs/frontier'
import { tileWidth } from '#lib/proofs/tiles'
import { leafHash, type Hash } from '#lib/proofs/tree-hash'
import { inRow, inRowIf, type DataFinding } from './data-report.ts'
import { entriesIn, rowsOf, numberOf, type Files, type PlacedEntry } from './files.ts'

/** What the entries on disk give. */
export interface Walked {
  /** The tree's root at each size that was asked for; none where it has fewer entries. */
  readonly roots: ReadonlyMap<number, Hash>
  /** Entries that are no commitments. */
  readonly words: readonly PlacedEntry[]
  readonly findings: readonly DataFinding[]
}

/** Goes through all entries, tile by tile, and holds the stored tiles to them. */
export function walkEntries({ client }: Files, sizes: readonly number[]): Walked {
  const size = numberOf(client, 'SELECT max(position) + 1 FROM log_entries') ?? 0
  const wanted = new Set(sizes)
  const roots = new Map<number, Hash>()
  const words: PlacedEntry[] = []
  const findings: DataFinding[] = []
  const levels: Hash[][] = []
  let frontier: Frontier = emptyFrontier
  for (let from = 0; from < size; from += tileWidth) {
    const rows = entriesIn(client, from, from + tileWidth)
    const gap = rows.findIndex(({ position }, at) => position !== from + at)
    if (gap !== -1) findings.push(inRow('entry-missing', 'log_entries', from + gap))
    words.push(...rows.filter(({ entry }) => entry.length !== 32))
    const hashes = rows.map(({ entry }) => leafHash(entry))
    for (const hash of hashes) {
      frontier = grown(frontier, [hash])
      if (wanted.has(frontier.size)) roots.set(frontier.size, rootOf(frontier))
    }
    if (hashes.length === tileWidth) fill(levels, hashes)
  }
  return { roots, words, findings: [...findings, ...tileFindings({ client }, levels)] }
}

/** Takes a full tile: its root is a hash of the level above, and so on up. `levels` holds the roots of each level's tiles. */
function fill(levels: Hash[][], hashes: readonly Hash[]): void {
  let full = hashes
  for (let level = 0; full.length === tileWidth; level += 1) {
    const roots = (levels[level] ??= [])
    roots.push(rootOf(grown(emptyFrontier, full)))
    if (roots.length % tileWidth !== 0) return
    full = roots.slice(-tileWidth)
  }
}

interface TileRow {
  readonly level: number
  readonly number: number
  readonly root: Buffer
  readonly hashes: Buffer
}

function tileFindings({ client }: Pick<Files, 'client'>, levels: readonly (readonly Hash[])[]): readonly DataFinding[] {
  const stored = client.prepare('SELECT level, number, root, hashes FROM log_tiles WHERE level = ? AND number = ?')
  const findings = levels.flatMap((roots, level) =>
    roots.flatMap((root, number) => {
      const row = stored.get(level, number) as TileRow | undefined
      if (row === undefined) return [inRow('tile-missing', 'log_tiles', `${String(level)}/${String(number)}`)]
      // The root of its hashes is the root that the entries give: then its hashes are theirs.
      const own = rootOf(grown(emptyFrontier, split(row.hashes)))
      const isSame = row.root.equals(root) && Buffer.from(own).equals(root)
      return inRowIf(!isSame, 'tile-differs', 'log_tiles', `${String(level)}/${String(number)}`)
    }),
  )
  const known = rowsOf<TileRow>(client, 'SELECT level, number FROM log_tiles ORDER BY level, number')
  const surplus = known.filter(({ level, number }) => levels[level]?.[number] === undefined)
  return [
    ...findings,
    ...surplus.map(({ level, number }) => inRow('tile-too-many', 'log_tiles', `${String(level)}/${String(number)}`)),
  ]
}

const split = (hashes: Buffer): readonly Hash[] =>
  Array.from({ length: hashes.length / 32 }, (_, at) => hashes.subarray(at * 32, at * 32 + 32))
