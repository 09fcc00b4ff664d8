import { createHash } from 'node:crypto'
import type { Initiative } from '#lib/domain/initiative'
import type { MemberState } from '#lib/domain/member-states'
import type { ExportedStatements, ExportTrailer } from './export-format.ts'

/** What handing over needs from the outside world; `lib/instance` supplies it. */
export interface Exporting {
  readonly initiative: () => Initiative | null
  /** All that are kept, in a batch or not; those that count, unless those under suspicion are asked for. */
  readonly sealedFor: (memberState: MemberState, which?: ExportedStatements) => Generator<string>
  /** A batch as its file holds it; `null` where there is none, it is dissolved, or its statements are destroyed. */
  readonly frozen: (batchId: number) => FrozenBatch | null
}

/** What was frozen, and with it every byte of the file. */
export interface FrozenBatch {
  /** The first line, without its end. */
  readonly header: string
  readonly sealed: () => Iterable<string>
  /** What the trailer has said of a whole download before; `null` before the first. */
  readonly sha256: string | null
}

/**
 * Writes a batch as an export file, line by line: see `export-format.ts`. Statements leave sealed; they are opened offline,
 * on the organisers' own machine, with `./run export open`.
 *
 * @param finished - Told count and digest once the last line has been taken; not at all where the download stopped.
 *
 * @throws Error before the trailer where the file is not the one that was downloaded before: it cannot pass for whole.
 */
export function* exportLines(
  { header, sealed, sha256: before }: FrozenBatch,
  finished: (trailer: ExportTrailer) => void,
): Generator<string> {
  const hash = createHash('sha256')
  const hashed = (line: string): string => {
    hash.update(line)
    return line
  }

  yield hashed(`${header}\n`)
  let count = 0
  for (const statement of sealed()) {
    count += 1
    yield hashed(`${statement}\n`)
  }
  const trailer: ExportTrailer = { count, sha256: hash.digest('hex') }
  if (before !== null && before !== trailer.sha256) throw new Error('a frozen batch is not what it was')
  finished(trailer)
  yield `${JSON.stringify(trailer)}\n`
}
