import type { Day } from '#lib/domain/day'

export type Sex = 'woman' | 'man'

/** Somebody who does not exist: what a made-up name, address or number is made from. */
export interface Person {
  readonly sex: Sex
  readonly bornOn: Day
  /** How many of the same sex and day of birth were made up before: 0 to 49. */
  readonly rank: number
  /** Counts everybody: no two people of one Member State share it. At most seven digits. */
  readonly count: number
}

const dayLength = 86_400_000
const firstBirth = Date.UTC(1937, 0, 1)
/** Births from 1937 to 2006: people of 19 to 89 in 2026, and no two years that end in the same digits. */
const birthdays = (Date.UTC(2007, 0, 1) - firstBirth) / dayLength
/** A sex and a day of birth. */
const pairs = 2 * birthdays
const ranks = 50

/** How many people there are before they repeat. */
export const population = pairs * ranks

/**
 * Shares no factor with the number of pairs, so that every pair comes up once before any does again; and lies near the
 * golden section of it, so that neighbours, and those a whole round of Member States apart, are born decades apart.
 */
const stride = 31_577

/**
 * The person of an index. Any 2,556,700 indexes in a row are as many people: first everybody of rank 0, then of rank 1.
 *
 * @param index - A whole number from 0.
 */
export function personOf(index: number): Person {
  const within = index % population
  const pair = (within * stride) % pairs
  return {
    sex: pair < birthdays ? 'woman' : 'man',
    bornOn: new Date(firstBirth + (pair % birthdays) * dayLength).toISOString().slice(0, 10),
    rank: Math.floor(within / pairs),
    count: within,
  }
}
