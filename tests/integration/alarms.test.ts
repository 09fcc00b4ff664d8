import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readEnvironment } from '#lib/config/environment'
import { alarmRounds } from '#lib/serving/alarm-rounds'
import { raiseAlarms, seeAlarm } from '#lib/organising/alarms'
import { certain } from '#tests/support/certain'
import { anInstance, noon } from '#tests/support/collection'
import { aMailServer } from '#tests/support/mail-server'
import { databaseBeside, recording } from '#tests/support/recorded'

const minute = 60_000
const hours = 60 * minute

function aWatchedSite() {
  const clock = { now: noon }
  const instance = anInstance({ now: () => clock.now })
  return {
    ...instance,
    record: recording(databaseBeside(instance), instance),
    wait: (milliseconds: number) => {
      clock.now = new Date(clock.now.getTime() + milliseconds)
    },
  }
}

interface Posted {
  readonly body: string
  readonly contentType: string | undefined
}

/** A program that takes what is posted to it. */
async function aReceiver(answer: (request: IncomingMessage) => number) {
  const posted: Posted[] = []
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      posted.push({ body, contentType: request.headers['content-type'] })
      const status = answer(request)
      response.writeHead(status, status === 302 ? { Location: '/elsewhere' } : {}).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { posted, address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/alarm` }
}

const silent = (variables: Readonly<Record<string, string>>) => {
  const {
    alarms: receivers,
    mail,
    origin,
  } = readEnvironment({ COLLIGO_ORIGIN: 'https://collect.example.eu', ...variables })
  return { receivers, mail, origin }
}

describe('a flood from one network', () => {
  test('raises one alarm of each kind, on record with Member State and count, and none again for six hours', async () => {
    const site = aWatchedSite()
    await site.record({ hour: '2026-11-22T11', lane: 'one-network', memberState: 'DE' }, 250)
    await site.record({ hour: '2026-11-22T11', memberState: 'EE' }, 20)
    expect(raiseAlarms(site.organising, site.alarms)).toBe(2)
    expect(site.auditTrail(2)).toMatchObject([
      { event: 'alarm-raised', organiserId: null, memberState: 'DE', count: 250 },
      { event: 'alarm-raised', organiserId: null, memberState: 'DE', count: 250 },
    ])
    expect(site.alarms.latest(5).map(({ kind }) => kind)).toEqual(['one-network', 'burst'])
    site.wait(5 * minute)
    expect(raiseAlarms(site.organising, site.alarms)).toBe(0)
    site.wait(6 * hours)
    await site.record({ hour: '2026-11-22T17', lane: 'one-network', memberState: 'DE' }, 250)
    expect(raiseAlarms(site.organising, site.alarms)).toBe(2)
  })

  test('is still seen in the first minutes of the next hour', async () => {
    const site = aWatchedSite()
    await site.record({ hour: '2026-11-22T10', lane: 'alike' }, 60)
    expect(raiseAlarms(site.organising, site.alarms)).toBe(1)
  })

  test('that was set apart alarms nobody', async () => {
    const site = aWatchedSite()
    await site.record({ hour: '2026-11-22T11', lane: 'one-network' }, 250)
    const everywhere = { fromHour: null, toHour: null, memberStates: [], languages: [] }
    site.suspects.mark({ ...everywhere, lanes: ['one-network'] }, 1)
    expect(raiseAlarms(site.organising, site.alarms)).toBe(0)
  })

  test('is looked at by one organiser, once', async () => {
    const site = aWatchedSite()
    await site.record({ hour: '2026-11-22T11', lane: 'plain' }, 60)
    raiseAlarms(site.organising, site.alarms)
    const [alarm] = site.alarms.latest(1)
    certain(seeAlarm(site.organising, site.alarms, alarm!.id, 7))
    expect(site.auditTrail(1)).toMatchObject([{ event: 'alarm-seen', organiserId: 7, memberState: 'EE', count: 60 }])
    expect(seeAlarm(site.organising, site.alarms, alarm!.id, 7).ok).toBe(false)
    expect(seeAlarm(site.organising, site.alarms, 99, 7).ok).toBe(false)
  })
})

describe('an alarm', () => {
  test('is told by e-mail to each address, and to a program, with counts and a link', async () => {
    const site = aWatchedSite()
    const server = await aMailServer()
    onTestFinished(server.close)
    const receiver = await aReceiver(() => 204)
    const rounds = alarmRounds(
      site,
      silent({
        COLLIGO_MAIL_URL: server.url,
        COLLIGO_MAIL_FROM: 'Colligo <colligo@example.eu>',
        COLLIGO_ALARM_EMAIL: 'ines@example.eu, teodor@example.eu',
        COLLIGO_ALARM_WEBHOOK: receiver.address,
      }),
    )
    await site.record({ hour: '2026-11-22T11', lane: 'alike', memberState: 'EL' }, 70)
    await rounds.round()
    await rounds.round()
    expect(server.received.map(({ to }) => to)).toEqual(['ines@example.eu', 'teodor@example.eu'])
    expect(server.received[0]?.text).toContain('https://collect.example.eu/organiser/suspects')
    expect(server.received[0]?.text).toMatch(/Member State: EL[^]*Statements: 70[^]*Usual at this hour: 0/u)
    expect(Object.keys(server.received[0]?.headers ?? {})).not.toContain('list-unsubscribe')
    expect(receiver.posted.map(({ contentType }) => contentType)).toEqual(['application/json'])
    expect(JSON.parse(receiver.posted[0]?.body ?? '') as unknown).toEqual({
      kind: 'alike',
      memberState: 'EL',
      hour: '2026-11-22T11',
      counted: 70,
      usual: 0,
      raisedAt: noon.toISOString(),
      link: 'https://collect.example.eu/organiser/suspects',
    })
    expect(site.alarms.untold()).toEqual([])
  })

  test('is told again, after longer and longer, where it could not be; whoever was told is not told twice', async () => {
    const site = aWatchedSite()
    const server = await aMailServer()
    onTestFinished(server.close)
    const answers = [500, 302]
    const receiver = await aReceiver(() => answers.shift() ?? 200)
    const rounds = alarmRounds(
      site,
      silent({
        COLLIGO_MAIL_URL: server.url,
        COLLIGO_MAIL_FROM: 'colligo@example.eu',
        COLLIGO_ALARM_EMAIL: 'ines@example.eu',
        COLLIGO_ALARM_WEBHOOK: receiver.address,
      }),
    )
    await site.record({ hour: '2026-11-22T11', lane: 'plain' }, 60)
    const tries: number[] = []
    for (const wait of [0, 30_000, 30_000, minute, minute]) {
      site.wait(wait)
      await rounds.round()
      tries.push(receiver.posted.length)
    }
    expect(tries, 'a minute later, then two; the redirect was followed by nobody').toEqual([1, 1, 2, 2, 3])
    expect(server.received).toHaveLength(1)
    expect(site.alarms.untold()).toEqual([])
  })

  test('that nobody could be told of for a day is no news any more', async () => {
    const site = aWatchedSite()
    await site.record({ hour: '2026-11-22T11', lane: 'plain' }, 60)
    await alarmRounds(site, silent({ COLLIGO_ALARM_WEBHOOK: 'http://127.0.0.1:1/' })).round()
    expect(site.alarms.untold()).toHaveLength(1)
    site.wait(25 * hours)
    expect(site.alarms.untold()).toEqual([])
  })
})

describe('who is told', () => {
  test.each([
    ['COLLIGO_ALARM_WEBHOOK', 'http://alarms.example.eu/'],
    ['COLLIGO_ALARM_WEBHOOK', 'https://name:password@alarms.example.eu/'],
    ['COLLIGO_ALARM_WEBHOOK', 'file:///etc/passwd'],
    ['COLLIGO_ALARM_WEBHOOK', 'http://127.0.0.1.example.eu/'],
    ['COLLIGO_ALARM_EMAIL', 'ines'],
    ['COLLIGO_ALARM_EMAIL', ' , '],
    ['COLLIGO_ALARM_EMAIL', 'ines@example.eu'],
  ])('is not read from %s=%s (without a mail server)', (variable, value) => {
    expect(() => readEnvironment({ [variable]: value })).toThrow(variable)
  })

  test.each(['https://alarms.example.eu/colligo?key=1', 'http://localhost:9000/', 'http://[::1]:9000/'])(
    'may be %s',
    (webhook) => {
      expect(readEnvironment({ COLLIGO_ALARM_WEBHOOK: webhook }).alarms).toEqual({ emails: [], webhook })
    },
  )
})
