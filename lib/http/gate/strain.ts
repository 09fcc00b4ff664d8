/** Milliseconds between two looks. */
const interval = 20
/** How much of the last look counts: one long pause alone is no strain, a row of them is. */
const weight = 0.25
/** Milliseconds by which looks come late, on average, from which on the thread has too much to do. */
const tooLate = 250

export interface Strain {
  /** Whether the thread has more to do than it can, right now. */
  readonly isFelt: () => boolean
}

/** Notices within a second that the event loop no longer keeps up: by how late its own timer is called. */
export function strain(): Strain & { readonly watch: () => void } {
  let late = 0
  let last = performance.now()
  const look = (): void => {
    const now = performance.now()
    late += weight * (Math.max(0, now - last - interval) - late)
    last = now
  }
  return {
    isFelt: () => late > tooLate,
    watch: () => {
      last = performance.now()
      setInterval(look, interval).unref()
    },
  }
}
