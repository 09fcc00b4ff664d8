import type { MemberState } from '#lib/domain/member-states'
import { tail, toEdge, type Band } from './band.ts'
import { betaQuantile } from './beta.ts'
import { needed, type Needed } from './needed.ts'
import { rateOf, stopDestroyingVideogames } from './published-results.ts'

/** What is known of a Member State's statements. */
export interface Collected {
  readonly memberState: MemberState
  readonly counted: number
  /** Those that came again, and were not kept. */
  readonly repeated: number
  /** Doubts that were overruled in those that are kept. */
  readonly doubts: number
  readonly threshold: number
  /** What its authority has reported; `null` before it has. */
  readonly result: { readonly given: number; readonly valid: number } | null
}

/** How many of a Member State's statements its authority will find valid. */
export interface MemberStateValidity extends Band {
  readonly memberState: MemberState
  readonly counted: number
  readonly threshold: number
  /** Whether all of it is what the authority has reported. */
  readonly isReported: boolean
  /** Whether even the low edge reaches the threshold. */
  readonly isSafe: boolean
  /** Statements that are still to be collected for that. */
  readonly needed: number
}

export interface ValidityForecast {
  readonly memberStates: readonly MemberStateValidity[]
  readonly total: Band
  readonly counted: number
  /** Statements that are still to be collected until even the low edge reaches what is needed in all. */
  readonly needed: number
  /** Member States that are safe. */
  readonly safe: number
  /** Statements that are still to be collected in the nearest Member States until so many as are needed are safe. */
  readonly neededForSpread: number
}

/**
 * Statements that the published result is worth beside a Member State's own: little, since Member States differ. Of Stop
 * Destroying Videogames 15 Member States reported first, with some 3 % that were not valid; among the other twelve it then
 * were some 18 %. That far apart they lie, as a standard deviation of 7 or 8 in a hundred, in a Beta distribution of 16.
 */
const strength = 16

/** How far whole initiatives lie apart, as a standard deviation: those in `published-results.ts` lie 2 in a hundred apart. */
const apart = 0.03

/** What the published rate is worth beside rates that this collection's own authorities have reported, in Member States. */
const worth = 5

/** How much less often a statement is valid where a doubt was overruled: an assumption, nobody has published any. */
const lossByDoubt = 0.5

/** Persons who signed twice and were not seen, for each who was: an assumption as well. */
const unseenRepeats = 0.25

/**
 * How many statements will be found valid, before authorities have looked, and what is missing to be safe.
 *
 * @param usual - The rate that is known from elsewhere.
 */
export function validityForecast(
  collected: readonly Collected[],
  goal: Needed = needed,
  usual = rateOf(stopDestroyingVideogames),
): ValidityForecast {
  const rate = ownRate(collected, usual)
  const parts = collected.map((one) => partOf(one, rate))
  const memberStates = parts.map(({ shown }) => shown)
  const counted = collected.reduce((sum, one) => sum + one.counted, 0)
  const total = totalOf(parts)
  return {
    memberStates,
    total,
    counted,
    needed: neededInAll(goal, total, counted, rate),
    safe: memberStates.filter(({ isSafe }) => isSafe).length,
    neededForSpread: neededForSpread(goal, memberStates),
  }
}

/** The published rate, moved by those that are reported of this collection. */
function ownRate(collected: readonly Collected[], usual: number): number {
  const rates = collected.flatMap(({ result }) =>
    result === null || result.given === 0 ? [] : [result.valid / result.given],
  )
  return (worth * usual + rates.reduce((sum, rate) => sum + rate, 0)) / (worth + rates.length)
}

interface Part {
  readonly shown: MemberStateValidity
  /** Valid statements that are reported. */
  readonly reported: number
  /** Statements of which nothing is reported yet, and the variance of those that are valid among them. */
  readonly open: number
  readonly variance: number
}

function partOf(one: Collected, rate: number): Part {
  const { memberState, counted, threshold, result } = one
  const reported = result?.valid ?? 0
  // More may have been given than was collected here: there is paper.
  const open = Math.max(0, counted - (result?.given ?? 0))
  const belief = beliefOf(one, rate)
  const band = {
    low: reported + Math.floor(open * edgeShare(belief, tail, open)),
    expected: reported + Math.round(open * belief.mean),
    high: reported + Math.ceil(open * edgeShare(belief, 1 - tail, open)),
  }
  const isSafe = band.low >= threshold
  const missing = Math.max(1, threshold - reported)
  // Of more than these the low edge is a larger share: so many are enough.
  const enough = Math.ceil(missing / Math.max(0.01, edgeShare(belief, tail, missing)))
  const shown = {
    ...{ memberState, counted, threshold, ...band, isSafe },
    isReported: result !== null && open === 0,
    needed: isSafe ? 0 : Math.max(1, enough - open),
  }
  return { shown, reported, open, variance: varianceOf(belief, open) }
}

/** What is believed of a rate: a mean, and how many statements that is worth. */
interface Belief {
  readonly mean: number
  readonly strength: number
}

function beliefOf({ counted, repeated, doubts, result }: Collected, rate: number): Belief {
  const doubtful = counted === 0 ? 0 : Math.min(1, doubts / counted)
  const cameAgain = repeated === 0 ? 0 : repeated / (counted + repeated)
  const mean = rate * (1 - lossByDoubt * doubtful) * (1 - unseenRepeats * cameAgain)
  if (result === null) return { mean, strength }
  return {
    mean: (strength * mean + result.valid) / (strength + result.given),
    strength: strength + result.given,
  }
}

/**
 * The share of so many statements that is valid at an edge of the band: of a Beta distribution that spreads as far as the
 * beta-binomial one of so many does, chance among few included.
 */
function edgeShare({ mean, strength: worth }: Belief, edge: number, count: number): number {
  if (count < 2) return edge < 0.5 ? 0 : 1
  const spread = (worth * (count - 1)) / (worth + count)
  return betaQuantile(edge, spread * mean, spread * (1 - mean))
}

const varianceOf = ({ mean, strength: worth }: Belief, count: number): number =>
  (count * mean * (1 - mean) * (worth + count)) / (worth + 1)

/** Member States differ each by itself; what all of them have in common moves all of them. */
function totalOf(parts: readonly Part[]): Band {
  const sum = (read: (part: Part) => number): number => parts.reduce((all, part) => all + read(part), 0)
  const [open, reported] = [sum((part) => part.open), sum((part) => part.reported)]
  const expected = sum(({ shown }) => shown.expected)
  const off = toEdge * Math.sqrt(sum(({ variance }) => variance) + (apart * open) ** 2)
  return {
    low: Math.max(reported, Math.floor(expected - off)),
    expected,
    high: Math.min(reported + open, Math.ceil(expected + off)),
  }
}

function neededInAll(goal: Needed, { low }: Band, counted: number, rate: number): number {
  if (low >= goal.total) return 0
  const share = counted === 0 ? rate - toEdge * apart : Math.max(0.01, low / counted)
  return Math.ceil((goal.total - low) / share)
}

function neededForSpread(goal: Needed, memberStates: readonly MemberStateValidity[]): number {
  const nearest = memberStates.map((one) => one.needed).toSorted((one, other) => one - other)
  return nearest.slice(0, goal.states).reduce((sum, more) => sum + more, 0)
}
