import type { Database } from './connection.ts'

interface Waiting<Item, Outcome> {
  readonly item: Item
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (error: unknown) => void
}

/** For how long a commit waits for others to join, in milliseconds, and how many go into one at the most. */
export interface GroupLimits {
  readonly window: number
  readonly most: number
}

/** What is done once for all of a group, in its transaction: before its first, and after its last. */
export interface Around {
  readonly begin: () => void
  readonly end: () => void
}

const nothingAround: Around = { begin: () => undefined, end: () => undefined }

/**
 * Does in one transaction what is asked for within a few milliseconds: a commit waits for the disk, and waiting once
 * for several takes no longer than for one. Nobody is answered before the commit, and nobody fails for another.
 *
 * @param work - What is done for each, in the order in which they came. Where it throws, nothing of it is kept.
 */
export function groupCommit<Item, Outcome>(
  database: Database,
  work: (item: Item) => Outcome,
  { window, most }: GroupLimits = { window: 0, most: 256 },
  around = nothingAround,
): (item: Item) => Promise<Outcome> {
  let waiting: Waiting<Item, Outcome>[] = []

  const commit = (group: readonly Waiting<Item, Outcome>[]): void => {
    try {
      const done = database.transaction(
        () => {
          around.begin()
          const outcomes = group.map(({ item, resolve }) => ({ outcome: work(item), resolve }))
          around.end()
          return outcomes
        },
        // Takes the lock at once: one that is taken on the way can be refused without waiting.
        { behavior: 'immediate' },
      )
      for (const { outcome, resolve } of done) resolve(outcome)
    } catch (error) {
      // Nothing of the group is kept now. Alone each gets its own outcome; but where the lock, the disk or the file
      // itself is in trouble, nobody does: after an I/O error a second try could claim what is not on disk.
      if (group.length > 1 && !concernsAll(error)) for (const one of group) commit([one])
      else for (const { reject } of group) reject(error)
    }
  }
  const commitAll = (): void => {
    const group = waiting.slice(0, most)
    waiting = waiting.slice(most)
    commit(group)
    if (waiting.length > 0) setImmediate(commitAll)
  }
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (waiting.length > 1) return
      if (window > 0) setTimeout(commitAll, window)
      else setImmediate(commitAll)
    })
}

const concernsAll = (error: unknown): boolean => /^SQLITE_(?:BUSY|LOCKED)/u.test(codeOf(error)) || breaks(error)

/**
 * Whether an error of the database leaves it open what is on disk, or says that nothing can be kept any more. After an
 * I/O error a commit may be found done or undone once the file is opened again: nobody may go on as if it were known.
 */
export const breaks = (error: unknown): boolean =>
  /^SQLITE_(?:IOERR|FULL|CORRUPT|READONLY|CANTOPEN|NOMEM|NOTADB|PROTOCOL)/u.test(codeOf(error))

export const isDatabaseError = (error: unknown): boolean => codeOf(error).startsWith('SQLITE_')

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')
