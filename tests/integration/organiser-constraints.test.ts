import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { passkeys } from '#db/conduct-schema'
import { openDatabase, type Database } from '#db/connection'
import { organiserRoles, organisers, paperBatches, recoveryCodes, sessions } from '#db/schema'
import { temporaryFolder } from '#tests/support/collection'
import { eachRefuses, refusalOf, type TableCase } from '#tests/support/refusals'

const instant = '2026-11-22T11:00:00.000Z'

const anOrganiser = {
  email: 'ines@example.eu',
  name: 'Ines',
  codeSecret: Buffer.alloc(40),
  passwordHash: '$argon2id$v=19$m=65536,t=3,p=1$aaaa$bbbb',
}
const aSession = {
  digest: Buffer.alloc(32, 2),
  organiserId: 1,
  stage: 'full' as const,
  startedAt: instant,
  seenAt: instant,
}
const aBundle = {
  name: 'EE-7',
  memberState: 'EE',
  firstBy: 1,
  firstAt: instant,
  firstSheets: 41,
  firstStatements: 317,
}
const alike = { secondBy: 2, secondAt: instant, secondSheets: 41, secondStatements: 317 }
const sent = { ...alike, sentOn: '2026-11-21', sentTo: 'Siseministeerium' }

const aPasskey = {
  id: 'AAAA-_',
  organiserId: 1,
  name: 'Phone',
  publicKey: Buffer.alloc(77),
  counter: 0,
  transports: '["internal"]',
  addedAt: instant,
}

let database: Database

beforeEach(() => {
  database = openDatabase(join(temporaryFolder(), 'colligo.sqlite'))
  onTestFinished(() => {
    database.$client.close()
  })
})

const tables: readonly TableCase[] = [
  [
    'organisers',
    (changes: object) =>
      database
        .insert(organisers)
        .values({ ...anOrganiser, ...changes })
        .run(),
    [
      ['organisers_email_has_at', { email: 'ines' }],
      ['organisers_password_is_argon2id', { passwordHash: 'plain text' }],
      ['organisers_invited_or_with_password', { passwordHash: null }],
      ['organisers_invitation_ends', { passwordHash: null, invitationDigest: Buffer.alloc(32) }],
    ],
  ],
  [
    'organiser_roles',
    (changes: object) => {
      database.insert(organisers).values(anOrganiser).run()
      database
        .insert(organiserRoles)
        .values({ organiserId: 1, role: 'member', ...changes })
        .run()
    },
    [
      ['organiser_roles_role_is_code', { role: 'All powers' }],
      ['organiser_roles_role_is_code', { role: '' }],
      ['FOREIGN KEY', { organiserId: 77 }],
    ],
  ],
  [
    'recovery_codes',
    (changes: object) => {
      database.insert(organisers).values(anOrganiser).run()
      database
        .insert(recoveryCodes)
        .values({ organiserId: 1, mark: Buffer.alloc(32), ...changes })
        .run()
    },
    [
      ['recovery_codes_mark_length', { mark: Buffer.alloc(10) }],
      ['FOREIGN KEY', { organiserId: 77 }],
    ],
  ],
  [
    'passkeys',
    (changes: object) =>
      database
        .insert(passkeys)
        .values({ ...aPasskey, ...changes })
        .run(),
    [
      ['passkeys_id_is_base64url', { id: '' }],
      ['passkeys_id_is_base64url', { id: 'a+b' }],
      ['passkeys_name_is_there', { name: '' }],
      ['passkeys_name_is_there', { name: 'x'.repeat(61) }],
      ['passkeys_transports_are_json', { transports: 'usb' }],
    ],
  ],
  [
    'sessions',
    (changes: object) => {
      database.insert(organisers).values(anOrganiser).run()
      database
        .insert(sessions)
        .values({ ...aSession, ...changes })
        .run()
    },
    [
      ['sessions_digest_length', { digest: Buffer.alloc(8) }],
      ['sessions_stage_known', { stage: 'half' }],
      ['FOREIGN KEY', { organiserId: 77 }],
    ],
  ],
  [
    'paper_batches',
    (changes: object) => keepBundle(changes),
    [
      ['paper_batches_name_is_short', { name: '' }],
      ['paper_batches_name_is_short', { name: 'x'.repeat(61) }],
      ['paper_batches_member_state_code', { memberState: 'ee' }],
      ['paper_batches_two_persons', { ...alike, secondBy: 1 }],
      ['paper_batches_counts_make_sense', { firstSheets: 0 }],
      ['paper_batches_counts_make_sense', { firstStatements: -1 }],
      ['paper_batches_counts_make_sense', { ...alike, secondSheets: 0 }],
      ['paper_batches_counts_make_sense', { ...alike, secondStatements: 0 }],
      ['paper_batches_second_is_whole', { ...alike, secondBy: null }],
      ['paper_batches_second_is_whole', { ...alike, secondAt: null }],
      ['paper_batches_second_is_whole', { ...alike, secondSheets: null }],
      ['paper_batches_second_is_whole', { ...alike, secondStatements: null }],
      ['paper_batches_sent_once_agreed', { sentOn: '2026-11-21', sentTo: 'Siseministeerium' }],
      ['paper_batches_sent_once_agreed', { ...sent, secondSheets: 40 }],
      ['paper_batches_sent_once_agreed', { ...sent, secondStatements: 318 }],
      ['paper_batches_sent_to_somebody', { ...sent, sentTo: null }],
      ['paper_batches_sent_to_somebody', { ...alike, sentTo: 'Siseministeerium' }],
      ['paper_batches_sent_to_is_short', { ...sent, sentTo: '' }],
      ['paper_batches_sent_on_is_day', { ...sent, sentOn: '21/11/2026' }],
    ],
  ],
]

eachRefuses(tables)

const keepBundle = (changes: object) =>
  database
    .insert(paperBatches)
    .values({ ...aBundle, ...changes })
    .run()

describe('a bundle of paper', () => {
  it('has its name to itself in a Member State, however it is written', () => {
    keepBundle({})
    expect(refusalOf(() => keepBundle({ name: 'ee-7' }))).toContain('paper_batches_one_per_name')
    expect(refusalOf(() => keepBundle({ memberState: 'FI' }))).toBe('nothing refused it')
  })

  it.each([
    { name: 'EE-8' },
    { memberState: 'FI' },
    { firstBy: 3 },
    { firstStatements: 316, secondStatements: 316 },
    { secondBy: null, secondAt: null, secondSheets: null, secondStatements: null },
  ])('on which two have agreed stands: paper_batches_agreed_counts_stand against %o', (changes) => {
    keepBundle(alike)
    const change = () => database.update(paperBatches).set(changes).run()
    expect(refusalOf(change)).toContain('paper_batches_agreed_counts_stand')
  })

  it('that was sent is neither changed nor removed', () => {
    keepBundle(alike)
    const send = () => database.update(paperBatches).set({ sentOn: sent.sentOn, sentTo: sent.sentTo }).run()
    expect(refusalOf(send)).toBe('nothing refused it')
    expect(refusalOf(send)).toContain('paper_batches_stand_once_sent')
    expect(refusalOf(() => database.delete(paperBatches).run())).toContain('paper_batches_sent_are_never_removed')
  })
})

it('has one organiser for an address, however it is written', () => {
  database.insert(organisers).values(anOrganiser).run()
  const again = () =>
    database
      .insert(organisers)
      .values({ ...anOrganiser, email: 'INES@example.eu' })
      .run()
  expect(refusalOf(again)).toContain('organisers_one_per_email')
})
