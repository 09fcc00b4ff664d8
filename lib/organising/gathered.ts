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

/**
 * The same for several things by their names, such as what each person has tried in vain. Names must be few: nothing that
 * a stranger makes up.
 *
 * @param write - Is told what happened first, and how often; each under its own name.
 */
export function gatheredByName<Event>(write: (event: Event, count: number) => void): {
  readonly happened: (name: string, event: Event) => void
  readonly flush: () => void
} {
  const all = new Map<string, Gathered>()
  return {
    happened: (name, event) => {
      const known =
        all.get(name) ??
        gathered((count) => {
          write(event, count)
        })
      all.set(name, known)
      known.happened()
    },
    flush: () => {
      for (const one of all.values()) one.flush()
    },
  }
}
