import { createHash, type Hash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { z } from 'zod'
import { isDay } from '#lib/domain/day'
import { memberStates, type MemberState } from '#lib/domain/member-states'
import { fail, ok, type Result } from '#lib/domain/result'
import { exportFormat, type ExportHeader, type ExportTrailer } from '#lib/exporting/export-format'
import { linesOf, TooLongLine } from './lines.ts'
import type { FileProblem } from './problems.ts'

/** A header whose Member State is one. */
export type VerifiedHeader = ExportHeader & { readonly memberState: MemberState }

/** An export whose count and hash are right. */
export interface VerifiedExport {
  readonly header: VerifiedHeader
  readonly count: number
  readonly bytes: number
  /** SHA-256 over the whole file, trailer included, in lower-case hex. */
  readonly sha256: string
}

const day = z.string().refine(isDay)
const words = z.string().max(20_000)
const address = z.string().max(2000)
const people = z.array(z.string().min(1).max(1000)).max(200)

const headerSchema = z.object({
  format: z.literal(exportFormat),
  memberState: z.enum(memberStates),
  exportedAt: z.iso.datetime(),
  initiative: z.object({
    // What the import takes: national numbers are not the register's.
    registrationNumber: z.string().regex(/^[^\p{C}\p{Zl}\p{Zp}]{1,60}$/u),
    registeredOn: day,
    registerUrl: address,
    opensOn: day,
    closesOn: day,
    title: words.min(1),
    objectives: words,
    annexUrl: address.nullable(),
    websiteUrl: address.nullable(),
    organisers: people,
    contactPersons: people,
  }),
})

const trailerSchema = z.strictObject({ count: z.int().min(0), sha256: z.string().regex(/^[\da-f]{64}$/u) })

/**
 * Reads an export from end to end, in constant memory, and tells whether it is all there and unchanged. Nothing may be
 * opened before this is known.
 *
 * @param onBytes - Told now and then how many bytes have been read.
 */
export async function verifyExport(
  file: FileHandle,
  onBytes: (bytes: number) => void = () => undefined,
): Promise<Result<VerifiedExport, FileProblem>> {
  const seen: Seen = { hash: createHash('sha256'), header: null, last: null, lines: 0, bytes: 0 }
  try {
    for await (const line of linesOf(file)) {
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
  readonly hash: Hash
  header: Buffer | null
  last: Buffer | null
  lines: number
  bytes: number
}

function note(seen: Seen, line: Buffer): void {
  if (seen.last !== null) seen.hash.update(seen.last)
  seen.header ??= Buffer.from(line)
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
  const sha256 = hash.copy().digest('hex')
  if (trailer.count !== count || trailer.sha256 !== sha256) return fail('altered-export')
  return ok({ header: read, count, bytes, sha256: hash.update(last).digest('hex') })
}

function jsonLine<Value>(schema: z.ZodType<Value>, line: Buffer): Value | null {
  if (line.at(-1) !== 0x0a) return null
  try {
    return schema.parse(JSON.parse(line.toString()))
  } catch {
    // SyntaxError or ZodError: not the line that stands here in an export.
    return null
  }
}

/** The sealed statements of a verified export, in batches. */
export async function* sealedBatches(
  file: FileHandle,
  { count, sha256 }: VerifiedExport,
  size: number,
): AsyncGenerator<string[], 'unchanged' | 'changed-meanwhile'> {
  const hash = createHash('sha256')
  let batch: string[] = []
  let lines = 0
  for await (const line of linesOf(file)) {
    hash.update(line)
    if (lines > 0 && lines <= count) batch.push(line.toString('latin1', 0, line.length - 1))
    lines += 1
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
  return hash.digest('hex') === sha256 ? 'unchanged' : 'changed-meanwhile'
}
