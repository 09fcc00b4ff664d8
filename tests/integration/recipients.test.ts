import { describe, expect, it, test } from 'vitest'
import type { Instance } from '#lib/instance/instance'
import { approve, refuse } from '#lib/organising/approvals'
import type { Role } from '#lib/domain/role'
import type { OrganiserAccount } from '#lib/organising/organising'
import type { TypedRecipient } from '#lib/organising/recipient-form'
import {
  askForRecipient,
  confirmRecipient,
  standingOf,
  waitingFor,
  withdrawRecipient,
} from '#lib/organising/recipients'
import { aCertificate, anAgeKey, onCurve } from '#tests/support/authorities'
import { certain } from '#tests/support/certain'
import { anInstance } from '#tests/support/collection'

const certificate = aCertificate(onCurve('P-256'))
const other = anAgeKey()

const day = 24 * 60 * 60 * 1000

const typed: TypedRecipient = {
  memberState: 'EE',
  authority: '  Siseministeerium ',
  address: 'Pikk 61\r\n\r\n15065  Tallinn',
  language: 'et',
  key: certificate.key,
  fingerprint: certificate.fingerprint,
  heard: 'telephone',
}

const account = (id: number, ...roles: readonly Role[]): OrganiserAccount => ({
  id,
  roles,
  email: `${String(id)}@example.eu`,
  name: String(id),
  passwordHash: null,
})
const [ines, nadia] = [account(1, 'exporter'), account(2, 'substitute')]

/** Ines enters keys, Nadia confirms; the clock is the test's. */
function withTwo() {
  const clock = { now: new Date() }
  const instance = anInstance({ now: () => clock.now })
  const ask = (changes: Partial<TypedRecipient> = {}, who = ines, isFresh = true) =>
    askForRecipient(instance, { ...typed, ...changes }, isFresh, who)
  const confirm = (id: number, changes: object = {}, who = nadia) =>
    confirmRecipient(
      instance,
      instance.carrying,
      { id, fingerprint: certificate.fingerprint, heard: 'letter', isFresh: true, ...changes },
      who,
    )
  const taken = async (changes: Partial<TypedRecipient> = {}) => {
    const { id } = certain(await ask(changes))
    return certain(await confirm(id, { fingerprint: changes.fingerprint ?? certificate.fingerprint }))
  }
  return { ...instance, instance, clock, ask, confirm, taken }
}

const lately = ({ auditTrail }: Pick<Instance, 'auditTrail'>, count: number) =>
  auditTrail(count)
    .toReversed()
    .map((row) => [row.event, row.organiserId, row.subjectId, row.memberState])

describe('an authority’s key is taken', () => {
  test('once two have typed its fingerprint, each as they heard it; how, by whom and when stands on record', async () => {
    const { instance, ask, confirm, recipientFor, recipients, clock } = withTwo()
    const { id } = certain(await ask())
    expect(recipientFor('EE')).toBeNull()
    certain(await confirm(id))
    expect(recipientFor('EE')).toMatchObject({
      memberState: 'EE',
      authority: 'Siseministeerium',
      address: 'Pikk 61\n15065 Tallinn',
      language: 'et',
      envelope: 'cms',
      fingerprint: certificate.fingerprint.replaceAll(':', '').toLowerCase(),
    })
    expect(recipients.history('EE')[0]).toMatchObject({
      holder: 'Toetusavaldused, Siseministeerium, EE',
      strength: 'P-256',
      asked: { by: ines.id, at: clock.now, heard: 'telephone' },
      confirmed: { by: nadia.id, at: clock.now, heard: 'letter' },
    })
    expect(lately(instance, 5)).toEqual([
      ['approval-requested', ines.id, null, 'EE'],
      ['fingerprint-heard-by-telephone', ines.id, null, 'EE'],
      ['approval-given', nadia.id, ines.id, 'EE'],
      ['fingerprint-heard-by-letter', nadia.id, null, 'EE'],
      ['recipient-taken', nadia.id, ines.id, 'EE'],
    ])
  })

  test('and another takes its place, while what was in force before stands', async () => {
    const { taken, recipientFor, recipients, clock } = withTwo()
    await taken()
    clock.now = new Date(clock.now.getTime() + day)
    await taken({ key: other.key, fingerprint: other.fingerprint, heard: 'in-person' })
    expect(recipientFor('EE')?.envelope).toBe('age')
    expect(recipients.history('EE').map(({ envelope }) => envelope)).toEqual(['age', 'cms'])
    expect(recipients.inForce()).toHaveLength(1)
    expect(recipientFor('FI')).toBeNull()
  })
})

describe('nobody can be led to a wrong key', () => {
  it('whoever enters one whose fingerprint differs is refused, on record', async () => {
    const { instance, ask, recipients } = withTwo()
    const asked = await ask({ fingerprint: other.fingerprint })
    expect(asked).toEqual({ ok: false, problem: { fingerprint: 'fingerprint-differs' } })
    expect(lately(instance, 1)).toEqual([['fingerprint-differed', ines.id, null, 'EE']])
    expect(waitingFor(instance, 'EE')).toBeNull()
    expect(recipients.history('EE')).toEqual([])
  })

  it('whoever confirms with another fingerprint is refused, on record, and can listen again', async () => {
    const { instance, ask, confirm, recipientFor } = withTwo()
    const { id } = certain(await ask())
    const turned = certificate.fingerprint.replace(/.$/u, (letter) => (letter === '0' ? '1' : '0'))
    expect(await confirm(id, { fingerprint: turned })).toEqual({ ok: false, problem: 'fingerprint-differs' })
    expect(lately(instance, 1)).toEqual([['fingerprint-differed', nadia.id, null, 'EE']])
    expect(await confirm(id, { fingerprint: ' ' })).toEqual({ ok: false, problem: 'fingerprint-missing' })
    expect(await confirm(id, { heard: 'e-mail' })).toEqual({ ok: false, problem: 'choose-hearing' })
    expect(recipientFor('EE')).toBeNull()
    expect((await confirm(id)).ok).toBe(true)
    expect(await confirm(id)).toEqual({ ok: false, problem: 'decided-already' })
  })

  it('nobody confirms by a mere yes', async () => {
    const { instance, ask, recipientFor } = withTwo()
    const { id } = certain(await ask())
    const { organising, approvals, carrying } = instance
    const yes = await approve(organising, approvals, carrying, { id, isFresh: true }, nadia)
    expect(yes).toEqual({ ok: false, problem: 'needs-proof' })
    expect(await carrying['take-recipient'](approvals.approval(id)!)).toEqual({ ok: false, problem: 'needs-proof' })
    expect(recipientFor('EE')).toBeNull()
    expect(waitingFor(instance, 'EE')?.approval.id).toBe(id)
  })

  it('nobody confirms what they entered themselves, not even with every role', async () => {
    const { ask, confirm, recipientFor } = withTwo()
    const alone = account(3, 'exporter', 'representative', 'security-officer')
    const { id } = certain(await ask({}, alone))
    expect(await confirm(id, {}, alone)).toEqual({ ok: false, problem: 'own-request' })
    expect(recipientFor('EE')).toBeNull()
  })

  it('nobody confirms another kind of request here', async () => {
    const { instance, confirm } = withTwo()
    const { id } = instance.approvals.request({
      kind: 'export',
      subject: { recipient: 1 },
      requestedBy: 99,
      endsAt: new Date(instance.now().getTime() + day),
    })!
    expect(await confirm(id)).toEqual({ ok: false, problem: 'no-such-request' })
    expect(refuse(instance.organising, instance.approvals, id, nadia).ok).toBe(true)
  })

  it.each([
    ['without the role', ['substitute'], true, 'not-permitted'],
    ['without the second factor', ['exporter'], false, 'not-fresh'],
  ] as const)('nobody asks %s', async (_, roles, isFresh, problem) => {
    const { ask } = withTwo()
    const who = account(3, ...roles)
    expect(await ask({}, who, isFresh)).toEqual({ ok: false, problem })
  })

  it('nobody confirms without the role or the second factor', async () => {
    const { ask, confirm } = withTwo()
    const jonas = account(3, 'exporter')
    const { id } = certain(await ask())
    expect(await confirm(id, {}, jonas)).toEqual({ ok: false, problem: 'not-permitted' })
    expect(await confirm(id, { isFresh: false })).toEqual({ ok: false, problem: 'not-fresh' })
  })
})

describe('the form', () => {
  it('says all that is missing at once', async () => {
    const { ask } = withTwo()
    const empty = { authority: ' ', address: '\n', language: 'xx', key: '', fingerprint: '', heard: '' }
    expect(await ask(empty)).toEqual({
      ok: false,
      problem: {
        authority: 'authority-missing',
        address: 'address-missing',
        language: 'choose-language',
        key: 'key-missing',
        fingerprint: 'fingerprint-missing',
        heard: 'choose-hearing',
      },
    })
    const long = { authority: 'x'.repeat(201), address: 'x'.repeat(501) }
    expect(await ask(long)).toMatchObject({ problem: { authority: 'authority-missing', address: 'address-missing' } })
  })

  it('refuses a private key, and keeps nothing of it', async () => {
    const { ask, instance } = withTwo()
    const key = '-----BEGIN PRIVATE KEY-----\nTm90aGluZyBzZWNyZXQ=\n-----END PRIVATE KEY-----'
    expect(await ask({ key })).toEqual({ ok: false, problem: { key: 'private-key' } })
    expect(instance.recipients.recipient(1)).toBeNull()
  })

  it('refuses a key that has ended, and a second one while one waits', async () => {
    const { ask, clock } = withTwo()
    certain(await ask())
    expect(await ask()).toEqual({ ok: false, problem: 'waits-already' })
    clock.now = new Date(clock.now.getTime() + 31 * day)
    expect(await ask()).toEqual({ ok: false, problem: { key: 'expired' } })
  })
})

describe('a key that ends', () => {
  it('is said 30 days before, and nothing new is addressed to it afterwards', async () => {
    const { taken, recipients, recipientFor, clock } = withTwo()
    await taken()
    const [kept] = recipients.inForce()
    const end = kept!.validUntil!.getTime()
    const at = (days: number) => standingOf(kept!, new Date(end + days * day))
    expect([at(-31), at(-30), at(-0.001), at(0), at(1)]).toEqual([
      'good',
      'ends-soon',
      'ends-soon',
      'expired',
      'expired',
    ])
    clock.now = new Date(end - 1)
    expect(recipientFor('EE')).not.toBeNull()
    clock.now = new Date(end)
    expect(recipientFor('EE')).toBeNull()
  })

  it('is not taken where it has ended while it waited', async () => {
    const { ask, confirm, clock, recipientFor } = withTwo()
    clock.now = new Date(clock.now.getTime() + 29 * day)
    const { id } = certain(await ask())
    clock.now = new Date(clock.now.getTime() + 2 * day)
    expect(await confirm(id)).toEqual({ ok: false, problem: { failed: 'expired' } })
    expect(recipientFor('EE')).toBeNull()
  })
})

test('one person withdraws a key, on record; what was in force before does not come back', async () => {
  const { instance, taken, recipientFor, recipients, clock } = withTwo()
  expect(withdrawRecipient(instance, 'EE', nadia)).toEqual({ ok: false, problem: 'no-recipient' })
  await taken({ key: other.key, fingerprint: other.fingerprint })
  clock.now = new Date(clock.now.getTime() + 1)
  await taken()
  certain(withdrawRecipient(instance, 'EE', nadia))
  expect(recipientFor('EE')).toBeNull()
  expect(standingOf(recipients.inForce()[0]!, clock.now)).toBe('withdrawn')
  expect(lately(instance, 1)).toEqual([['recipient-withdrawn', nadia.id, null, 'EE']])
  expect(withdrawRecipient(instance, 'EE', nadia)).toEqual({ ok: false, problem: 'no-recipient' })
  await taken()
  expect(recipientFor('EE')).not.toBeNull()
})

test('what is kept and its record are kept together, or neither', async () => {
  const { instance, ask, confirm, recipients, organising } = withTwo()
  const broken = {
    ...instance,
    organising: { ...organising, audit: () => { throw new Error('the record cannot be written') } },
  } // prettier-ignore
  await expect(askForRecipient(broken, typed, true, ines)).rejects.toThrow('the record')
  expect(recipients.recipient(1)).toBeNull()
  expect(waitingFor(instance, 'EE')).toBeNull()
  certain(await confirm(certain(await ask()).id))
  expect(() => withdrawRecipient(broken, 'EE', ines)).toThrow('the record')
  expect(recipients.inForce()[0]?.withdrawn).toBeNull()
})
