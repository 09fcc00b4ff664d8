import { memoryLimit } from './memory.ts'

/** What one attacker found; `null` in place of a list where it could not do its work. */
export interface Row {
  readonly name: string
  readonly ours: readonly string[]
  readonly twin: readonly string[]
}

export interface Report {
  readonly rows: readonly Row[]
  readonly probes: number
  /** Forged and replayed forms that were refused. */
  readonly refused: number
  /** Milliseconds that 95 of 100 honest people waited at most while 1,000 slow connections were open. */
  readonly honestP95: number
  readonly peakMemoryMB: number
  readonly seconds: number
  /** What is wrong beside what attackers found. */
  readonly faults: readonly string[]
}

/** Honest people's bar, in milliseconds. */
const latencyLimit = 1000

/** Everything for which the run is no proof, in sentences. */
export function shortcomings({ rows, faults, honestP95, peakMemoryMB }: Report): readonly string[] {
  return [
    ...rows.flatMap(({ name, ours }) => ours.map((finding) => `${name} found on ours: ${finding}`)),
    ...rows.flatMap(({ name, twin }) =>
      twin.length === 0 ? [`${name} found nothing on the twin, and so proves nothing.`] : [],
    ),
    ...faults,
    ...(honestP95 < latencyLimit ? [] : [`Honest people waited ${String(honestP95)} ms (95 of 100).`]),
    ...(peakMemoryMB < memoryLimit ? [] : [`The server had ${String(peakMemoryMB)} MB of memory.`]),
  ]
}

/** One line for programs. */
export const asJson = ({ rows, probes, refused, honestP95, peakMemoryMB, seconds }: Report): string =>
  JSON.stringify({
    scanners: Object.fromEntries(rows.map(({ name, ours, twin }) => [name, { ours: ours.length, twin: twin.length }])),
    probes,
    refused,
    honestP95,
    peakMemoryMB,
    seconds,
  })

/** Lines for people. */
export const asTable = ({ rows, probes, refused, honestP95, peakMemoryMB, seconds }: Report): string =>
  [
    `${'attacker'.padEnd(20)}${'ours'.padStart(6)}${'twin'.padStart(6)}`,
    ...rows.map(
      ({ name, ours, twin }) => name.padEnd(20) + String(ours.length).padStart(6) + String(twin.length).padStart(6),
    ),
    '',
    `${String(probes)} probes, ${String(refused)} forged or replayed forms refused`,
    `honest people under 1,000 slow connections: ${String(honestP95)} ms (95 of 100)`,
    `most memory: ${String(peakMemoryMB)} MB; ${String(seconds)} seconds in all`,
  ].join('\n')
