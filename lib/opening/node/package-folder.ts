import { mkdir, open, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pid } from 'node:process'
import { fail, ok, type Result } from '#lib/domain/result'
import type { FolderProblem } from '../problems.ts'

/**
 * The folder a package is written in before it has its name. Whoever sees the package's own folder sees all of it.
 */
export interface UnfinishedFolder {
  readonly path: string
  /** Deletes what does not belong to the package, and gives the folder its name, durably. */
  readonly finish: (superfluous: readonly string[]) => Promise<void>
  /** Deletes what has been written. */
  readonly discard: () => Promise<void>
}

/** The name beside the package's, where an opening that was cut off by a power cut leaves what it had written. */
export const unfinishedName = (directory: string): string => `${resolve(directory)}.unfinished`

/** Names the process that is writing into the folder. */
const ownerName = 'opening.pid'

/**
 * Creates the unfinished folder beside the package's, or takes over one that a process has left which is no more.
 *
 * The name is fixed, so that two openings into one folder cannot pass each other, and so that opened statements which
 * a power cut has left behind are met by whoever opens the export again.
 */
export async function unfinishedFolder(directory: string): Promise<Result<UnfinishedFolder, FolderProblem>> {
  const path = unfinishedName(directory)
  try {
    if (!(await isFree(directory))) return fail('folder-not-empty')
    if (!(await isAbandoned(path))) await mkdir(path, { mode: 0o700 })
    await writeFile(join(path, ownerName), String(pid), { mode: 0o600 })
  } catch (error) {
    const problem = folderProblemOf(error)
    if (problem === null) throw error
    return fail(problem)
  }
  return ok({
    path,
    finish: async (superfluous) => {
      for (const name of [...superfluous, ownerName]) await rm(join(path, name), { force: true })
      await giveName(path, resolve(directory))
    },
    discard: () => rm(path, { recursive: true, force: true }),
  })
}

/** Whether an unfinished folder is one of ours whose process has ended. Of any other, nobody knows who still needs it. */
async function isAbandoned(path: string): Promise<boolean> {
  try {
    const owner = Number(await readFile(join(path, ownerName), 'utf8'))
    return Number.isSafeInteger(owner) && owner > 0 && !isRunning(owner)
  } catch {
    // ENOENT: there is no such folder, or it is not ours.
    return false
  }
}

function isRunning(process: number): boolean {
  if (process === pid) return false
  try {
    return globalThis.process.kill(process, 0)
  } catch (error) {
    // ESRCH where there is none; EPERM where it is somebody else's.
    return codeOf(error) === 'EPERM'
  }
}

/** Whether there is nothing at a path, or an empty folder. */
async function isFree(directory: string): Promise<boolean> {
  try {
    return (await readdir(directory)).length === 0
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return true
    if (codeOf(error) !== 'ENOTDIR') throw error
    // A file stands there. Where one stands in the way to it, stat fails like readdir.
    await stat(directory)
    return false
  }
}

async function giveName(path: string, directory: string): Promise<void> {
  await syncFolder(path)
  // Empty, or rmdir refuses: what came there meanwhile is not overwritten.
  await rmdir(directory).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error
  })
  await rename(path, directory)
  await syncFolder(dirname(directory))
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** What a failed write or a refused folder means to the person at the machine; `null` where it is a bug of ours. */
export function folderProblemOf(error: unknown): FolderProblem | null {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return 'no-space'
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EIO':
      return 'not-writable'
    case 'ENOENT':
    case 'ENOTDIR':
      return 'no-parent-folder'
    case 'EEXIST':
      return 'unfinished-folder'
    case 'ENOTEMPTY':
      return 'folder-not-empty'
    default:
      return null
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code
