import { open, type FileHandle } from 'node:fs/promises'
import { fail, ok, type Result } from '#lib/domain/result'
import { sealedBatches, verifyExport, type VerifiedExport } from './export-file.ts'
import { identifiers } from './identifiers.ts'
import { manifestOf, type Manifest } from './manifest.ts'
import { openingKeyOf } from './open-statement.ts'
import type { BatchProblem, OpenedBatch } from './opening-worker.ts'
import { startWorkers, type OpeningWorkers } from './opening-workers.ts'
import { folderProblemOf, unfinishedFolder } from './package-folder.ts'
import { packageFiles, type PackageFiles } from './package-files.ts'
import type { PrivateKey } from './private-key.ts'
import type { OpeningProblem } from './problems.ts'

/** How far an opening has come: bytes while the file is verified, then statements. */
export interface Progress {
  readonly phase: 'verifying' | 'opening'
  readonly done: number
  readonly total: number
}

export interface Opening {
  /** The export, as it was downloaded. */
  readonly file: string
  readonly privateKey: PrivateKey
  /** Where the package goes: a folder that does not exist yet, or is empty. */
  readonly directory: string
  readonly onProgress?: (progress: Progress) => void
  /** Stops the opening, and leaves nothing behind. */
  readonly signal?: AbortSignal
  /** How many threads open statements; all cores but one where absent. */
  readonly workers?: number
}

/**
 * Opens an export into the package that goes to the competent authority: `statements.xml`, `statements.csv`,
 * `forms.pdf`, `manifest.json`.
 *
 * The whole file is verified before anything is opened, and the package gets its name when all of it is on disk: a
 * problem of any kind leaves nothing behind. Memory stays constant whatever the number of statements.
 */
export async function openExport(opening: Opening): Promise<Result<Manifest, OpeningProblem>> {
  const file = await openFile(opening.file)
  if (file === null) return fail({ code: 'no-such-export' })
  try {
    const { size } = await file.stat()
    const verified = await verifyExport(file, (done) => {
      opening.onProgress?.({ phase: 'verifying', done, total: size })
      opening.signal?.throwIfAborted()
    })
    if (!verified.ok) return fail({ code: verified.problem })
    return await openVerified(file, verified.value, opening)
  } catch (error) {
    if (opening.signal?.aborted === true) return fail({ code: 'interrupted' })
    throw error
  } finally {
    await file.close()
  }
}

async function openFile(path: string): Promise<FileHandle | null> {
  try {
    const file = await open(path)
    if ((await file.stat()).isFile()) return file
    await file.close()
    return null
  } catch {
    // ENOENT, EACCES and their like: no file to read at this path.
    return null
  }
}

async function openVerified(
  file: FileHandle,
  verified: VerifiedExport,
  opening: Opening,
): Promise<Result<Manifest, OpeningProblem>> {
  const folder = await unfinishedFolder(opening.directory)
  if (!folder.ok) return fail({ code: folder.problem })
  const { registrationNumber: initiative } = verified.header.initiative
  const expected = { initiative, memberState: verified.header.memberState }
  const workers = startWorkers({ privateKey: opening.privateKey, expected }, opening.workers)
  let isFinished = false
  let files: PackageFiles | null = null
  try {
    files = await packageFiles(folder.value, verified.header)
    const opened = await openInto(files, { file, verified, workers, opening })
    if (!opened.ok) return opened
    const { id: keyId } = await openingKeyOf(opening.privateKey)
    const written = await files.finish()
    const manifest = manifestOf({ verified, keyId, packs: opened.value, files: written })
    await files.writeManifest(manifest)
    await folder.value.finish()
    isFinished = true
    return ok(manifest)
  } catch (error) {
    const problem = folderProblemOf(error)
    if (problem === null) throw error
    return fail({ code: problem })
  } finally {
    await workers.stop()
    await files?.abandon()
    if (!isFinished) await folder.value.discard()
  }
}

/** How many statements travel to a worker at a time: enough to hide the trip, few enough to keep the memory small. */
const batchSize = 64

interface Work {
  readonly file: FileHandle
  readonly verified: VerifiedExport
  readonly workers: OpeningWorkers
  readonly opening: Opening
}

/** Opens every statement into the files, in order. Returns how many were taken under each rule pack. */
async function openInto(
  files: PackageFiles,
  { file, verified, workers, opening }: Work,
): Promise<Result<ReadonlyMap<string, number>, OpeningProblem>> {
  const packs = new Map<string, number>()
  const seen = identifiers(verified.count)
  const batches = inOrder(sealedBatches(file, verified, batchSize), workers)
  let done = 0
  for (;;) {
    const next = await batches.next()
    if (next.done === true) return next.value === 'unchanged' ? ok(packs) : fail({ code: next.value })
    opening.signal?.throwIfAborted()
    if (!next.value.ok) return fail(located(next.value.problem, done, (await openingKeyOf(opening.privateKey)).id))

    const statements = next.value.value
    for (const [index, { identifier, pack }] of statements.entries()) {
      if (!seen.isNew(identifier)) return fail({ code: 'repeated-identifier', statement: done + index + 1 })
      packs.set(pack, (packs.get(pack) ?? 0) + 1)
    }
    await files.add(statements)
    done += statements.length
    opening.onProgress?.({ phase: 'opening', done, total: verified.count })
  }
}

function located({ index, problem }: BatchProblem, before: number, given: string): OpeningProblem {
  const statement = before + index + 1
  return problem.code === 'wrong-key' ? { ...problem, statement, given } : { ...problem, statement }
}

/** Keeps every worker busy while the batches come out in the order they went in. */
async function* inOrder(
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
