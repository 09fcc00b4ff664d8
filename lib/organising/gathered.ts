/** How long what follows the first is gathered, in milliseconds. */
const span = 60_000

export interface Gathered {
  readonly happened: () => void
  /** Writes what has been gathered so far. */
  readonly flush: () => void
}

/**
 * Puts on record what a stranger can make happen as often as they like: the first at once, the rest of a minute in one
 * row with their number. Whoever guesses at accounts that do not exist must not fill the disk.
 *
 * @param write - Is told how often it happened.
 */
export function gathered(write: (count: number) => void): Gathered {
  let count = 0
  let timer: NodeJS.Timeout | undefined
  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (count > 0) write(count)
    count = 0
  }
  return {
    happened: () => {
      if (timer !== undefined) {
        count += 1
        return
      }
      write(1)
      timer = setTimeout(flush, span).unref()
    },
    flush,
  }
}
