import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, onTestFinished, test } from 'vitest'
import { thumbprintOf } from '#lib/crypto/public-key'
import { readEnvironment } from '#lib/config/environment'
import { privateKeySchema, publicHalfOf } from '#lib/opening/private-key'
import { openSample } from '#lib/opening/rehearsal'
import { installKey, proveRehearsal, rehearsalSample } from '#lib/organising/keys'
import { rehearsalDue } from '#lib/organising/rehearsal-due'
import {
  currentSplitting,
  noteSharesDestroyed,
  noteSplitting,
  noteWhoRehearsed,
  oldSplittings,
  readHolders,
} from '#lib/organising/share-holders'
import { rehearsalRounds } from '#lib/serving/rehearsal-reminder'
import { certain } from '#tests/support/certain'
import { anInstance, noon } from '#tests/support/collection'
import { aMailServer } from '#tests/support/mail-server'

const ines = 7
const days = 24 * 60 * 60 * 1000

/** A key that was rehearsed at noon, and a clock that the test moves. */
async function aRehearsedKey() {
  const clock = { now: noon }
  const instance = anInstance({ now: () => clock.now })
  const { organising, keys } = instance
  const key = privateKeySchema.parse(generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' }))
  certain(installKey(organising, keys, JSON.stringify(publicHalfOf(key)), ines))
  const rehearse = async (): Promise<void> => {
    const { proof } = certain(await openSample(key, certain(await rehearsalSample(keys))))
    certain(proveRehearsal(organising, keys, proof, ines))
  }
  await rehearse()
  return {
    ...instance,
    keyId: thumbprintOf(key),
    rehearse,
    wait: (time: number) => {
      clock.now = new Date(clock.now.getTime() + time)
    },
    note: (names: string) => {
      certain(noteSplitting(organising, instance.holders, { keyId: thumbprintOf(key), names, needed: '2' }, ines))
    },
  }
}

describe('who holds the shares', () => {
  test('is noted by name, put on record, and asks for a rehearsal with the new shares', async () => {
    const site = await aRehearsedKey()
    site.wait(days)
    expect(site.dueRehearsals()).toEqual([])
    site.note(' Ines \n\nTeodor\nMari  Maasikas')
    expect(currentSplitting(site.holders, site.keyId)).toMatchObject({
      needed: 2,
      holders: [
        { number: 1, name: 'Ines', rehearsedAt: null },
        { number: 2, name: 'Teodor', rehearsedAt: null },
        { number: 3, name: 'Mari Maasikas', rehearsedAt: null },
      ],
    })
    expect(site.auditTrail(1)).toMatchObject([{ event: 'shares-noted', organiserId: ines, count: 3 }])
    expect(site.dueRehearsals()).toEqual([{ keyId: site.keyId, reason: 'holders', since: '2026-11-23' }])
    expect(site.road().find(({ step }) => step === 'rehearsal')).toEqual({
      step: 'rehearsal',
      state: 'open',
      missing: ['rehearse-again'],
    })

    site.wait(days)
    await site.rehearse()
    noteWhoRehearsed(site.holders, site.keyId, [1, 3, 9])
    expect(site.dueRehearsals()).toEqual([])
    expect(currentSplitting(site.holders, site.keyId)?.holders.map(({ rehearsedAt }) => rehearsedAt !== null)).toEqual([
      true,
      false,
      true,
    ])
  })

  test('changes when somebody leaves; the old shares stand there until they are said to be destroyed', async () => {
    const site = await aRehearsedKey()
    site.note('Ines\nTeodor\nMari')
    site.note('Ines\nTeodor\nJonas')
    const [old] = oldSplittings(site.holders)
    expect(old?.holders.map(({ name }) => name)).toEqual(['Ines', 'Teodor', 'Mari'])
    const current = currentSplitting(site.holders, site.keyId)
    const destroyed = (id = 0) => noteSharesDestroyed(site.organising, site.holders, id, ines)
    expect(destroyed(current?.id)).toEqual({ ok: false, problem: 'in-use' })
    expect(destroyed(99)).toEqual({ ok: false, problem: 'no-such-shares' })
    certain(destroyed(old?.id))
    expect(oldSplittings(site.holders)).toEqual([])
    expect(destroyed(old?.id)).toEqual({ ok: false, problem: 'no-such-shares' })
    expect(site.auditTrail(1)).toMatchObject([{ event: 'shares-destroyed', organiserId: ines, count: 3 }])
  })

  test.each([
    ['one alone', 'Ines', '2', 'too-few-holders'],
    [
      'sixteen',
      Array.from({ length: 16 }, (_, index) => `Person ${String(index)}`).join('\n'),
      '2',
      'too-many-holders',
    ],
    ['one name twice', 'Ines\nMari\nInes', '2', 'name-twice'],
    ['a name without end', `Ines\n${'M'.repeat(81)}`, '2', 'name-too-long'],
    ['one of two', 'Ines\nMari', '1', 'needed-impossible'],
    ['three of two', 'Ines\nMari', '3', 'needed-impossible'],
    ['no number', 'Ines\nMari', 'both', 'needed-impossible'],
  ])('is refused where it cannot be: %s', (_what, names, needed, problem) => {
    expect(readHolders({ names, needed })).toEqual({ ok: false, problem })
  })
})

describe('a rehearsal', () => {
  const key = { id: 'k', rehearsedAt: '2026-11-30T03:00:00.000Z' }

  test.each([
    ['on the 59th day', '2027-01-28', null, null],
    ['on the 60th day', '2027-01-29', null, { keyId: 'k', reason: 'time', since: '2027-01-29' }],
    [
      'after the key was split anew',
      '2026-12-02',
      '2026-12-01T10:00:00.000Z',
      { keyId: 'k', reason: 'holders', since: '2026-12-01' },
    ],
    ['where it was split before', '2026-12-02', '2026-11-01T10:00:00.000Z', null],
  ])('is due, or is not: %s', (_when, today, splitAt, due) => {
    expect(rehearsalDue(key, splitAt, today)).toEqual(due)
  })

  test('that never was is none that is due again', () => {
    expect(rehearsalDue({ id: 'k', rehearsedAt: null }, null, '2030-01-01')).toBeNull()
  })

  test('that is due is told by e-mail, and again after 14 days, until it is held', async () => {
    const mailServer = await aMailServer()
    onTestFinished(mailServer.close)
    const site = await aRehearsedKey()
    const { alarms, mail, origin } = readEnvironment({
      COLLIGO_ORIGIN: 'https://collect.example.eu',
      COLLIGO_MAIL_URL: mailServer.url,
      COLLIGO_MAIL_FROM: 'swifts@example.eu',
      COLLIGO_ALARM_EMAIL: 'host@example.eu',
    })
    const { round } = rehearsalRounds(site, { receivers: alarms, mail, origin })
    await round()
    expect(mailServer.received).toHaveLength(0)
    site.wait(60 * days)
    await round()
    await round()
    expect(mailServer.received).toHaveLength(1)
    expect(mailServer.received[0]?.text).toContain('https://collect.example.eu/organiser/keys')
    expect(mailServer.received[0]?.raw).not.toContain(site.keyId.slice(0, 5))
    site.wait(14 * days)
    await round()
    expect(mailServer.received).toHaveLength(2)
    await site.rehearse()
    site.wait(20 * days)
    await round()
    expect(mailServer.received).toHaveLength(2)
  })
})
