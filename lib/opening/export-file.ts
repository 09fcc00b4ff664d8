import { z } from 'zod'
import { fail, ok, type Result } from '#lib/domain/result'
import type { ExportTrailer } from '#lib/exporting/export-format'
import type { ByteSource } from './byte-source.ts'
import { headerSchema, type VerifiedHeader } from './export-header.ts'
import { linesOf, TooLongLine } from './lines.ts'
import type { FileProblem } from './problems.ts'
import { pureSha256, type Sha256 } from './sha256.ts'

/** An export whose count and hash are right. */
export interface VerifiedExport {
  readonly header: VerifiedHeader
  readonly count: number
  readonly bytes: number
  /** SHA-256 over the whole file, trailer included, in lower-case hex. */
  readonly sha256: string
}

const trailerSchema = z.strictObject({ count: z.int().min(0), sha256: z.string().regex(/^[\da-f]{64}$/u) })

/**
 * Reads an export from end to end, in constant memory, and tells whether it is all there and unchanged. Nothing may be
 * opened before this is known.
 *
 * @param onBytes - Told now and then how many bytes have been read.
 */
export async function verifyExport(
  source: ByteSource,
  onBytes: (bytes: number) => void = () => undefined,
  newSha256: () => Sha256 = pureSha256,
): Promise<Result<VerifiedExport, FileProblem>> {
  const seen: Seen = { hash: newSha256(), header: null, last: null, lines: 0, bytes: 0 }
  try {
    for await (const line of linesOf(source)) {
      note(seen, line)
      onBytes(seen.bytes)
    }
  } catch (error) {
    if (error instanceof TooLongLine) return fail('not-an-export')
    throw error
  }
  return verdictOn(seen)
}

/** What a reading from end to end leaves in memory. The trailer is hashed apart, so the last line waits. */
interface Seen {
  readonly hash: Sha256
  header: Uint8Array | null
  last: Uint8Array | null
  lines: number
  bytes: number
}

function note(seen: Seen, line: Uint8Array): void {
  if (seen.last !== null) seen.hash.update(seen.last)
  seen.header ??= line.slice()
  seen.last = line
  seen.lines += 1
  seen.bytes += line.length
}

function verdictOn({ hash, header, last, lines, bytes }: Seen): Result<VerifiedExport, FileProblem> {
  const read = header === null ? null : jsonLine(headerSchema, header)
  if (read === null || last === null) return fail('not-an-export')
  const trailer: ExportTrailer | null = lines < 2 ? null : jsonLine(trailerSchema, last)
  if (trailer === null) return fail('cut-short')

  const count = lines - 2
  if (trailer.count !== count || trailer.sha256 !== hash.hex()) return fail('altered-export')
  hash.update(last)
  return ok({ header: read, count, bytes, sha256: hash.hex() })
}

function jsonLine<Value>(schema: z.ZodType<Value>, line: Uint8Array): Value | null {
  if (line.at(-1) !== 0x0a) return null
  try {
    return schema.parse(JSON.parse(new TextDecoder().decode(line)))
  } catch {
    // SyntaxError or ZodError: not the line that stands here in an export.
    return null
  }
}

/** The sealed statements of a verified export, in batches. */
export async function* sealedBatches(
  source: ByteSource,
  { count, sha256 }: VerifiedExport,
  size: number,
  newSha256: () => Sha256 = pureSha256,
): AsyncGenerator<string[], 'unchanged' | 'changed-meanwhile'> {
  const hash = newSha256()
  const ascii = new TextDecoder('latin1')
  let batch: string[] = []
  let lines = 0
  for await (const line of linesOf(source)) {
    hash.update(line)
    if (lines > 0 && lines <= count) batch.push(ascii.decode(line.subarray(0, -1)))
    lines += 1
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
  return hash.hex() === sha256 ? 'unchanged' : 'changed-meanwhile'
}
