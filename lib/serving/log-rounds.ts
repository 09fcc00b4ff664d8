import type { Instance } from '#lib/instance/instance'
import { log } from '#lib/log/events'

const hour = 60 * 60 * 1000

/**
 * Lets the log grow now, and then at each full hour: one process of all does. What goes wrong is said in the log of the
 * machine, and tried again an hour later; a receipt promises a day.
 */
export function logRounds({ publicLog, now }: Pick<Instance, 'publicLog' | 'now'>): { readonly stop: () => void } {
  let next: NodeJS.Timeout | undefined
  const round = (): void => {
    const rest = hour - (now().getTime() % hour)
    next = setTimeout(round, Math.max(rest, 1000))
    next.unref()
    publicLog.advance().catch((error: unknown) => {
      log('log-stands-still', {
        code: error instanceof Error ? ('code' in error ? String(error.code) : error.name) : '',
      })
    })
  }
  round()
  return {
    stop: () => {
      clearTimeout(next)
    },
  }
}
