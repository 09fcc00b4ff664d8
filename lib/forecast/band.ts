/** A number that nobody can know yet, with the band in which it lies in four cases of five. */
export interface Band {
  readonly low: number
  readonly expected: number
  readonly high: number
}

/** How much of the cases lie below the band's low edge; as many lie above the high one. */
export const tail = 0.1

/** Standard deviations from the middle of a normal distribution to either edge of the band. */
export const toEdge = 1.2816
