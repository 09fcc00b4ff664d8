import { stateOf, type CollectionState } from '#lib/collecting/collection'
import { brusselsDayOf } from '#lib/domain/day'
import type { Instance } from '#lib/instance/instance'
import type { Level } from '#lib/surge/levels'

/** What anybody may know of how the site is doing. No figure of any statement stands here. */
export interface Status {
  readonly status: 'up'
  readonly collection: CollectionState
  /** Whether a statement that arrives now can be kept. */
  readonly canRecord: boolean
  readonly level: Level
  readonly since: string
  readonly figuresAreDelayed: boolean
}

/** A writer that has had its oldest statement for so long is stuck, in milliseconds. */
const stuck = 10_000

/** Computed without a question to the database: it must be right when nothing else works. */
export function statusOf(
  instance: Pick<Instance, 'collection' | 'now' | 'writer'>,
  surge: { readonly level: () => Level; readonly since: () => number; readonly atLeast: (level: Level) => boolean },
): Status {
  const collection = stateOf(instance.collection(), brusselsDayOf(instance.now()))
  const sinceThen = performance.now() - surge.since()
  return {
    status: 'up',
    collection,
    canRecord: collection === 'open' && instance.writer.age() < stuck,
    level: surge.level(),
    since: new Date(Math.round((instance.now().getTime() - sinceThen) / 1000) * 1000).toISOString(),
    figuresAreDelayed: surge.atLeast('figures-delayed'),
  }
}
