import { hexToBytes, bytesToHex } from '@noble/hashes/utils.js'
import { commitmentOf } from './commitment.ts'
import { readEntry, type LogEvent } from './entries.ts'

/** What shows that a statement of a package is a leaf of the log. */
export interface Opening {
  /** What the receipt names the statement by. */
  readonly identifier: string
  /** 32 bytes, lower-case hex. */
  readonly blind: string
  /** SHA-256 of the sealed statement, lower-case hex. */
  readonly digest: string
}

/** A package held to the log. Statements are named by their identifiers, in the order of the package. */
export interface OpeningsReport {
  readonly openings: number
  /** How many of them stand in the log, each counted once. */
  readonly inLog: number
  readonly missing: readonly string[]
  /** Those whose leaf another before them has, and those of an identifier that came before. */
  readonly twice: readonly string[]
  /** Those whose leaf the log tells as removed before the export. */
  readonly removed: readonly string[]
  /** Those whose leaf is of a test. */
  readonly tests: readonly string[]
  /** The last batch of the Member State that the log tells as frozen; `null` where it tells of none. */
  readonly frozen: { readonly position: number; readonly on: string; readonly count: number } | null
  /** Whether the package has as many statements as that batch had when it was frozen. */
  readonly isAsFrozen: boolean
}

/**
 * Holds the statements of a package to the log: each must be a leaf of it, and there must be as many as were frozen.
 *
 * @param openings - Of all statements of the package.
 * @param entries - The log's, from the first one, up to where it tells that the batch was frozen, or further: what comes
 * after the last batch of the Member State says nothing of it.
 * @param memberState - Of the package.
 */
export function checkOpenings(
  openings: readonly Opening[],
  entries: Iterable<Uint8Array>,
  memberState: string,
): OpeningsReport {
  const log = readLeaves(entries, memberState)
  const report = { inLog: 0, missing: [], twice: [], removed: [], tests: [] } as Sorted
  const seen = new Set<string>()
  for (const { identifier, ...opening } of openings) {
    // What opens nothing stands in no log, under no name that another could have.
    const commitment = commitmentIn(opening) ?? identifier
    if (seen.has(identifier) || seen.has(commitment)) report.twice.push(identifier)
    else sortIn(report, identifier, log, log.leaves.get(commitment))
    seen.add(identifier).add(commitment)
  }
  const { frozen } = log
  return { openings: openings.length, ...report, frozen, isAsFrozen: frozen?.count === openings.length }
}

interface Sorted {
  inLog: number
  readonly missing: string[]
  readonly twice: string[]
  readonly removed: string[]
  readonly tests: string[]
}

function sortIn(report: Sorted, identifier: string, { removed, liveAt }: Leaves, leaf: number | undefined): void {
  if (leaf === undefined) {
    report.missing.push(identifier)
    return
  }
  report.inLog += 1
  if (removed.has(leaf)) report.removed.push(identifier)
  if (leaf < liveAt) report.tests.push(identifier)
}

/** The leaf that an opening opens, in hex; `null` where it is none. */
function commitmentIn({ blind, digest }: Omit<Opening, 'identifier'>): string | null {
  const isHex = [blind, digest].every((text) => /^[0-9a-f]{64}$/u.test(text))
  return isHex ? bytesToHex(commitmentOf(hexToBytes(blind), hexToBytes(digest))) : null
}

interface Leaves {
  /** Positions, by commitment in hex. */
  readonly leaves: ReadonlyMap<string, number>
  readonly removed: ReadonlySet<number>
  /** Where the log tells of going live; beyond all where it does not. */
  readonly liveAt: number
  readonly frozen: OpeningsReport['frozen']
}

function readLeaves(entries: Iterable<Uint8Array>, memberState: string): Leaves {
  const leaves = new Map<string, number>()
  const events: { readonly position: number; readonly event: LogEvent }[] = []
  let position = 0
  for (const bytes of entries) {
    const entry = readEntry(bytes)
    if (entry?.kind === 'commitment') leaves.set(bytesToHex(entry.commitment), position)
    if (entry?.kind === 'event') events.push({ position, event: entry.event })
    position += 1
  }
  const frozen = events.findLast(({ event }) => event.event === 'batch-frozen' && event.memberState === memberState)
  const removed = events.filter(({ event, position: at }) => {
    // What is removed once the batch is frozen stays in it.
    return event.event === 'removed' && (frozen === undefined || at < frozen.position)
  })
  return {
    leaves,
    removed: new Set(removed.map(({ event }) => event.leaf ?? -1)),
    liveAt: events.find(({ event }) => event.event === 'gone-live')?.position ?? Number.POSITIVE_INFINITY,
    frozen:
      frozen === undefined ? null : { position: frozen.position, on: frozen.event.on, count: frozen.event.count ?? 0 },
  }
}
