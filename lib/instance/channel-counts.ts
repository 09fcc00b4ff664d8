import type { Site } from '#lib/site-settings/site'

/** Milliseconds for which counts are gathered: long enough that no row of a partner's moves with one statement. */
const span = 5 * 60_000

export interface ChannelCounts {
  /**
   * How to count one more statement by this partner's link. Asked for before the statement is taken: what can fail has
   * then failed, and counting itself touches nothing but memory.
   */
  readonly counterFor: (code: string) => () => void
  /** Writes what has been gathered so far. */
  readonly flush: () => void
}

const nothing = (): void => undefined

/**
 * Counts the statements that came by partners' links: in memory, and added to the totals from time to time. What a
 * crash loses is five minutes of a number that nothing depends on; and no change on disk stands beside a statement.
 *
 * @param site - Says which codes organisers count by: any may come from a browser.
 * @param add - Adds to the totals; may throw, and is then given the same again later.
 */
export function channelCounts(
  site: () => Pick<Site, 'channels'>,
  add: (counts: ReadonlyMap<string, number>) => void,
): ChannelCounts {
  const counts = new Map<string, number>()
  let timer: NodeJS.Timeout | undefined
  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (counts.size === 0) return
    try {
      add(counts)
      counts.clear()
    } catch {
      // Whoever signs is not to suffer for a partner's number.
      wait()
    }
  }
  const wait = (): void => {
    timer ??= setTimeout(flush, span).unref()
  }
  return {
    counterFor: (code) => {
      if (code === '' || !site().channels.some((channel) => channel.code === code)) return nothing
      return () => {
        counts.set(code, (counts.get(code) ?? 0) + 1)
        wait()
      }
    },
    flush,
  }
}
