import { fileURLToPath } from 'node:url'
import { cpuSeconds, processTree } from '#lib/load/process-tree'
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
  readonly pid: number
}

/** What a site took in some time, and what its processes worked for it. */
export interface Taken {
  readonly statements: number
  readonly seconds: number
  readonly cpuSeconds: number
}

/** Two sites, in the order in which they are to be told apart. */
export type Pair<Each> = readonly [one: Each, other: Each]

const windows = 6

/**
 * Signs now on the one site, now on the other, each first as often as the other: what the machine does besides hits both.
 *
 * @param seconds - Of signing, for both together.
 * @param signFor - Signs on a site for so many seconds; returns how many statements it took, and in what time.
 */
export async function measurePair(
  [one, other]: Pair<SignedOn>,
  seconds: number,
  signFor: (site: SignedOn, seconds: number) => Promise<Omit<Taken, 'cpuSeconds'>>,
  top: number,
): Promise<Pair<Taken>> {
  const part = seconds / windows / 2
  const enough = async ({ forms }: SignedOn): Promise<void> => {
    await forms.prepare(Math.max(0, Math.ceil(1.5 * top * part) - forms.ready()))
  }
  const sign = async (site: SignedOn): Promise<Taken> => {
    const before = cpuSeconds(processTree(site.pid))
    const taken = await signFor(site, part)
    return { ...taken, cpuSeconds: cpuSeconds(processTree(site.pid)) - before }
  }
  let sums: Pair<Taken> = [nothing, nothing]
  for (let round = 0; round < windows; round += 1) {
    await enough(one)
    await enough(other)
    const early = round % 2 === 1 ? await sign(other) : null
    const taken = await sign(one)
    sums = [added(sums[0], taken), added(sums[1], early ?? (await sign(other)))]
  }
  return sums
}

const nothing: Taken = { statements: 0, seconds: 0, cpuSeconds: 0 }

const added = (one: Taken, other: Taken): Taken => ({
  statements: one.statements + other.statements,
  seconds: one.seconds + other.seconds,
  cpuSeconds: one.cpuSeconds + other.cpuSeconds,
})

const rateOf = ({ statements, seconds }: Taken): number => statements / seconds
const workOf = ({ statements, cpuSeconds: worked }: Taken): number => worked / statements

/**
 * What the log leaves of the rate without it, and of the statements that a second of a processor takes.
 *
 * @param pairs - Sites with the log, each beside one without.
 * @param twins - Sites that differ in nothing: how far these are from 1 is what the yardstick itself errs by.
 */
export function logFigures(
  pairs: readonly Pair<Taken>[],
  twins: readonly Pair<Taken>[],
): Readonly<Record<string, number | readonly number[]>> {
  const rates = pairs.map(([logged, unlogged]) => rateOf(logged) / rateOf(unlogged))
  const works = pairs.map(([logged, unlogged]) => workOf(unlogged) / workOf(logged))
  return {
    withLogPerSecond: Number(mean(pairs.map(([logged]) => rateOf(logged))).toFixed(1)),
    withoutLogPerSecond: Number(mean(pairs.map(([, unlogged]) => rateOf(unlogged))).toFixed(1)),
    logRatio: short(geometricMean(rates)),
    logRatios: rates.map(short),
    logCpuRatio: short(geometricMean(works)),
    logCpuRatios: works.map(short),
    twinRatios: twins.map(([one, other]) => short(rateOf(one) / rateOf(other))),
    twinCpuRatios: twins.map(([one, other]) => short(workOf(other) / workOf(one))),
  }
}

const short = (value: number): number => Number(value.toFixed(3))
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const geometricMean = (values: readonly number[]): number => Math.exp(mean(values.map(Math.log)))
