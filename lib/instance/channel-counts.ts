import type { Site } from '#lib/site-settings/site'
import { gatheredCounts, type GatheredCounts } from './gathered-counts.ts'

export interface ChannelCounts extends Pick<GatheredCounts, 'flush'> {
  /**
   * How to count one more statement by this partner's link. Asked for before the statement is taken: what can fail has
   * then failed, and counting itself touches nothing but memory.
   */
  readonly counterFor: (code: string) => () => void
}

const nothing = (): void => undefined

/**
 * Counts the statements that came by partners' links: see `gatheredCounts`.
 *
 * @param site - Says which codes organisers count by: any may come from a browser.
 */
export function channelCounts(
  site: () => Pick<Site, 'channels'>,
  isLive: () => boolean,
  add: (counts: ReadonlyMap<string, number>) => void,
): ChannelCounts {
  const gathered = gatheredCounts(isLive, add)
  return {
    counterFor: (code) => {
      if (code === '' || !site().channels.some((channel) => channel.code === code)) return nothing
      return () => {
        gathered.count(code)
      }
    },
    flush: gathered.flush,
  }
}
