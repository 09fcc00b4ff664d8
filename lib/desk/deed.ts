import { useState } from 'preact/hooks'

/** Something that takes a moment, and is not to be started twice. */
export interface Deed {
  readonly isUnderWay: boolean
  readonly start: (deed: () => Promise<void>) => void
}

export function useDeed(): Deed {
  const [isUnderWay, mark] = useState(false)
  return {
    isUnderWay,
    start: (deed) => {
      if (isUnderWay) return
      mark(true)
      // Let the button change before the work begins.
      setTimeout(() => {
        void deed().finally(() => {
          mark(false)
        })
      }, 20)
    },
  }
}
