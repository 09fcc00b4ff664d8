import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer, text } from 'node:stream/consumers'
import { describe, expect, onTestFinished, test } from 'vitest'
import { gate, type Gate } from '#lib/http/gate/gate'
import { certain } from '#tests/support/certain'
import { anInstance } from '#tests/support/collection'
import { minutes, withInes } from '#tests/support/ines'
import { enterCode, maySendFiles } from '#lib/organising/sign-in'
import configFor from '../../next.config'

const origin = 'https://collect.example.eu'
const host = 'collect.example.eu'

interface Door extends Gate {
  readonly port: number
  /** What came through to the other side. */
  readonly through: Buffer[]
  /** Answers that the other side still owes. */
  readonly owed: (() => void)[]
}

/** A gate on a real port that knows the organisers of a real instance. */
async function aDoor(isOrganiser?: (token: string) => boolean, isSlow = false): Promise<Door> {
  const through: Door['through'] = []
  const owed: Door['owed'] = []
  const made = gate({
    origin,
    trustedProxies: [],
    retryAfter: () => 7,
    fromMemory: () => false,
    ...(isOrganiser === undefined ? {} : { isOrganiser }),
    pass: (incoming, response) => {
      void buffer(incoming).then((body) => {
        through.push(body)
        const answer = (): unknown => response.end('from the framework')
        if (isSlow) owed.push(answer)
        else answer()
      })
    },
  })
  made.server.listen(0, '127.0.0.1')
  await once(made.server, 'listening')
  onTestFinished(() => {
    made.server.closeAllConnections()
    made.server.close()
  })
  return { ...made, through, owed, port: (made.server.address() as AddressInfo).port }
}

/** A form with a file of so many bytes in it. */
function aForm(bytes: number): Buffer {
  const head =
    '--xyz\r\nContent-Disposition: form-data; name="file"; filename="x"\r\nContent-Type: application/pdf\r\n\r\n'
  return Buffer.concat([Buffer.from(head), randomBytes(bytes), Buffer.from('\r\n--xyz--\r\n')])
}

async function send(
  { port }: Door,
  path: string,
  body: Buffer,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number | undefined; said: string }> {
  const sent = request({
    host: '127.0.0.1',
    port,
    path,
    method: 'POST',
    headers: {
      host,
      origin,
      'content-type': 'multipart/form-data; boundary=xyz',
      'content-length': String(body.length),
      ...headers,
    },
    agent: false,
  })
  sent.end(body)
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  return { status: answer.statusCode, said: await text(answer) }
}

const page = '/organiser/site/certificate'
const cookie = (token: string) => ({ cookie: `other=1; __Host-colligo-organiser=${token}` })
const certificate = aForm(2 * 1024 * 1024)

describe('a file larger than a form', () => {
  test('passes from an organiser who is signed in, to the pages of the site’s settings, as it is', async () => {
    const { organising, signIn } = await withInes()
    const door = await aDoor((token) => maySendFiles(organising, token))
    const sent = await send(door, page, certificate, cookie(await signIn()))
    expect(sent).toEqual({ status: 200, said: 'from the framework' })
    expect(door.through[0]?.equals(certificate)).toBe(true)
  })

  test.each([
    ['to the form for signing', '/en/sign/EE'],
    ['to the organisers’ other pages', '/organiser/keys'],
    ['to an address that only begins like these pages’', '/organiser/sites'],
  ])('is refused %s, whoever sends it', async (_where, path) => {
    const door = await aDoor(() => true)
    const { status, said } = await send(door, path, certificate, cookie('x'))
    expect(status).toBe(413)
    expect(said).toContain('Nothing has been stored')
    expect(door.through).toEqual([])
  })

  test.each([
    ['without a session', {}],
    ['with a session that is made up', cookie('A'.repeat(43))],
    ['with an empty one', cookie('')],
    ['with another cookie of that value', { cookie: 'session=x; not__Host-colligo-organiser=y' }],
  ])('is refused %s', async (_how, headers) => {
    const { organising } = anInstance()
    const door = await aDoor((token) => maySendFiles(organising, token))
    expect((await send(door, page, certificate, headers)).status).toBe(413)
    expect(door.through).toEqual([])
  })

  test('is refused after the password alone', async () => {
    const ines = await withInes()
    const first = await ines.password()
    const door = await aDoor((token) => maySendFiles(ines.organising, token))
    expect((await send(door, page, certificate, cookie(first))).status).toBe(413)
    const second = certain(await enterCode(ines.organising, first, ines.codeNow()))
    expect((await send(door, page, certificate, cookie(second))).status).toBe(200)
  })

  test('is refused after a quarter of an hour without a click, and from whose roles do not reach so far', async () => {
    const ines = await withInes()
    const { organising, people } = ines
    const token = organising.startSession(ines.id, 'full')
    const door = await aDoor((sent) => maySendFiles(organising, sent))
    people.setRoles(ines.id, ['security-officer', 'exporter', 'auditor', 'member'])
    expect((await send(door, page, certificate, cookie(token))).status).toBe(413)
    people.setRoles(ines.id, ['editor'])
    expect((await send(door, page, certificate, cookie(token))).status).toBe(200)
    ines.wait(15 * minutes + 1)
    expect((await send(door, page, certificate, cookie(token))).status).toBe(413)
    expect(organising.session(token)).not.toBeNull()
  })

  test('is refused by a gate that knows no organisers', async () => {
    expect((await send(await aDoor(), page, certificate, cookie('x'))).status).toBe(413)
  })

  test('is refused where it is larger than a certificate can be, or no form', async () => {
    const door = await aDoor(() => true)
    const tooLarge = aForm(2200 * 1024)
    expect((await send(door, page, tooLarge, cookie('x'))).status).toBe(413)
    const asText = { ...cookie('x'), 'content-type': 'text/plain', 'next-action': 'abc' }
    expect((await send(door, page, certificate, asText)).status).toBe(413)
    const broken = Buffer.concat([Buffer.from('--xyz oh'), Buffer.alloc(100_000)])
    expect((await send(door, page, broken, cookie('x'))).status).toBe(400)
    expect(door.through).toEqual([])
  })

  test('waits its turn: four are under way at once, and a form of everybody’s is not kept out by them', async () => {
    const door = await aDoor(() => true, true)
    const first = Array.from({ length: 4 }, () => send(door, page, certificate, cookie('x')))
    while (door.owed.length < 4) await new Promise(setImmediate)
    expect(await send(door, page, certificate, cookie('x'))).toMatchObject({ status: 503 })
    const small = send(door, '/en/sign/EE', aForm(10))
    while (door.owed.length < 5) await new Promise(setImmediate)
    for (const answer of door.owed) answer()
    expect((await Promise.all([...first, small])).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    const next = send(door, page, certificate, cookie('x'))
    while (door.owed.length < 6) await new Promise(setImmediate)
    door.owed.at(-1)?.()
    expect((await next).status).toBe(200)
  })
})

test('the framework takes as much as the gate lets through', () => {
  expect(configFor('phase-production-server').experimental?.serverActions).toEqual({ bodySizeLimit: '2200kb' })
})
