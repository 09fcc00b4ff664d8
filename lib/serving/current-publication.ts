import { stateOf } from '#lib/collecting/collection'
import { brusselsDayOf } from '#lib/domain/day'
import type { Instance } from '#lib/instance/instance'
import type { NewsItem } from '#lib/publishing/news-item'
import type { Publication } from '#lib/publishing/publication'

/** Milliseconds for which a document may be older than what it shows. */
const age = 50

export interface Sources {
  readonly instance: Pick<Instance, 'collection' | 'now' | 'publicFigures' | 'site'> & {
    /** The same list until it changes. */
    readonly news?: () => readonly NewsItem[]
  }
  readonly isDelayed: () => boolean
  /** The address that the public sees, without a path. */
  readonly origin: string
}

const noNews: readonly NewsItem[] = []

/**
 * What documents are made from, as it stands now: the same object while nothing in it has changed, so that one look
 * tells whether a document is still good.
 */
export function currentPublication({ instance, isDelayed, origin }: Sources): () => Publication {
  let current: Publication | undefined
  let until = 0
  return () => {
    // To know the day in Brussels takes longer than to answer with a document.
    if (current !== undefined && performance.now() < until) return current
    until = performance.now() + age
    const collection = instance.collection()
    const today = brusselsDayOf(instance.now())
    const figuresAreDelayed = isDelayed()
    const next: Publication = {
      origin,
      initiative: collection.initiative,
      pack: collection.pack,
      site: instance.site(),
      figures: instance.publicFigures(figuresAreDelayed),
      figuresAreDelayed,
      state: stateOf(collection, today),
      today,
      news: instance.news?.() ?? noNews,
    }
    if (current === undefined || !isSame(current, next)) current = next
    return current
  }
}

const isSame = (one: Publication, other: Publication): boolean =>
  (Object.keys(one) as (keyof Publication)[]).every((key) => one[key] === other[key])
