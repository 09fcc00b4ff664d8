import { existsSync, mkdirSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fail, ok, type Result } from '#lib/domain/result'
import type { AgeFile, AgeProblem } from './age-file.ts'
import { checkDatabase, type DatabaseProblem } from './check-database.ts'
import { problemFrom } from './problems.ts'
import { tooLittleRoom, type TooLittleRoom } from './room.ts'
import { syncFolder } from './sync-folder.ts'

export interface Restoring {
  /** The backup. */
  readonly file: string
  /** The new data folder; made where it does not exist. */
  readonly folder: string
  /** Decrypts the backup into a new file. */
  readonly open: (into: string) => Promise<Result<AgeFile, AgeProblem>>
}

export interface Restored extends AgeFile {
  readonly database: string
  readonly statements: number
}

export type RestoreProblem =
  | { readonly code: AgeProblem | DatabaseProblem | 'no-such-backup' | 'holds-database' | 'interrupted' }
  | ({ readonly code: 'no-room' } & TooLittleRoom)
  | { readonly code: 'disk'; readonly name: string }

/** Whatever SQLite would take for a database, or part of one. */
const databaseNames = ['colligo.sqlite', 'colligo.sqlite-wal', 'colligo.sqlite-shm', 'colligo.sqlite.unfinished']

/**
 * Restores a backup into a folder that has no database: decrypts it beside its place, reads the whole of it, and only
 * then gives it its name. Leaves nothing where it fails.
 */
export async function putBack(restoring: Restoring): Promise<Result<Restored, RestoreProblem>> {
  const { file, folder } = restoring
  const size = statSync(file, { throwIfNoEntry: false })
  if (size?.isFile() !== true) return fail({ code: 'no-such-backup' })
  if (databaseNames.some((name) => existsSync(join(folder, name)))) return fail({ code: 'holds-database' })
  let firstMade: string | undefined
  let isDone = false
  try {
    firstMade = mkdirSync(folder, { recursive: true, mode: 0o700 })
    const short = tooLittleRoom(size.size, [folder])
    if (short !== null) return fail({ code: 'no-room', ...short })
    const restored = await openAndCheck(restoring)
    isDone = restored.ok
    return restored
  } catch (error) {
    return fail(problemOf(error))
  } finally {
    if (firstMade !== undefined && !isDone) removeMade(folder, firstMade)
  }
}

async function openAndCheck({ folder, open }: Restoring): Promise<Result<Restored, RestoreProblem>> {
  const database = join(folder, 'colligo.sqlite')
  const unfinished = `${database}.unfinished`
  try {
    const opened = await open(unfinished)
    if (!opened.ok) return fail({ code: opened.problem })
    const checked = checkDatabase(unfinished)
    if (!checked.ok) return fail({ code: checked.problem })
    renameSync(unfinished, database)
    syncFolder(folder)
    return ok({ ...opened.value, database, statements: checked.value.statements })
  } finally {
    rmSync(unfinished, { force: true })
  }
}

function problemOf(error: unknown): RestoreProblem {
  const problem = problemFrom(error)
  if (problem.code === 'disk') return problem
  if (problem.code === 'interrupted') return { code: problem.code }
  throw error
}

/** Removes folders that were made for a restoration that failed; whatever somebody else has put there stays. */
function removeMade(folder: string, first: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // ENOTEMPTY: not ours alone any more.
    return
  }
  if (folder !== first) removeMade(dirname(folder), first)
}

const nothing = 'Nothing was restored.'
const another = 'Fetch the file once more, or take another backup.'

const sentences = {
  'no-such-backup': 'There is no backup to read at this path. Check the path, and that you may read the file.',
  'holds-database':
    'This folder holds a database already, and none is ever overwritten. Name another folder with --to.',
  'not-age': `This file is no backup of Colligo. Its name would end in .sqlite.age. ${nothing}`,
  'wrong-key':
    'This key does not open the backup: it was made for another key, or its first lines are damaged. Give the private ' +
    `key that was rehearsed when it was made. ${nothing}`,
  altered: `The backup is cut short or was altered. ${another} ${nothing}`,
  damaged: `The backup opens, but the database in it is damaged. ${another} ${nothing}`,
  'not-colligo': `The file opens, but holds no database of Colligo. ${another} ${nothing}`,
  'counts-differ': `The database does not hold as many statements as were counted. ${another} ${nothing}`,
  interrupted: 'Stopped. Nothing was left behind.',
} as const

/** What happened, and what to do. */
export function restoreSentence(problem: RestoreProblem): string {
  if (problem.code === 'no-room') {
    const [needed, free] = [problem.needed, problem.free].map((bytes) => String(Math.ceil(bytes / 1_000_000)))
    return `${problem.folder} needs ${needed ?? ''} MB free, and has ${free ?? ''}. Name a folder on another disk. ${nothing}`
  }
  if (problem.code === 'disk') {
    return `Reading or writing failed (${problem.name}). Check the disk, its free room and the rights of the folder. ${nothing}`
  }
  return sentences[problem.code]
}
