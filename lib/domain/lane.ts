/**
 * How a statement came, as far as that may stand beside it: by which of a few lanes. Which network or browser it was is
 * known for a while in memory alone, under a key that is drawn anew each day.
 *
 * - `usual`: nothing was remarkable.
 * - `plain`: the lane without a script.
 * - `one-network`: far more came from one network within the hour than neighbours do.
 * - `alike`: far more came within the hour from browsers that look all the same than is usual.
 */
export const lanes = ['usual', 'plain', 'one-network', 'alike'] as const

export type LaneLabel = (typeof lanes)[number]

/** The hour an instant lies in, in UTC, as `2026-11-29T21`. */
export const hourOf = (instant: Date): string => instant.toISOString().slice(0, 13)
