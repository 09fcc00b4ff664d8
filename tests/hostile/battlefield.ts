import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { aNewOrganiser, startSite, stopSite, type Site } from '#tests/support/site'
import type { Ours } from './attackers/attacker.ts'
import { makeCertificate } from './certificate.ts'
import { doorOf } from './door.ts'
import { startHaproxy, startNginx, type Front } from './fronts.ts'
import { honestPeople, type Honest } from './honest.ts'
import { watchMemory } from './memory.ts'
import { freePort } from './programs.ts'
import { startRelay } from './relay.ts'
import { startTwin, type Twin } from './twin.ts'

/** Everything that is attacked, and those who use it honestly meanwhile. */
export interface Battlefield {
  readonly site: Site
  readonly ours: Ours
  readonly twin: Twin
  /** A second site of ours behind HAProxy and nginx, which are its trusted proxies. */
  readonly fronts: readonly Front[]
  readonly honestBehindFronts: readonly Honest[]
  /** The same proxies in front of a backend that loses its place in what it reads. */
  readonly weakFronts: readonly Front[]
  /** Statements of the first site, counted and repeated. */
  readonly stored: () => Promise<number>
  /** The most memory that one of our servers has had, in megabytes. */
  readonly peakMemory: () => number
  readonly stop: () => Promise<void>
}

/** Made-up people below this number may have signed at the start. */
const firstPerson = 1000

/** Starts both sites as they would run in production, their proxies, and the weak twin. */
export async function layOut(folder: string): Promise<Battlefield> {
  const room = (name: string): string => {
    mkdirSync(join(folder, name), { recursive: true })
    return join(folder, name)
  }
  const certificate = await makeCertificate(room('certificate'), 3072)
  const twin = await startTwin(room('twin'), await makeCertificate(room('weak-certificate'), 1024))
  const port = await freePort()
  const weakPort = await freePort()
  const site = await startSite()
  const proxied = await startSite({
    COLLIGO_ORIGIN: `https://localhost:${String(port)}`,
    COLLIGO_TRUSTED_PROXIES: '127.0.0.1/32',
  })
  const place = (name: string, at: number, backend: number) => ({ folder: room(name), certificate, port: at, backend })
  const behind = doorOf(proxied.url).port
  const fronts = [await startHaproxy(place('haproxy', port, behind)), await startNginx(place('nginx', port, behind))]
  const weakFronts = [
    await startHaproxy(place('weak-haproxy', weakPort, twin.desynchronisedPort)),
    await startNginx(place('weak-nginx', weakPort, twin.desynchronisedPort)),
  ]
  const memory = [site, proxied].map((one) => watchMemory(one.process.pid ?? 0))
  const door = doorOf(site.url)
  const relay = await startRelay(door)
  return {
    site,
    twin,
    fronts,
    weakFronts,
    ours: {
      door,
      relay,
      certificate,
      honest: await honestPeople(door, firstPerson),
      organisers: [await aNewOrganiser(site), await aNewOrganiser(site)],
      fronts: fronts.map((front) => front.door),
    },
    honestBehindFronts: await Promise.all(
      fronts.map((front, index) => honestPeople(front.door, firstPerson * (index + 1))),
    ),
    stored: () => storedIn(site),
    peakMemory: () => Math.max(...memory.map(({ peak }) => peak())),
    stop: async () => {
      for (const { stop } of memory) stop()
      relay.close()
      for (const { stop } of [...fronts, ...weakFronts]) stop()
      twin.stop()
      await Promise.all([stopSite(site), stopSite(proxied)])
    },
  }
}

/** Statements of a site, counted and repeated. */
export const storedIn = (site: Site): Promise<number> =>
  site.beside(({ tallies }) => tallies().reduce((sum, { counted, repeated }) => sum + counted + repeated, 0))
