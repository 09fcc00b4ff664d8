import { fail, ok, type Result } from '#lib/domain/result'
import { languageOf } from './authority-language.ts'
import type { ByteSource } from './byte-source.ts'
import { closePackage, type Closing, type OpenedPackage } from './close-package.ts'
import type { OpenedStatement } from './contents.ts'
import { sealedBatches, verifyExport, type VerifiedExport } from './export-file.ts'
import { wordsUnderLaw } from './form/words-of-law.ts'
import type { VerifiedHeader } from './export-header.ts'
import { identifiers, type Identifiers } from './identifiers.ts'
import type { Machine } from './machine.ts'
import type { BatchProblem, OpenedBatch } from './open-batch.ts'
import { sealedHeaderOf } from './open-statement.ts'
import type { OpeningWorkers } from './opening-workers.ts'
import { packageFiles, type Making, type PackageFiles } from './package-files.ts'
import type { PackageSink } from './package-sink.ts'
import { keyIdOf, type PrivateKey } from './private-key.ts'
import type { OpeningProblem } from './problems.ts'
import { drawSample, type SampleDraw, type SampleWish } from './sample.ts'
import { signingKeyOf } from './signing-key.ts'

export type { OpenedPackage } from './close-package.ts'

/** How far an opening has come: bytes while the file is verified, then statements. */
export interface Progress {
  readonly phase: 'verifying' | 'opening'
  readonly done: number
  readonly total: number
}

export interface Opening {
  /** The export, as it was downloaded. */
  readonly source: ByteSource
  /** Several where the organisers have changed their key while statements were collected. */
  readonly privateKeys: readonly PrivateKey[]
  /** Where the package's files go. */
  readonly sink: PackageSink
  readonly machine: Machine
  /** Of what authorities read; that of the recipient, or of the Member State, where absent. */
  readonly language?: string
  /** A random sample, where the Member State verifies by sampling. */
  readonly sample?: SampleWish
  readonly onProgress?: (progress: Progress) => void
  /** Stops the opening. */
  readonly signal?: AbortSignal
}

/**
 * Opens an export into the files of the package that goes to the competent authority.
 *
 * The whole export is verified before anything is opened. Memory stays constant whatever the number of statements. What
 * has been written where there is a problem is for the caller to delete.
 *
 * @throws What the sink throws.
 */
export async function openExport(opening: Opening): Promise<Result<OpenedPackage, OpeningProblem>> {
  const { source, machine, onProgress, signal } = opening
  try {
    const noted = (done: number): void => {
      onProgress?.({ phase: 'verifying', done, total: source.size })
      signal?.throwIfAborted()
    }
    const verified = await verifyExport(source, noted, machine.newSha256)
    return verified.ok ? await openVerified(verified.value, opening) : fail({ code: verified.problem })
  } catch (error) {
    if (signal?.aborted === true) return fail({ code: 'interrupted' })
    throw error
  }
}

async function openVerified(
  verified: VerifiedExport,
  opening: Opening,
): Promise<Result<OpenedPackage, OpeningProblem>> {
  const { sink, machine, privateKeys } = opening
  const { header } = verified
  if (header.sealedTo !== undefined) return fail({ code: 'for-authority' })
  const language = opening.language ?? header.recipient?.language ?? languageOf(header.memberState)
  const [spoken, materials] = await Promise.all([machine.wordsIn(language), machine.materials()])
  const making: Making = { sink, machine, verified, words: wordsUnderLaw(spoken, header), materials }
  const expected = { initiative: header.initiative.registrationNumber, memberState: header.memberState }
  const workers = machine.startWorkers({ privateKeys, expected })
  try {
    const files = await packageFiles(making)
    const draw = opening.sample === undefined ? null : drawSample(opening.sample)
    const opened = await openInto(files, { verified, workers, opening, draw })
    if (!opened.ok) return opened
    const statements = await files.finish()
    const signingKey = await signingKeyOf(signerAmong(privateKeys, header, opened.value.keys))
    const sample = draw === null ? null : sampleOf(opening, draw)
    return ok(await closePackage(making, { ...opened.value, statements, signingKey, sample }))
  } finally {
    await workers.stop()
  }
}

function sampleOf({ sample }: Opening, draw: SampleDraw): Closing['sample'] {
  const numbers = draw.numbers()
  return { drawn: { method: 'lowest-sha256/1', seed: sample?.seed ?? '', size: numbers.length }, numbers }
}

/** The newest key of the export that is at hand signs: which were given, and in which order, must not show. */
function signerAmong(
  privateKeys: readonly PrivateKey[],
  { keys }: VerifiedHeader,
  seen: ReadonlySet<string>,
): PrivateKey {
  const names = keys.length > 0 ? keys.toReversed() : [...seen].toSorted()
  const [first] = privateKeys
  if (first === undefined) throw new Error('an export is opened with a key')
  return names.map((name) => privateKeys.find((key) => keyIdOf(key) === name)).find((key) => key !== undefined) ?? first
}

/** How many statements travel to a worker at a time: enough to hide the trip, few enough to keep the memory small. */
export const batchSize = 64

interface Work {
  readonly verified: VerifiedExport
  readonly workers: OpeningWorkers
  readonly opening: Opening
  readonly draw: SampleDraw | null
}

/** What was seen on the way: how many statements were taken under each rule pack, and the keys they were sealed to. */
interface Seen {
  readonly packs: Map<string, number>
  readonly keys: Set<string>
  readonly known: Identifiers
  done: number
}

/** Opens every statement into the files, in order. */
async function openInto(
  files: PackageFiles,
  { verified, workers, opening, draw }: Work,
): Promise<Result<Seen, OpeningProblem>> {
  const { source, machine, privateKeys, signal, onProgress } = opening
  const seen: Seen = { packs: new Map(), keys: new Set(), known: identifiers(verified.count), done: 0 }
  const sealed = sealedBatches(source, verified, batchSize, machine.newSha256)
  const batches = inOrder(
    afterKept(sealed, files.kept, (one) => noteAll(seen, one, draw)),
    workers,
  )
  for (;;) {
    const next = await batches.next()
    if (next.done === true) return next.value === 'unchanged' ? ok(seen) : fail({ code: next.value })
    signal?.throwIfAborted()
    if (!next.value.ok) return fail(located(next.value.problem, seen.done, privateKeys))
    const statements = next.value.value
    const repeated = noteAll(seen, statements, draw)
    if (repeated !== null) return fail({ code: 'repeated-identifier', statement: repeated })
    await files.add(statements)
    onProgress?.({ phase: 'opening', done: seen.done, total: verified.count })
  }
}

type Noted = Pick<OpenedStatement, 'identifier' | 'pack' | 'keyId'>

/** @returns The number of a statement whose identifier has been seen before; `null` where there is none. */
function noteAll(seen: Seen, statements: readonly Noted[], draw: SampleDraw | null): number | null {
  for (const { identifier, pack, keyId } of statements) {
    seen.done += 1
    if (!seen.known.isNew(identifier)) return seen.done
    seen.packs.set(pack, (seen.packs.get(pack) ?? 0) + 1)
    seen.keys.add(keyId)
    draw?.pass(identifier)
  }
  return null
}

/**
 * Passes over the statements that an earlier opening has written: their seals were opened then, and the export is the same
 * byte for byte, so what they say of themselves is true.
 */
async function* afterKept(
  batches: ReturnType<typeof sealedBatches>,
  kept: number,
  note: (statements: readonly Noted[]) => void,
): ReturnType<typeof sealedBatches> {
  let left = kept
  for (;;) {
    const next = await batches.next()
    if (next.done === true) return next.value
    const passed = next.value.slice(0, left)
    note(passed.flatMap((sealed) => notedOf(sealed)))
    left -= passed.length
    if (passed.length < next.value.length) yield next.value.slice(passed.length)
  }
}

function notedOf(sealed: string): readonly Noted[] {
  const header = sealedHeaderOf(sealed)
  return header === null ? [] : [{ identifier: header.statement, pack: header.pack, keyId: header.kid }]
}

export function located(
  { index, problem }: BatchProblem,
  before: number,
  privateKeys: readonly PrivateKey[],
): OpeningProblem {
  const statement = before + index + 1
  if (problem.code !== 'wrong-key') return { ...problem, statement }
  return { ...problem, statement, given: privateKeys.map(keyIdOf) }
}

/** Keeps every worker busy while the batches come out in the order they went in. */
export async function* inOrder(
  batches: ReturnType<typeof sealedBatches>,
  workers: OpeningWorkers,
): AsyncGenerator<OpenedBatch['opened'], 'unchanged' | 'changed-meanwhile'> {
  const underWay: Promise<OpenedBatch['opened']>[] = []
  let next = await batches.next()
  for (; next.done !== true; next = await batches.next()) {
    const answer = workers.open(next.value)
    // Seen again when its turn comes; without this, a worker's death before that would end the process.
    answer.catch(() => undefined)
    underWay.push(answer)
    const [first] = underWay
    if (underWay.length <= 2 * workers.count || first === undefined) continue
    yield await first
    void underWay.shift()
  }
  for (const answer of underWay) yield await answer
  return next.value
}
