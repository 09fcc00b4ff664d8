import { stateOf } from '#lib/collecting/collection'
import { brusselsDayOf } from '#lib/domain/day'
import type { PageKind } from '#lib/http/memory/kept-pages'
import type { Instance } from '#lib/instance/instance'

/** Milliseconds for which a page may be older than what it shows. */
const age = 50

/**
 * What a kept page shows, as one word: while it stays the same, so does the page. All pages depend on the initiative
 * and on whether statements are taken; the initiative's own page on the figures as well.
 */
export function pageVersions(
  { collection, now, publicFigures }: Pick<Instance, 'collection' | 'now' | 'publicFigures'>,
  isDelayed: () => boolean,
): (kind: PageKind) => string {
  const numbers = new WeakMap<object, number>()
  let last = 0
  /** The same initiative is the same object until it is imported anew. */
  const numberOf = (initiative: object | null): number => {
    if (initiative === null) return 0
    const number = numbers.get(initiative) ?? (last += 1)
    numbers.set(initiative, number)
    return number
  }
  let word = ''
  let until = 0
  return ({ name }) => {
    // To know the day in Brussels takes longer than to answer with the page.
    if (performance.now() >= until) {
      const current = collection()
      word = `${String(numberOf(current.initiative))} ${stateOf(current, brusselsDayOf(now()))}`
      until = performance.now() + age
    }
    if (name !== 'initiative') return word
    const { count, asOf } = publicFigures(isDelayed())
    return `${word} ${String(count)} ${String(asOf.getTime())} ${String(isDelayed())}`
  }
}
