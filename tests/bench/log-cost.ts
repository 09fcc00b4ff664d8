import { fileURLToPath } from 'node:url'
import type { Ledger } from '#lib/load/ledger'
import type { Lanes } from './lanes.ts'
import type { SigningForms } from './prepared-forms.ts'

/** The setting with which a site is served as if there were no public log. */
export const withoutLog = {
  NODE_OPTIONS: `--import ${fileURLToPath(new URL('without-log.ts', import.meta.url))}`,
} as const

/** A site that is signed on, with forms that are filled in for it. */
export interface SignedOn {
  readonly lanes: Lanes
  readonly book: Ledger
  readonly forms: SigningForms
}

/** Statements taken a second with the log and without it, window by window. */
export interface LogRound {
  readonly withLog: number
  readonly withoutLog: number
}

const windows = 10

/**
 * Signs now on the one site, now on the other, each first as often as the other: what the machine does besides hits both.
 *
 * @param seconds - Of signing, for both together.
 * @param signFor - Signs on a site for so many seconds; returns statements a second.
 */
export async function measureLog(
  [logged, unlogged]: readonly [SignedOn, SignedOn],
  seconds: number,
  signFor: (site: SignedOn, seconds: number) => Promise<number>,
  top: number,
): Promise<readonly LogRound[]> {
  const part = seconds / windows / 2
  const enough = async ({ forms }: SignedOn): Promise<void> => {
    await forms.prepare(Math.max(0, Math.ceil(1.5 * top * part) - forms.ready()))
  }
  const rounds: LogRound[] = []
  for (let round = 0; round < windows; round += 1) {
    await enough(logged)
    await enough(unlogged)
    const before = round % 2 === 1 ? await signFor(unlogged, part) : null
    const withLog = await signFor(logged, part)
    rounds.push({ withLog, withoutLog: before ?? (await signFor(unlogged, part)) })
  }
  return rounds
}

/** What the log leaves of the rate without it: of the medians, and of the round in the middle. */
export function logFigures(rounds: readonly LogRound[]): Readonly<Record<string, number>> {
  const ratios = rounds.map((round) => round.withLog / round.withoutLog)
  return {
    withLogPerSecond: Number(median(rounds.map((round) => round.withLog)).toFixed(1)),
    withoutLogPerSecond: Number(median(rounds.map((round) => round.withoutLog)).toFixed(1)),
    logRatio: Number(median(ratios).toFixed(3)),
    lowestLogRatio: Number(Math.min(...ratios).toFixed(3)),
    highestLogRatio: Number(Math.max(...ratios).toFixed(3)),
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const [low = 0, high = 0] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]]
  return (low + high) / 2
}
