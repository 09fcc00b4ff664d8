import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { openDatabase, type Database } from '#db/connection'
import { recipients } from '#db/schema'
import { temporaryFolder } from '#tests/support/collection'
import { eachRefuses, refusalOf } from '#tests/support/refusals'

const instant = '2026-11-22T11:00:00.000Z'

const aRow = {
  memberState: 'EE',
  authority: 'Siseministeerium',
  address: 'Pikk 61\nTallinn',
  language: 'et',
  envelope: 'age' as const,
  key: `age1${'q'.repeat(58)}`,
  fingerprint: `age1${'q'.repeat(58)}`,
  holder: '',
  strength: 'X25519',
  validFrom: null,
  validUntil: null,
  askedBy: 1,
  askedAt: instant,
  askedHeard: 'telephone' as const,
}
const confirmed = { confirmedBy: 2, confirmedAt: instant, confirmedHeard: 'letter' as const }
const withdrawn = { withdrawnBy: 1, withdrawnAt: instant }

let database: Database

beforeEach(() => {
  database = openDatabase(join(temporaryFolder(), 'colligo.sqlite'))
  onTestFinished(() => {
    database.$client.close()
  })
})

const keep = (changes: object) =>
  database
    .insert(recipients)
    .values({ ...aRow, ...changes })
    .run()
const change = (changes: object) => refusalOf(() => database.update(recipients).set(changes).run())

eachRefuses([
  [
    'recipients',
    keep,
    [
      ['recipients_member_state_code', { memberState: 'Estonia' }],
      ['recipients_authority_is_short', { authority: '' }],
      ['recipients_authority_is_short', { authority: 'x'.repeat(201) }],
      ['recipients_address_is_short', { address: '' }],
      ['recipients_address_is_short', { address: 'x'.repeat(501) }],
      ['recipients_language_code', { language: 'Estonian' }],
      ['recipients_envelope_known', { envelope: 'zip' }],
      ['recipients_key_is_public', { key: 'AGE-SECRET-KEY-1QQQ' }],
      ['recipients_key_is_public', { key: '-----BEGIN CERTIFICATE-----\n-----BEGIN PRIVATE KEY-----' }],
      ['recipients_fingerprint_is_plain', { fingerprint: 'AB:CD'.repeat(12) }],
      ['recipients_fingerprint_is_plain', { fingerprint: 'abcd' }],
      ['recipients_heard_known', { askedHeard: 'e-mail' }],
      ['recipients_confirmed_heard_known', { ...confirmed, confirmedHeard: 'e-mail' }],
      ['recipients_two_persons', { ...confirmed, confirmedBy: 1 }],
      ['recipients_confirmed_whole', { ...confirmed, confirmedAt: null }],
      ['recipients_confirmed_whole', { ...confirmed, confirmedHeard: null }],
      ['recipients_confirmed_whole', { confirmedAt: instant }],
      ['recipients_withdrawn_whole', { ...confirmed, withdrawnAt: instant }],
      ['recipients_withdrawn_once_confirmed', withdrawn],
      ['recipients_asked_at_is_instant', { askedAt: '2026-11-22' }],
      ['recipients_confirmed_at_is_instant', { ...confirmed, confirmedAt: 'today' }],
      ['recipients_withdrawn_at_is_instant', { ...confirmed, ...withdrawn, withdrawnAt: 'today' }],
      ['recipients_valid_until_is_instant', { validUntil: '2027-11-22' }],
    ],
  ],
])

describe('an authority on file', () => {
  it('is confirmed and withdrawn once', () => {
    keep({})
    expect(change(confirmed)).toBe('nothing refused it')
    expect(change({ confirmedBy: 3 })).toContain('recipients_stand_once_confirmed')
    expect(change({ confirmedBy: null, confirmedAt: null, confirmedHeard: null })).toContain('recipients_stand_once_confirmed') // prettier-ignore
    expect(change(withdrawn)).toBe('nothing refused it')
    expect(change({ withdrawnBy: null, withdrawnAt: null })).toContain('recipients_stay_withdrawn')
  })

  it.each(Object.keys(aRow))('keeps its %s as it was asked for: recipients_stand_as_asked', (column) => {
    keep({})
    const other = column === 'askedBy' ? 7 : `${instant.slice(0, -2)}1Z`
    expect(change({ [column]: other })).toContain('recipients_stand_as_asked')
  })

  it('is never removed', () => {
    keep({})
    expect(refusalOf(() => database.delete(recipients).run())).toContain('recipients_are_never_removed')
  })
})
