import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { storedIn } from '#tests/hostile/battlefield'
import { doorOf } from '#tests/hostile/door'
import { honestPeople, p95 } from '#tests/hostile/honest'
import { memoryLimit, watchMemory } from '#tests/hostile/memory'
import { probeAll, probes } from '#tests/hostile/probes'
import { replayAll } from '#tests/hostile/replays'
import { openSlowConnections } from '#tests/hostile/slow-connections'
import { expect, test } from '#tests/support/site'

/** The short form of `./run test:hostile`, without anybody else's tools. */
test('whatever Mallory knocks with, he gets a clear no, and the next citizen signs', async ({ site }) => {
  const door = doorOf(site.url)
  const honest = await honestPeople(door, 10_000)
  const chosen = probes.filter(({ isHeavy }) => isHeavy !== true)
  await honest.prepare(Math.ceil(chosen.length / 10) + 6)
  let knocks = 0
  // Every tenth knock is followed by a signature.
  const { findings } = await probeAll(door, chosen, 6, async () =>
    (knocks += 1) % 10 === 0 ? ((await honest.signOnce()).refused[0] ?? null) : null,
  )
  expect(findings).toEqual([])
})

test('a proof of work counts once, for what it was made for, and as it was made', async ({ site }) => {
  const registrationNumber = await site.beside(({ collection }) => collection().initiative?.registrationNumber ?? '')
  const keysFolder = join(site.dataFolder, 'keys')
  const stored = (): Promise<number> => storedIn(site)
  const forged = { door: doorOf(site.url), keysFolder, registrationNumber, stored, firstPerson: 200_000 }
  const { refused, findings } = await replayAll(forged, 30)
  expect(findings).toEqual([])
  expect(refused).toBeGreaterThan(20)
})

test('while 200 connections dawdle, everybody else signs at once', async ({ site }) => {
  const door = doorOf(site.url)
  const memory = watchMemory(site.process.pid ?? 0)
  const honest = await honestPeople(door, 20_000)
  await honest.prepare(60)
  const slow = openSlowConnections(door, 200)
  const signing = honest.signSteadily()
  await wait(10_000)
  const { acknowledged, refused, latencies } = await signing.stop()
  slow.end()
  memory.stop()
  expect(refused).toEqual([])
  expect(acknowledged).toBeGreaterThan(40)
  expect(p95(latencies)).toBeLessThan(1000)
  expect(memory.peak()).toBeLessThan(memoryLimit)
})
