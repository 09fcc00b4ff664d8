import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, test } from 'vitest'
import { namesOf } from '#lib/collecting/attempts'
import { signStatement } from '#lib/collecting/sign-statement'
import { readEnvironment } from '#lib/config/environment'
import { whatIsUnsafe } from '#lib/config/safe-start'
import { counted } from '#lib/serving/counted'
import { bearsToken, openMetricsDoor } from '#lib/serving/metrics-door'
import { metricsText, type Figures } from '#lib/serving/metrics'
import { aForm, anOpenCollection, temporaryFolder } from '#tests/support/collection'

const figures: Figures = {
  version: '0.1.0',
  isOpen: true,
  level: 'calm',
  pressure: { queueAge: 1500, loopDelay: 12, busy: 0.25 },
  inside: 3,
  writerWaiting: 2,
  forms: { acknowledged: 5, returned: 1 },
  refused: new Map([['busy', 7]]),
  commits: { buckets: [[0.005, 1]], sum: 0.5, count: 4 },
  residentBytes: 1e8,
  freeBytes: 5e9,
  backupAge: 3600,
  checkpointAge: null,
}

/** Samples of a text in the format 0.0.4, by their whole names; every line of it is understood. */
function samplesIn(text: string): ReadonlyMap<string, number> {
  const samples = new Map<string, number>()
  for (const line of text.trimEnd().split('\n')) {
    if (/^# (?:HELP colligo_\w+ .+|TYPE colligo_\w+ (?:gauge|counter|histogram))$/u.test(line)) continue
    const [, name = '', value = ''] = /^(colligo_\w+(?:\{[a-z_]+="[^"\\\n]*"\})?) (\S+)$/u.exec(line) ?? []
    expect(name, line).not.toBe('')
    expect(samples.has(name), line).toBe(false)
    samples.set(name, Number(value))
  }
  return samples
}

describe('the text', () => {
  const text = metricsText(figures)

  it('is in the format 0.0.4, each family with its help and its kind', () => {
    const samples = samplesIn(text)
    expect(samples.get('colligo_build_info{version="0.1.0"}')).toBe(1)
    expect(samples.get('colligo_queue_age_seconds')).toBe(1.5)
    expect(samples.get('colligo_forms_total{outcome="acknowledged"}')).toBe(5)
    expect(samples.get('colligo_refused_total{reason="busy"}')).toBe(7)
    expect(samples.get('colligo_commit_seconds_bucket{le="+Inf"}')).toBe(4)
    expect(samples.get('colligo_backup_age_seconds')).toBe(3600)
    for (const line of text.split('\n').filter((one) => one.startsWith('colligo_'))) {
      const family = /^(colligo_\w+?)(?:_bucket|_sum|_count)?[{ ]/u.exec(line)?.[1] ?? ''
      expect(text, line).toContain(`# TYPE ${family} `)
    }
  })

  it('leaves out what nobody knows yet', () => {
    expect(text).not.toContain('checkpoint_age')
    expect(metricsText({ ...figures, freeBytes: null, backupAge: null, refused: new Map() })).not.toMatch(
      /disk_free|backup_age|refused/u,
    )
  })

  it.runIf(existsSync('/usr/bin/promtool'))('promtool finds nothing to say', () => {
    const { status, stdout, stderr } = spawnSync('promtool', ['check', 'metrics'], { input: text, encoding: 'utf8' })
    expect([status, stdout, stderr]).toEqual([0, '', ''])
  })
})

test('first and repeated statements count alike, and nothing tells of whom or of what was wrong', async () => {
  const instance = await anOpenCollection()
  instance.collectionSwitch.setCollecting(true)
  const totals = counted()
  const collecting = { ...instance.collecting, take: totals.timed(instance.collecting.take) }
  const sign = async (changes: object = {}): Promise<void> => {
    for (const name of namesOf(await signStatement(collecting, await aForm(instance, 'EE', changes)))) totals.note(name)
  }
  await sign()
  const afterFirst = { ...totals.forms(), commits: totals.commits().count }
  await sign()
  const afterSecond = { ...totals.forms(), commits: totals.commits().count }
  expect(afterFirst).toEqual({ acknowledged: 1, returned: 0, commits: 1 })
  expect(afterSecond).toEqual({ acknowledged: 2, returned: 0, commits: 2 })
  await sign({ fields: {} })
  expect(totals.forms()).toEqual({ acknowledged: 2, returned: 1 })
  const text = metricsText({ ...figures, forms: totals.forms(), refused: totals.refused(), commits: totals.commits() })
  expect(text).not.toMatch(/problem|EE|missing/u)
})

test('the gate’s refusals are counted by their reasons, and commits in buckets that hold those before', async () => {
  const totals = counted()
  for (const name of ['refused-busy', 'refused-busy', 'refused-foreign', 'page-home', 'proof-spent'] as const) {
    totals.note(name)
  }
  expect([...totals.refused()]).toEqual([
    ['busy', 2],
    ['foreign', 1],
  ])
  await totals.timed(() => new Promise((resolve) => setTimeout(resolve, 30)))(null)
  await totals
    .timed(() => Promise.reject(new Error('disk')))(null)
    .catch(() => undefined)
  const { buckets, count, sum } = totals.commits()
  expect(count).toBe(2)
  expect(sum).toBeGreaterThan(0.02)
  expect(buckets.map(([, within]) => within)).toEqual(buckets.map(([, within]) => within).toSorted((a, b) => a - b))
  expect(buckets.at(-1)?.[1]).toBe(2)
})

describe('the door for whoever watches', () => {
  test('is open on this machine alone, for this address alone', async () => {
    const server = openMetricsDoor(0, () => 'colligo_surge_level 0\n')
    onTestFinished(() => {
      server.close()
    })
    await once(server, 'listening')
    const { port, address } = server.address() as AddressInfo
    expect(address).toBe('127.0.0.1')
    const asked = await fetch(`http://127.0.0.1:${String(port)}/metrics`)
    expect([asked.status, asked.headers.get('content-type'), await asked.text()]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
      'colligo_surge_level 0\n',
    ])
    for (const path of ['/', '/organiser', '/metrics/', '/metrics?x=1']) {
      expect((await fetch(`http://127.0.0.1:${String(port)}${path}`)).status, path).toBe(404)
    }
    expect((await fetch(`http://127.0.0.1:${String(port)}/metrics`, { method: 'POST', body: 'x' })).status).toBe(404)
    const others = Object.values(networkInterfaces())
      .flat()
      .filter((one) => one?.internal === false && one.family === 'IPv4')
    for (const other of others) {
      await expect(fetch(`http://${other!.address}:${String(port)}/metrics`)).rejects.toThrow()
    }
  })

  test('a port that is taken ends nothing', async () => {
    const first = openMetricsDoor(0, () => '')
    await once(first, 'listening')
    const second = openMetricsDoor((first.address() as AddressInfo).port, () => '')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(second.listening).toBe(false)
    first.close()
  })
})

describe('the token', () => {
  const token = 'a'.repeat(64)
  const bears = (authorization: string | undefined, known: string | null = token): boolean =>
    bearsToken({ headers: authorization === undefined ? {} : { authorization } }, known)

  it('lets whoever brings it read, and nobody else', () => {
    expect(bears(`Bearer ${token}`)).toBe(true)
    for (const wrong of [
      undefined,
      '',
      token,
      `Bearer ${token}a`,
      `Bearer ${token.slice(1)}`,
      `Basic ${token}`,
      `bearer ${token}`,
      'Bearer ',
    ]) {
      expect(bears(wrong), wrong).toBe(false)
    }
    expect(bears(`Bearer ${token}`, null)).toBe(false)
  })

  it('comes from a file of its own, long enough, and closed to others', () => {
    const file = join(temporaryFolder(), 'token')
    const read = () =>
      readEnvironment({ COLLIGO_METRICS_TOKEN_FILE: file, COLLIGO_DATA: join(temporaryFolder(), 'data') })
    expect(read).toThrow('COLLIGO_METRICS_TOKEN_FILE')
    writeFileSync(file, 'short\n')
    expect(read).toThrow('openssl rand -hex 32')
    writeFileSync(file, `${token}\n`)
    expect(read().metrics).toEqual({ port: null, token })
    chmodSync(file, 0o644)
    expect(whatIsUnsafe(read(), null)).toEqual([expect.stringContaining(`chmod 0600 ${file}`)])
  })
})
