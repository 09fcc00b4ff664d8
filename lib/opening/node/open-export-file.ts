import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, ok, type Result } from '#lib/domain/result'
import { wrapFor } from '#lib/envelopes/wrap'
import type { OpenedPackage } from '../close-package.ts'
import type { Manifest } from '../manifest.ts'
import { openExport, type Opening } from '../open-export.ts'
import { packageName } from '../package-name.ts'
import type { OpeningProblem, PlaceProblem } from '../problems.ts'
import { zipOf, zipSizeOf } from '../zip.ts'
import { openFile, type FileSource } from './file-source.ts'
import { folderSink, progressName } from './folder-sink.ts'
import { nodeMachine } from './node-machine.ts'
import { folderProblemOf, unfinishedFolder, type UnfinishedFolder } from './package-folder.ts'

export interface FileOpening extends Omit<Opening, 'source' | 'sink' | 'machine'> {
  /** The export, as it was downloaded. */
  readonly file: string
  /** Where the package goes: a folder that does not exist yet, or is empty. */
  readonly directory: string
  /** Whether the files are to lie in the folder as they are, and not in one archive. */
  readonly isUnpacked?: boolean
  /** How many threads open statements; all cores but one where absent. */
  readonly workers?: number
}

export type FileOpeningProblem = OpeningProblem | { readonly code: PlaceProblem }

export interface PackageOnDisk {
  readonly manifest: Manifest
  /** The names of the files in the folder. */
  readonly names: readonly string[]
  /** Whether it lies in the authority's envelope, which nobody else can open. */
  readonly isWrapped: boolean
}

/**
 * Opens an export from a file into a folder. The package gets its name when all of it is on disk: a problem of any kind
 * leaves nothing behind. Where the process is ended from outside, the next opening goes on from what it has left.
 */
export async function openExportFile(opening: FileOpening): Promise<Result<PackageOnDisk, FileOpeningProblem>> {
  const source = await openFile(opening.file)
  if (source === null) return fail({ code: 'no-such-export' })
  try {
    return await openIntoFolder(source, opening)
  } catch (error) {
    const problem = folderProblemOf(error)
    if (problem === null) throw error
    return fail({ code: problem })
  } finally {
    await source.close()
  }
}

async function openIntoFolder(
  source: FileSource,
  opening: FileOpening,
): Promise<Result<PackageOnDisk, FileOpeningProblem>> {
  const folder = await unfinishedFolder(opening.directory)
  if (!folder.ok) return fail({ code: folder.problem })
  const sink = folderSink(folder.value.path)
  let isFinished = false
  try {
    const opened = await openExport({ ...opening, source, sink, machine: nodeMachine(opening.workers) })
    if (!opened.ok) return opened
    const names = await layOut(folder.value, opened.value, opening)
    await sink.close()
    await folder.value.finish([...sink.names(), progressName].filter((name) => !names.includes(name)))
    isFinished = true
    const isWrapped = opened.value.header.recipient !== null && opening.isUnpacked !== true
    return ok({ manifest: opened.value.manifest, names, isWrapped })
  } finally {
    await sink.close()
    if (!isFinished) await folder.value.discard()
  }
}

/** @returns The names of the files that belong to the package. */
async function layOut(
  folder: UnfinishedFolder,
  { files, header }: OpenedPackage,
  { isUnpacked = false, signal }: FileOpening,
): Promise<readonly string[]> {
  if (isUnpacked) return files.map(({ name }) => name)
  const bytes = zipOf(files, header.exportedAt)
  const archive = { name: `${packageName(header)}.zip`, size: zipSizeOf(files), bytes }
  const wrapped = header.recipient === null ? archive : wrapFor(header.recipient, archive)
  await writeAll(join(folder.path, wrapped.name), wrapped.bytes, signal)
  return [wrapped.name]
}

async function writeAll(path: string, bytes: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<void> {
  const handle = await open(path, 'w', 0o600)
  try {
    for await (const piece of bytes) {
      signal?.throwIfAborted()
      await handle.appendFile(piece)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
}
