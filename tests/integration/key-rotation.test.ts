import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { keyIdOfSealed, keyIdsOf, statementsByKey } from '#db/statement-keys'
import { signStatement } from '#lib/collecting/sign-statement'
import { thumbprintOf } from '#lib/crypto/public-key'
import { sealerTo } from '#lib/crypto/seal'
import { openingKeysOf, openStatement } from '#lib/opening/open-statement'
import { privateKeySchema, publicHalfOf, type PrivateKey } from '#lib/opening/private-key'
import { openSample } from '#lib/opening/rehearsal'
import type { ApprovalSubject } from '#lib/organising/approvals'
import { importInitiative } from '#lib/organising/collection-switch'
import { installKey, offerKey, proveRehearsal, rehearsalSample, waitingKey } from '#lib/organising/keys'
import { certain } from '#tests/support/certain'
import { aForm, anInstance, initiativeOfToday, noon } from '#tests/support/collection'
import { databaseBeside, recording } from '#tests/support/recorded'
import { agreedOn, twoOrganisers } from '#tests/support/two-organisers'

const aKey = (): PrivateKey =>
  privateKeySchema.parse(generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' }))
const fileOf = (key: PrivateKey): string => JSON.stringify(publicHalfOf(key))

/** A collection that is open, with a key whose private half is at hand, and a clock that never stands still. */
async function underWay() {
  let ticks = 0
  const instance = anInstance({ now: () => new Date(Date.now() + (ticks += 1)) })
  const { organising, keys } = instance
  certain(importInitiative(organising, instance.collectionSwitch, initiativeOfToday()))
  const before = aKey()
  const proofIn = async (key: PrivateKey): Promise<string> =>
    certain(await openSample(key, certain(await rehearsalSample(keys, thumbprintOf(key))))).proof
  certain(installKey(organising, keys, fileOf(before), null))
  certain(proveRehearsal(organising, keys, await proofIn(before), null))
  instance.collectionSwitch.goLive()

  const database = databaseBeside(instance)
  const record = recording(database, instance)
  const context = { initiative: 'ECI(2026)000001', memberState: 'EE', pack: 'p', statement: 's' }
  return {
    ...instance,
    before,
    database,
    proofIn,
    rehearse: async (key: PrivateKey) => proveRehearsal(organising, keys, await proofIn(key), 7),
    /** Records statements that are sealed to a key, as the writer does. */
    sealed: async (key: PrivateKey, count: number, memberState = 'EE') => {
      await record({ sealed: await (await sealerTo(publicHalfOf(key)))(context, { n: 1 }), memberState }, count)
    },
    /** What is done once two have agreed on a key. */
    agreed: (key: PrivateKey) =>
      instance.carrying['change-key']({
        id: 1,
        kind: 'change-key',
        subject: { id: thumbprintOf(key), x: key.x },
        requestedBy: 1,
        requestedAt: noon,
        endsAt: noon,
        decidedBy: 2,
        decidedAt: noon,
        outcome: 'approved',
      }),
    events: (): readonly string[] => instance.auditTrail(4).map(({ event }) => event),
  }
}

const opens = async (key: PrivateKey, sealed: string): Promise<boolean> =>
  (await openStatement(await openingKeysOf([key]), sealed, { memberState: 'EE' })).ok

/** Longer than the writer goes without looking at which key seals. */
const untilTheWriterLooks = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 300))

test('another key takes over in mid-collection, by two persons and after its rehearsal; what was sealed stays readable', async () => {
  const site = await underWay()
  const { organising, keys, before } = site
  const people = await twoOrganisers(site)
  const after = aKey()
  const numbers = ['60001019906', '37605030299', '49403136526']
  const sign = async (): Promise<string> => {
    const typed = { documentNumber: numbers.shift() ?? '' }
    certain(await signStatement(site.collecting, await aForm(site, 'EE', { typed, confirmed: typed })))
    return [...site.exporting.sealedFor('EE')].at(-1) ?? ''
  }
  const first = await sign()

  const { toAsk } = certain(offerKey(organising, keys, fileOf(after), people.nadia.id)) as { toAsk: ApprovalSubject }
  expect(toAsk).toEqual({ id: thumbprintOf(after), x: after.x })
  // Nadia looks after keys and asks; Ines confirms.
  certain(await agreedOn(site, { ines: people.nadia, nadia: people.ines }, 'change-key', toAsk))
  expect(waitingKey(keys)?.id).toBe(thumbprintOf(after))
  expect(keys.sealing()?.id).toBe(thumbprintOf(before))
  const second = await sign()

  certain(await site.rehearse(after))
  expect(site.events().slice(0, 2)).toEqual(['key-changed', 'key-rehearsed'])
  await untilTheWriterLooks()
  const third = await sign()

  expect(await Promise.all([first, second].map((sealed) => opens(before, sealed)))).toEqual([true, true])
  expect([await opens(after, third), await opens(before, third)]).toEqual([true, false])
  expect([keyIdOfSealed(first), keyIdOfSealed(third)]).toEqual([before, after].map(thumbprintOf))
  expect(keyIdsOf(site.database, 'EE')).toEqual([before, after].map(thumbprintOf))
  expect(keyIdsOf(site.database, 'DE')).toEqual([])
  expect(keys.statementsByKey()).toEqual(counts([before, 2], [after, 1]))
  // The batch says which keys it takes to open it.
  const { header } = site.exporting.frozen(site.handingOver.freeze('EE', 'counted', 1)?.id ?? 0) ?? {}
  expect(JSON.parse(header ?? '{}')).toMatchObject({ keys: [before, after].map(thumbprintOf) })
  expect(keys.uses().map(({ keyId, until }) => [keyId, until === null])).toEqual([
    [thumbprintOf(before), false],
    [thumbprintOf(after), true],
  ])
})

describe('nobody puts in a key of their own', () => {
  test('alone, at the command line or on the page', async () => {
    const site = await underWay()
    await site.sealed(site.before, 1)
    const mallorys = aKey()
    expect(installKey(site.organising, site.keys, fileOf(mallorys), null)).toMatchObject({ problem: 'has-statements' })
    expect(certain(offerKey(site.organising, site.keys, fileOf(mallorys), 7))).toHaveProperty('toAsk')
    expect(site.keys.all()).toHaveLength(1)
  })

  test('in the shadow of another that two persons wanted and that still waits', async () => {
    const site = await underWay()
    await site.sealed(site.before, 1)
    const [wanted, mallorys] = [aKey(), aKey()]
    certain(await site.agreed(wanted))
    expect(certain(offerKey(site.organising, site.keys, fileOf(mallorys), 7))).toHaveProperty('toAsk')
    expect(waitingKey(site.keys)?.id).toBe(thumbprintOf(wanted))
  })

  test('while nothing counts yet, to be rehearsed once something does', async () => {
    const site = await underWay()
    const mallorys = aKey()
    certain(installKey(site.organising, site.keys, fileOf(mallorys), null))
    await site.sealed(site.before, 1)
    expect(await site.rehearse(mallorys)).toEqual({ ok: false, problem: 'needs-two' })
    expect(site.keys.sealing()?.id).toBe(thumbprintOf(site.before))
    certain(await site.agreed(mallorys))
    certain(await site.rehearse(mallorys))
    expect(site.keys.sealing()?.id).toBe(thumbprintOf(mallorys))
  })

  test('by bringing back one that two persons wanted long ago', async () => {
    const site = await underWay()
    await site.sealed(site.before, 1)
    const after = aKey()
    for (const key of [after, site.before]) {
      certain(await site.agreed(key))
      certain(await site.rehearse(key))
      expect(site.keys.sealing()?.id).toBe(thumbprintOf(key))
    }
    expect(certain(offerKey(site.organising, site.keys, fileOf(after), 7))).toHaveProperty('toAsk')
    certain(await site.rehearse(after))
    expect(site.keys.sealing()?.id).toBe(thumbprintOf(site.before))
  })
})

test('an earlier key is rehearsed too, and does not take over by that; a proof is good once', async () => {
  const site = await underWay()
  await site.sealed(site.before, 1)
  const after = aKey()
  certain(await site.agreed(after))
  certain(await site.rehearse(after))
  const old = await site.proofIn(site.before)
  expect(certain(proveRehearsal(site.organising, site.keys, old, 7)).id).toBe(thumbprintOf(site.before))
  expect(site.keys.sealing()?.id).toBe(thumbprintOf(after))
  expect(site.events()[0]).toBe('key-rehearsed')
  expect(proveRehearsal(site.organising, site.keys, old, 7)).toEqual({ ok: false, problem: 'wrong-proof' })
})

test('statements that were under way when a key took over are counted for the key that they are sealed to', async () => {
  const site = await underWay()
  const after = aKey()
  await site.sealed(site.before, 5)
  certain(await site.agreed(after))
  certain(await site.rehearse(after))
  await site.sealed(after, 3)
  await site.sealed(site.before, 2)
  await site.sealed(after, 4, 'DE')
  expect(statementsByKey(site.database)).toEqual(counts([site.before, 7], [after, 7]))
  expect(keyIdsOf(site.database, 'DE')).toEqual([thumbprintOf(after)])
  expect(keyIdsOf(site.database, 'EE')).toHaveLength(2)
  expect(keyIdsOf(site.database, 'EE', { after: 0, upTo: 5 })).toEqual([thumbprintOf(site.before)])
})

test('what is no sealed statement names no key', () => {
  expect([keyIdOfSealed(''), keyIdOfSealed('eyJ..a.b.c'), keyIdOfSealed('x'.repeat(400))]).toEqual([null, null, null])
})

const counts = (...each: readonly (readonly [PrivateKey, number])[]): ReadonlyMap<string, number> =>
  new Map(each.map(([key, count]) => [thumbprintOf(key), count]))
