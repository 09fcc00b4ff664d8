import { p95, steadily, type Met } from '../honest.ts'
import { networkAddress, send, type Door } from '../door.ts'
import { callers } from '../forms.ts'
import { run } from '../programs.ts'
import type { Attacker } from './attacker.ts'

/** Connections of each kind, opened at so many a second, and how long honest people are watched, in seconds. */
const flood = { connections: 1000, rate: 200, seconds: 30, onTwin: 10 } as const

/** Milliseconds within which 95 of 100 honest people must be answered. */
const bar = 1000

const kinds = [
  { name: 'slow headers', words: ['-H'] },
  { name: 'slow body', words: ['-B', '-s', '8192'] },
  { name: 'slow reading', words: ['-X', '-w', '1', '-y', '64', '-n', '5', '-z', '32', '-k', '3'] },
] as const

/**
 * One kind of slowness, while honest people of other networks use the site: what they meet is what is judged, and not
 * whether slowhttptest itself is still let in.
 */
async function attack(
  { words, name }: (typeof kinds)[number],
  door: Door,
  path: string,
  seconds: number,
  honest: { readonly stop: () => Promise<Met> },
  folder: string,
): Promise<{ readonly met: Met; readonly findings: readonly string[] }> {
  const options = [
    ...words,
    ...[
      '-c',
      String(flood.connections),
      '-r',
      String(flood.rate),
      '-i',
      '5',
      '-l',
      String(seconds),
      '-p',
      '3',
      '-x',
      '8',
    ],
    ...['-u', `http://${door.host.replace('localhost', '127.0.0.1')}${path}`],
  ]
  const { said } = await run('slowhttptest', options, seconds + 15, folder)
  const met = await honest.stop()
  if (!/slow HTTP test status|Exit status/iu.test(said))
    throw new Error(`slowhttptest did not run: ${said.slice(-500)}`)
  const latency = p95(met.latencies)
  return {
    met,
    findings: [
      ...(met.refused.length === 0
        ? []
        : [`${name}: ${String(met.refused.length)} honest people were not served (${met.refused[0] ?? ''})`]),
      ...(latency <= bar ? [] : [`${name}: honest people waited ${String(Math.round(latency))} ms`]),
    ],
  }
}

/** What honest people met in all of it, for the report. */
export const metUnderFlood: Met[] = []

export const slowhttptest: Attacker = {
  name: 'slowhttptest',
  onOurs: async ({ door, honest }, folder) => {
    const findings: string[] = []
    for (const kind of kinds) {
      await honest.prepare(flood.seconds * 5 + 30)
      const path = kind.name === 'slow body' ? '/en/sign/EE' : '/en'
      const attacked = await attack(kind, door, path, flood.seconds, honest.signSteadily(), folder)
      metUnderFlood.push(attacked.met)
      findings.push(...attacked.findings)
    }
    return findings
  },
  onTwin: async ({ door }, folder) => {
    const reading = steadily(() => readOnce(door))
    return (await attack(kinds[1], door, '/en/sign/EE', flood.onTwin, reading, folder)).findings
  },
}

/** Somebody opens the twin's first page. */
async function readOnce(door: Door): Promise<Met> {
  try {
    const { milliseconds } = await send(door, networkAddress(callers.honest, 0), { path: '/' }, 2000)
    return { acknowledged: 1, latencies: [milliseconds], refused: [] }
  } catch (error) {
    return { acknowledged: 0, latencies: [], refused: [error instanceof Error ? error.message : String(error)] }
  }
}
