import type { Door } from './door.ts'
import { framingProbes } from './probes/framing.ts'
import { headerProbes } from './probes/headers.ts'
import { largeProbes } from './probes/large.ts'
import { targetProbes } from './probes/targets.ts'
import { networkAddress } from './door.ts'
import { callers } from './forms.ts'
import { fault, type Probe } from './probe.ts'
import { sendRaw } from './raw-request.ts'

export const probes: readonly Probe[] = [...framingProbes, ...headerProbes, ...largeProbes, ...targetProbes]

/** Milliseconds that a half-sent request may stay open, and that any other answer may take. */
const patience = { slow: 20_000, other: 15_000 } as const

export interface Probed {
  readonly probes: number
  /** What went wrong, each with the probe's name. */
  readonly findings: readonly string[]
}

/**
 * Knocks with every probe, each from a network of its own: the slow ones beside the others.
 *
 * @param atOnce - How many of the others.
 * @param after - What must still work after each of them; returns what does not.
 */
export async function probeAll(
  door: Door,
  chosen: readonly Probe[],
  atOnce: number,
  after: () => Promise<string | null>,
): Promise<Probed> {
  const findings: string[] = []
  const knock = async (probe: Probe): Promise<void> => {
    const from = networkAddress(callers.probing, chosen.indexOf(probe))
    const limit = probe.isSlow === true ? patience.slow : patience.other
    // An interim answer (100 Continue) is no end of waiting.
    const quiet = probe.isSlow === true ? limit : 400
    const problem = fault(probe, door, await sendRaw(door, probe.bytes(door), { from, patience: limit, quiet }))
    if (problem !== null) findings.push(`${probe.name}: ${problem}`)
  }
  const queue = chosen.filter(({ isSlow }) => isSlow !== true)
  const work = async (): Promise<void> => {
    for (let probe = queue.shift(); probe !== undefined; probe = queue.shift()) {
      await knock(probe)
      const broken = await after()
      if (broken !== null) findings.push(`after "${probe.name}": ${broken}`)
    }
  }
  const slow = chosen.filter(({ isSlow }) => isSlow === true)
  await Promise.all([...slow.map(knock), ...Array.from({ length: atOnce }, work)])
  return { probes: chosen.length, findings }
}
