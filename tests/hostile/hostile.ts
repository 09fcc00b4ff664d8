/**
 * `./run test:hostile`: real attackers' tools against our site, and against a weak twin to show that they can find
 * something. About a quarter of an hour on two cores; `tests/e2e/hostile` has a short form in the ordinary tests.
 *
 * A room beside `e2e`, as `bench` is one: Playwright has no part in it, and each piece of it serves the short form too.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSite } from '#lib/cli/site'
import { optionsOr } from '#lib/cli/options'
import { say, stop } from '#lib/cli/terminal'
import { bringTools } from '#tests/support/tools'
import type { Attacker } from './attackers/attacker.ts'
import { ffuf } from './attackers/ffuf.ts'
import { guesser } from './attackers/guesser.ts'
import { hydra } from './attackers/hydra.ts'
import { metUnderFlood, slowhttptest } from './attackers/slowhttptest.ts'
import { sqlmap } from './attackers/sqlmap.ts'
import { testssl } from './attackers/testssl.ts'
import { wapiti } from './attackers/wapiti.ts'
import { layOut, type Battlefield } from './battlefield.ts'
import { p95, together } from './honest.ts'
import { probeAll, probes } from './probes.ts'
import { endAll } from './programs.ts'
import { replayAll, replayOnTwin } from './replays.ts'
import { asJson, asTable, shortcomings, type Report, type Row } from './report.ts'
import { smuggleAll } from './smuggling.ts'

const { values } = optionsOr('Usage: ./run test:hostile [--json] [--only NAME,NAME]', {
  options: { json: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
})
const only = values.only.split(',').filter((name) => name !== '')
const isWanted = (name: string): boolean => only.length === 0 || only.includes(name)

/** More than altcha-lib's own memory of used challenges. */
const spentBetween = 1001

/** Attempts at the twin's proxies: one way is enough to show that there is one. */
const attemptsAtTwin = 20

const start = performance.now()
const tell = (line: string): void => {
  process.stderr.write(`${String(Math.round((performance.now() - start) / 1000)).padStart(4)} s  ${line}\n`)
}

// Whatever is started writes here, and it goes however the run ends.
const folder = mkdtempSync(join(tmpdir(), 'colligo-hostile-'))
process.env['TMPDIR'] = folder
process.once('exit', () => {
  endAll()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))

try {
  bringTools(tell, 'attackers')
} catch (error) {
  stop(error instanceof Error ? error.message : String(error))
}
await buildSite({ out: 'ignore' })
const report = await attackAll()
const wrong = shortcomings(report)
for (const sentence of wrong) process.stderr.write(`${sentence}\n`)
say(values.json ? asJson(report) : asTable(report))
process.exit(wrong.length === 0 ? 0 : 1)

async function attackAll(): Promise<Report> {
  tell('Starting two sites, two proxies and the twin')
  const field = await layOut(folder)
  const faults: string[] = []
  const rows: Row[] = await flood(field, faults)
  rows.push(...(await knock(field)))
  const { refused, row } = await replay(field)
  rows.push(...row)
  // The proxies' site on one core, the other on the other.
  const lanes = await Promise.all([
    inTurn([...field.fronts.map((_, index) => () => smuggle(field, index)), () => letLoose(testssl, field)]),
    inTurn([sqlmap, wapiti, ffuf, hydra, guesser].map((attacker) => () => letLoose(attacker, field))),
  ])
  rows.push(...lanes.flat())
  faults.push(...(await stillHonest(field)))
  const report = {
    rows,
    faults,
    refused,
    probes: isWanted('probes') ? probes.length : 0,
    honestP95: Math.round(p95(together(metUnderFlood).latencies)),
    peakMemoryMB: field.peakMemory(),
    seconds: Math.round((performance.now() - start) / 1000),
  }
  await field.stop()
  return report
}

async function inTurn(steps: readonly (() => Promise<readonly Row[]>)[]): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const step of steps) rows.push(...(await step()))
  return rows
}

/** Lets an attacker loose on the twin and on ours. One that could not do its work has proved nothing on either. */
async function letLoose(attacker: Attacker, { ours, twin }: Battlefield): Promise<readonly Row[]> {
  const { name } = attacker
  if (!isWanted(name)) return []
  tell(name)
  const before = requestsThrough(ours)
  const room = join(folder, name)
  mkdirSync(room, { recursive: true })
  const row = await attempt(
    name,
    () => attacker.onOurs(ours, room),
    () => attacker.onTwin(twin, room),
  )
  const relayed = requestsThrough(ours) - before
  tell(
    `${name}: ${String(row.ours.length)} on ours, ${String(row.twin.length)} on the twin, ${String(relayed)} requests relayed meanwhile`,
  )
  return [row]
}

async function attempt(
  name: string,
  onOurs: () => Promise<readonly string[]>,
  onTwin: () => Promise<readonly string[]>,
): Promise<Row> {
  const tried = async (attack: () => Promise<readonly string[]>, wrong: (reason: string) => readonly string[]) => {
    try {
      return await attack()
    } catch (error) {
      return wrong(error instanceof Error ? error.message : String(error))
    }
  }
  return {
    name,
    ours: await tried(onOurs, (reason) => [`it could not do its work: ${reason}`]),
    twin: await tried(onTwin, (reason) => {
      tell(`${name}, twin: ${reason}`)
      return []
    }),
  }
}

/** Slow connections by the thousand, on a machine that is otherwise quiet; nothing acknowledged may be lost. */
async function flood(field: Battlefield, faults: string[]): Promise<Row[]> {
  const before = await field.stored()
  const rows = await letLoose(slowhttptest, field)
  const acknowledged = together(metUnderFlood).acknowledged
  const kept = (await field.stored()) - before
  if (kept < acknowledged)
    faults.push(`${String(acknowledged)} statements were acknowledged under the flood, ${String(kept)} are stored.`)
  return [...rows]
}

async function knock({ ours, twin }: Battlefield): Promise<readonly Row[]> {
  if (!isWanted('probes')) return []
  tell(`${String(probes.length)} probes`)
  await ours.honest.prepare(probes.length)
  const honestStill = async (): Promise<string | null> => (await ours.honest.signOnce()).refused[0] ?? null
  return [
    await attempt(
      'probes',
      async () => (await probeAll(ours.door, probes, 2, honestStill)).findings,
      async () =>
        (
          await probeAll(
            twin.door,
            probes.filter(({ isSlow }) => isSlow !== true),
            8,
            () => Promise.resolve(null),
          )
        ).findings,
    ),
  ]
}

async function replay({
  site,
  ours,
  twin,
  stored,
}: Battlefield): Promise<{ readonly refused: number; readonly row: readonly Row[] }> {
  if (!isWanted('replays')) return { refused: 0, row: [] }
  tell(`Forged and replayed proofs, ${String(spentBetween)} used in between`)
  const registrationNumber = await site.beside(({ collection }) => collection().initiative?.registrationNumber ?? '')
  const forged = {
    door: ours.door,
    keysFolder: join(site.dataFolder, 'keys'),
    registrationNumber,
    stored,
    firstPerson: 100_000,
  }
  let refused = 0
  const forge = async (): Promise<readonly string[]> => {
    const replayed = await replayAll(forged, spentBetween)
    refused = replayed.refused
    return replayed.findings
  }
  const row = await attempt('replays', forge, () => replayOnTwin(twin.door))
  return { refused, row: [row] }
}

async function smuggle({ fronts, weakFronts }: Battlefield, index: number): Promise<readonly Row[]> {
  const [front, weak] = [fronts[index], weakFronts[index]]
  if (front === undefined || weak === undefined || !isWanted('smuggling')) return []
  tell(`smuggling through ${front.name}`)
  return [
    await attempt(
      `smuggling ${front.name}`,
      async () => (await smuggleAll(front.door)).findings,
      async () => (await smuggleAll(weak.door, attemptsAtTwin)).findings,
    ),
  ]
}

/** How much has reached our site through the relay: shows that scanners were at work there. */
function requestsThrough({ relay }: Battlefield['ours']): number {
  return relay.statuses.values().reduce((sum, count) => sum + count, 0)
}

/** After everything, one more honest person signs at every door. */
async function stillHonest({ ours, honestBehindFronts }: Battlefield): Promise<readonly string[]> {
  const met = together(await Promise.all([ours.honest, ...honestBehindFronts].map(({ signOnce }) => signOnce())))
  const isMasked = (ours.relay.statuses.get(503) ?? 0) > requestsThrough(ours) / 2
  return [
    ...met.refused.map((reason) => `After everything, ${reason}.`),
    ...(isMasked ? ['Most of what scanners sent was answered with 503: what they did not find says little.'] : []),
  ]
}
