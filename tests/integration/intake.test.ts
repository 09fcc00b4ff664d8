import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it, test } from 'vitest'
import { recipients } from '#db/schema'
import { keyIdOfSealed, keyIdsOf, statementsByKey } from '#db/statement-keys'
import { signStatement } from '#lib/collecting/sign-statement'
import { thumbprintOf } from '#lib/crypto/public-key'
import { privateKeySchema } from '#lib/opening/private-key'
import { openSample } from '#lib/opening/rehearsal'
import { approve } from '#lib/organising/approvals'
import { askForIntake } from '#lib/organising/intake'
import { proveRehearsal, rehearsalSample } from '#lib/organising/keys'
import { withdrawRecipient } from '#lib/organising/recipients'
import { aCertificate, aJoseKey, onCurve } from '#tests/support/authorities'
import { certain } from '#tests/support/certain'
import { aForm, anOpenCollection, installRehearsedKey } from '#tests/support/collection'
import {
  agreeOnIntake,
  beforeGoingLive,
  download,
  ines,
  kidOf,
  nadia,
  sealedToEstonia,
  takeKey,
  untilTheWriterLooks,
  type Site,
} from '#tests/support/intake'
import { databaseBeside } from '#tests/support/recorded'
import { aSignatoryOf } from '#tests/support/signatories'

const [onX25519, onP256] = [aJoseKey('X25519'), aJoseKey('P-256')]

describe.each([
  ['X25519', onX25519],
  ['P-256', onP256],
])('statements that are sealed to the authority’s key on %s', (_, key) => {
  test('open with its private key in python-jwcrypto, and not with the organisers’; those of others still do', async () => {
    const site = await sealedToEstonia(key)
    const [estonian, german] = [await site.sign('EE'), await site.sign('DE')]
    expect(key.opened(estonian)).toMatchObject({ values: aSignatoryOf('EE') })
    expect(keyIdOfSealed(estonian)).toBe(kidOf(key))
    expect(await site.opensForOrganisers(estonian, 'EE')).toBe(false)
    expect(await site.opensForOrganisers(german, 'DE')).toBe(true)
    expect(key.opened(german)).toBeNull()
    // As long as any other, and what it belongs to stands in its head as always.
    const parts = (sealed: string) => sealed.split('.').map((part) => Buffer.from(part, 'base64url'))
    expect(parts(estonian)[3]?.length).toBe(512)
    expect(JSON.parse(String(parts(estonian)[0]))).toMatchObject({
      typ: 'eci-statement+jwe',
      initiative: 'ECI(2026)000001',
      memberState: 'EE',
    })
  })
})

describe('two persons decide it before going live', () => {
  it('and who asked does not confirm; what was agreed stands on record', async () => {
    const { instance, sign, opensForOrganisers } = await beforeGoingLive()
    await takeKey(instance, onX25519)
    const { id } = certain(askForIntake(instance, { memberState: 'EE', to: 'authority', isFresh: true }, ines))
    const confirm = (who: typeof ines) =>
      approve(instance.organising, instance.approvals, instance.carrying, { id, isFresh: true }, who)
    expect(await confirm({ ...ines, roles: ['exporter', 'representative'] })).toMatchObject({ problem: 'own-request' })
    expect(instance.intake.sealedToAuthority()).toEqual([])
    certain(await confirm(nadia))
    expect(instance.intake.sealedToAuthority()).toEqual(['EE'])
    const [last] = instance.auditTrail(1)
    expect([last?.event, last?.organiserId, last?.subjectId, last?.memberState]).toEqual([
      'intake-sealed-to-authority',
      ines.id,
      nadia.id,
      'EE',
    ])
    // And back.
    certain(await agreeOnIntake(instance, 'EE', 'organisers'))
    expect(instance.intake.sealedToAuthority()).toEqual([])
    instance.collectionSwitch.goLive()
    expect(await opensForOrganisers(await sign('EE'), 'EE')).toBe(true)
  })

  it('is refused to whoever may not, has shown no second factor, or wants what is so already', async () => {
    const { instance } = await beforeGoingLive()
    await takeKey(instance, onX25519)
    const ask = (changes: object, who = ines) =>
      askForIntake(instance, { memberState: 'EE', to: 'authority', isFresh: true, ...changes }, who)
    expect(ask({}, nadia)).toEqual({ ok: false, problem: 'not-permitted' })
    expect(ask({ isFresh: false })).toEqual({ ok: false, problem: 'not-fresh' })
    expect(ask({ to: 'organisers' })).toEqual({ ok: false, problem: 'so-already' })
    certain(ask({}))
    expect(ask({})).toEqual({ ok: false, problem: 'waits-already' })
  })

  it('where a key for single statements is on file, and not withdrawn', async () => {
    const { instance } = await beforeGoingLive()
    const ask = () => askForIntake(instance, { memberState: 'EE', to: 'authority', isFresh: true }, ines)
    await takeKey(instance, aCertificate(onCurve('P-256')))
    expect(ask()).toEqual({ ok: false, problem: 'no-intake-key' })
    await takeKey(instance, onX25519)
    certain(ask())
    certain(withdrawRecipient(instance, 'EE', nadia, 'statements'))
    // The one for packages is another, and stands.
    expect(instance.recipientFor('EE')?.envelope).toBe('cms')
    const [waiting] = instance.approvals.waiting()
    const { organising, approvals, carrying } = instance
    const yes = await approve(organising, approvals, carrying, { id: waiting?.id ?? 0, isFresh: true }, nadia)
    expect(yes).toEqual({ ok: false, problem: { failed: 'no-intake-key' } })
    expect(instance.intake.sealedToAuthority()).toEqual([])
  })

  it('and nobody decides anything once statements count', async () => {
    const { instance, collectionSwitch } = await sealedToEstonia(onX25519)
    await takeKey(instance, onP256, 'FI')
    for (const [memberState, to] of [['EE', 'organisers'], ['FI', 'authority']] as const) {
      expect(askForIntake(instance, { memberState, to, isFresh: true }, ines)).toEqual({ ok: false, problem: 'fixed' })
    } // prettier-ignore
    const approval = { id: 1, kind: 'change-intake', requestedBy: 1, decidedBy: 2, outcome: 'approved' } as const
    const dates = { requestedAt: new Date(), endsAt: new Date(), decidedAt: new Date() }
    const subject = { memberState: 'EE', to: 'organisers' }
    const carried = await instance.carrying['change-intake']({ ...approval, ...dates, subject })
    expect(carried).toEqual({ ok: false, problem: 'fixed' })
    // What is asked to go around that meets the database.
    expect(() => instance.intake.end('EE')).toThrow('intake_seals_end_before_going_live')
    expect(() => { instance.intake.start({ memberState: 'FI', askedBy: 1, agreedBy: 2 }) }).toThrow('intake_seals_begin_before_going_live') // prettier-ignore
    expect(collectionSwitch.collection().isLive).toBe(true)
  })
})

describe('while it is so', () => {
  test('the authority’s next key takes over once two have taken it, and the one in use cannot be withdrawn', async () => {
    const site = await sealedToEstonia(onX25519)
    const first = await site.sign('EE')
    expect(withdrawRecipient(site.instance, 'EE', nadia, 'statements')).toEqual({ ok: false, problem: 'seals-intake' })
    await takeKey(site.instance, onP256)
    await untilTheWriterLooks()
    const second = await site.sign('EE', { documentNumber: '37605030299' })
    expect([first, second].map(keyIdOfSealed)).toEqual([onX25519, onP256].map(kidOf))
    expect(onP256.opened(second)).toMatchObject({ values: { documentNumber: '37605030299' } })
    const { header } = download(site, 'EE')
    expect(header).toMatchObject({ sealedTo: { fingerprint: onP256.fingerprint } })
    expect(new Set(header['keys'] as string[])).toEqual(new Set([onX25519, onP256].map(kidOf)))
  })

  test('another key of the organisers changes nothing of it, and counts nothing of it', async () => {
    const site = await sealedToEstonia(onX25519)
    await site.sign('EE')
    await site.sign('DE')
    const database = databaseBeside(site)
    const before = thumbprintOf(site.privateKey)
    expect(statementsByKey(database)).toEqual(new Map([[before, 1]]))
    const later = site.keys.sealing()?.id
    const { privateKey } = await installAnother(site)
    await untilTheWriterLooks()
    const estonian = await site.sign('EE', { documentNumber: '37605030299' })
    expect(keyIdOfSealed(estonian)).toBe(kidOf(onX25519))
    expect(onX25519.opened(estonian)).not.toBeNull()
    await site.sign('DE', { familyNames: 'Beispiel' })
    expect(later).toBe(before)
    expect(statementsByKey(database)).toEqual(new Map([[before, 1], [thumbprintOf(privateKey), 1]])) // prettier-ignore
    expect(keyIdsOf(database, 'EE')).toEqual([kidOf(onX25519)])
    expect(new Set(keyIdsOf(database, 'DE'))).toEqual(new Set([before, thumbprintOf(privateKey)]))
  })

  test('a second signature counts once, and was sealed to the same key before anybody knew', async () => {
    const site = await sealedToEstonia(onP256)
    const first = await site.sign('EE')
    await site.sign('EE')
    expect(site.tallies()).toEqual([{ memberState: 'EE', counted: 1, repeated: 1 }])
    // The noise is as long as the row that was not kept, whose head is longer for this kind of key.
    const lengths = databaseBeside(site).$client.prepare('SELECT length(sealed) FROM noise').pluck().all()
    expect(lengths).toEqual([first.length + 32])
  })

  test('nothing is sealed to anybody else where the key is not what two have taken', async () => {
    const site = await sealedToEstonia(onX25519)
    const database = databaseBeside(site)
    database.$client.exec('DROP TRIGGER recipients_stand_as_asked')
    database.update(recipients).set({ key: onP256.key.replace(/^\{"crv":"P-256","kty":"EC"/u, '{"kty":"EC","crv":"P-256"') }).run() // prettier-ignore
    await expect(site.sign('EE')).rejects.toThrow()
    expect(site.tallies()).toEqual([])
    expect(await site.opensForOrganisers(await site.sign('DE'), 'DE')).toBe(true)
  })
})

test('a rehearsal of the organisers’ key, and a collection that knows nothing of this, are what they were', async () => {
  const site = await anOpenCollection()
  certain(await signStatement(site.collecting, await aForm(site, 'EE')))
  const [sealed = ''] = site.exporting.sealedFor('EE')
  expect(keyIdOfSealed(sealed)).toBe(thumbprintOf(site.privateKey))
  const sealing = await sealedToEstonia(onX25519)
  expect(sealing.keys.sealing()?.id).toBe(thumbprintOf(sealing.privateKey))
  const { privateKey } = await installRehearsedKey(sealing)
  expect(sealing.keys.sealing()?.id).toBe(thumbprintOf(privateKey))
})

/** Has another key of the organisers take over, as two have agreed. */
async function installAnother(site: Site) {
  const privateKey = privateKeySchema.parse(generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' }))
  const id = thumbprintOf(privateKey)
  const at = new Date()
  const agreed = { id: 1, kind: 'change-key', requestedBy: 1, decidedBy: 2, outcome: 'approved' } as const
  const dates = { requestedAt: at, endsAt: at, decidedAt: at }
  certain(await site.carrying['change-key']({ ...agreed, ...dates, subject: { id, x: privateKey.x } }))
  const { proof } = certain(await openSample(privateKey, certain(await rehearsalSample(site.keys, id))))
  certain(proveRehearsal(site.organising, site.keys, proof, 7))
  return { privateKey }
}
