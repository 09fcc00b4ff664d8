import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openDatabase } from '#db/connection'
import { setUpLinks } from '#db/schema'
import { currentCode } from '#lib/crypto/one-time-codes'
import { founderRoles } from '#lib/domain/role'
import { fail } from '#lib/domain/result'
import { inviteOrganiser, joinOrganisers } from '#lib/organising/invitations'
import { isSetUpLink, makeSetUpLink, setUpFirst } from '#lib/organising/set-up'
import { offerSetUp } from '#lib/serving/set-up-offer'
import { certain } from '#tests/support/certain'
import { anInstance, temporaryFolder } from '#tests/support/collection'
import { password, withInes } from '#tests/support/ines'
import { eachRefuses } from '#tests/support/refusals'

const ines = { email: 'Ines@example.eu', name: ' Ines ' }
const hours = 60 * 60 * 1000

function anEmptyInstance() {
  const clock = { now: new Date() }
  const instance = anInstance({ now: () => clock.now })
  const link = () => certain(makeSetUpLink(instance.organising, instance.settingUp))
  const take = (token: string, person = ines) => setUpFirst(instance.organising, instance, { token, ...person })
  const join = async (token: string) => {
    const code = currentCode(instance.inviting.invited(token)?.codeSecret ?? '', clock.now)
    return joinOrganisers(instance.organising, instance.inviting, { token, password, repeated: password, code })
  }
  return { ...instance, clock, link, take, joinBy: join }
}

test('the first organiser comes in by the link, as a founder, by the way of every invitation', async () => {
  const empty = anEmptyInstance()
  const invitation = certain(empty.take(empty.link()))
  const joined = certain(await empty.joinBy(invitation))
  expect(joined).toMatchObject({ email: 'ines@example.eu', name: 'Ines' })
  expect(joined.roles.toSorted()).toEqual(founderRoles.toSorted())
  const events = empty.auditTrail(9).map(({ event, organiserId }) => [event, organiserId])
  expect(events.toReversed()).toEqual([
    ['organiser-invited', null],
    ['organiser-joined', joined.id],
  ])
})

test('the link is good once, whatever becomes of the invitation', () => {
  const empty = anEmptyInstance()
  const link = empty.link()
  certain(empty.take(link))
  expect(empty.take(link, { email: 'mallory@example.eu', name: 'Mallory' })).toEqual(fail('expired'))
  expect(isSetUpLink(empty.settingUp, link)).toBe(false)
})

test('nobody is there by default: no account, no password, no link', () => {
  const empty = anEmptyInstance()
  expect(empty.settingUp.hasOrganisers()).toBe(false)
  expect(empty.people.everybody()).toEqual([])
  expect(['', 'admin', 'colligo', 'setup'].filter((token) => isSetUpLink(empty.settingUp, token))).toEqual([])
})

test('a form with a mistake in it spends nothing', () => {
  const empty = anEmptyInstance()
  const link = empty.link()
  expect(empty.take(link, { email: 'ines', name: 'Ines' })).toEqual(fail('bad-email'))
  expect(empty.take(link, { email: 'ines@example.eu', name: ' ' })).toEqual(fail('bad-name'))
  expect(empty.take(link).ok).toBe(true)
})

test('the link ends after a day, with the next one, and with the first organiser', async () => {
  const empty = anEmptyInstance()
  const late = empty.link()
  empty.clock.now = new Date(empty.clock.now.getTime() + 24 * hours - 1)
  expect(isSetUpLink(empty.settingUp, late)).toBe(true)
  empty.clock.now = new Date(empty.clock.now.getTime() + 1)
  expect(empty.take(late)).toEqual(fail('expired'))

  const [earlier, later] = [empty.link(), empty.link()]
  expect(empty.take(earlier)).toEqual(fail('expired'))
  expect(isSetUpLink(empty.settingUp, later)).toBe(true)

  const invited = inviteOrganiser(empty.organising, empty.inviting, { ...ines, roles: founderRoles }, null)
  certain(await empty.joinBy(certain(invited)))
  expect(empty.take(later)).toEqual(fail('expired'))
  expect(makeSetUpLink(empty.organising, empty.settingUp)).toEqual(fail('has-organisers'))
})

test('what nobody was given leads nowhere', () => {
  const empty = anEmptyInstance()
  expect(empty.take('')).toEqual(fail('expired'))
  empty.link()
  for (const token of ['', 'x', '../..', 'a'.repeat(43)]) expect(empty.take(token)).toEqual(fail('expired'))
})

test('the database holds the digest alone', () => {
  const empty = anEmptyInstance()
  const link = empty.link()
  const files = ['colligo.sqlite', 'colligo.sqlite-wal'].map((name) => readFileSync(join(empty.folder, 'data', name)))
  expect(files.some((bytes) => bytes.includes(link) || bytes.includes(Buffer.from(link, 'base64url')))).toBe(false)
})

test('a start says the address in the log while nobody is there or on the way, and never afterwards', async () => {
  const said: string[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  onTestFinished(() => {
    vi.restoreAllMocks()
  })
  const empty = anEmptyInstance()
  offerSetUp(empty, 'https://organisers.example.eu')
  const [line = ''] = said
  const { event, address } = JSON.parse(line) as { event: string; address: string }
  expect(event).toBe('set-up-link')
  const token = /^https:\/\/organisers\.example\.eu\/organiser\/setup\/([\w-]{43})$/u.exec(address)?.[1] ?? ''

  certain(empty.take(token))
  offerSetUp(empty, 'https://organisers.example.eu')
  expect(said).toHaveLength(1)
  empty.clock.now = new Date(empty.clock.now.getTime() + 73 * hours)
  offerSetUp(empty, 'https://organisers.example.eu')
  expect(said).toHaveLength(2)
  offerSetUp(await withInes(), 'https://organisers.example.eu')
  expect(said).toHaveLength(2)
})

const command = (dataFolder: string, ...words: readonly string[]) =>
  promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'lib/cli/organisers.ts', 'setup-link', ...words],
    { env: { ...process.env, COLLIGO_DATA: dataFolder, COLLIGO_ORIGIN: 'https://collect.example.eu' } },
  )

test('`./run organisers setup-link` founds an instance where the settings say, and prints its link', async () => {
  const dataFolder = join(temporaryFolder(), 'data')
  const { stdout } = await command(dataFolder)
  const token = /^https:\/\/collect\.example\.eu\/organiser\/setup\/([\w-]{43})\n$/u.exec(stdout)?.[1] ?? ''
  const instance = anInstance({ folder: join(dataFolder, '..') })
  expect(isSetUpLink(instance.settingUp, token)).toBe(true)
  // A folder that was named and is none is a slip of the pen.
  await expect(command(dataFolder, '--data', join(dataFolder, 'other'))).rejects.toThrow('holds no collection')
})

const digest = Buffer.alloc(32)
const endsAt = '2026-11-30T09:00:00.000Z'
eachRefuses([
  [
    'set_up_links',
    (changes) => {
      const database = openDatabase(join(temporaryFolder(), 'colligo.sqlite'))
      onTestFinished(() => {
        database.$client.close()
      })
      return database
        .insert(setUpLinks)
        .values({ id: 1, digest, endsAt, ...changes })
        .run()
    },
    [
      ['set_up_links_only_one', { id: 2 }],
      ['set_up_links_digest_length', { digest: Buffer.alloc(31) }],
      ['set_up_links_ends_at_is_instant', { endsAt: 'tomorrow' }],
    ],
  ],
])
