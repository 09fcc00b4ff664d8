import type { Database } from './connection.ts'

interface Waiting<Item, Outcome> {
  readonly item: Item
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (error: unknown) => void
}

/**
 * Does in one transaction what is asked for during one turn of the event loop: a commit waits for the disk, and waiting
 * once for several takes no longer than for one. Nobody is answered before the commit, and nobody fails for another.
 *
 * @param work - What is done for each, in the order in which they came. Where it throws, nothing of it is kept.
 */
export function groupCommit<Item, Outcome>(
  database: Database,
  work: (item: Item) => Outcome,
): (item: Item) => Promise<Outcome> {
  let waiting: Waiting<Item, Outcome>[] = []

  const commit = (group: readonly Waiting<Item, Outcome>[]): void => {
    try {
      const done = database.transaction(
        () => group.map(({ item, resolve }) => ({ outcome: work(item), resolve })),
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
    const group = waiting
    waiting = []
    commit(group)
  }
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (waiting.length === 1) setImmediate(commitAll)
    })
}

const concernsAll = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /^SQLITE_(?:BUSY|LOCKED|IOERR|FULL|CORRUPT|READONLY|CANTOPEN|NOMEM|NOTADB|PROTOCOL)/u.test(String(error.code))
