import { stateOf } from '#lib/collecting/collection'
import { brusselsDayOf } from '#lib/domain/day'
import type { PageKind } from '#lib/http/memory/kept-pages'
import type { Instance } from '#lib/instance/instance'

/** Milliseconds for which a page may be older than what it shows. */
const age = 50

/**
 * What a kept page shows, as one word: while it stays the same, so does the page. All pages depend on the initiative,
 * on what organisers have set for their site, on whether statements are taken and on the day; some on the figures
 * as well, and one on the news.
 */
export function pageVersions(
  {
    collection,
    now,
    publicFigures,
    site,
    news,
  }: Pick<Instance, 'collection' | 'now' | 'publicFigures' | 'site' | 'news'>,
  isDelayed: () => boolean,
): (kind: Pick<PageKind, 'shows'>) => string {
  const numbers = new WeakMap<object, number>()
  let last = 0
  /** The same initiative is the same object until it is imported anew. */
  const numberOf = (initiative: object | null): number => {
    if (initiative === null) return 0
    const number = numbers.get(initiative) ?? (last += 1)
    numbers.set(initiative, number)
    return number
  }
  let words: Readonly<Record<PageKind['shows'], string>> = { 'nothing-more': '', figures: '', news: '' }
  let until = 0
  return ({ shows }) => {
    // To know the day in Brussels takes longer than to answer with the page.
    if (performance.now() >= until) {
      const current = collection()
      const today = brusselsDayOf(now())
      const word = [
        numberOf(current.initiative),
        current.pack.id,
        numberOf(site()),
        stateOf(current, today),
        today,
      ].join(' ')
      // A set of figures is one object until the next.
      const figures = `${word} ${String(numberOf(publicFigures(isDelayed())))} ${String(isDelayed())}`
      words = { 'nothing-more': word, figures, news: `${figures} ${String(numberOf(news()))}` }
      until = performance.now() + age
    }
    return words[shows]
  }
}
