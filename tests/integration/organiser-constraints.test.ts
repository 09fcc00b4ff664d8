import { join } from 'node:path'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { openDatabase, type Database } from '#db/connection'
import { organiserRoles, organisers, recoveryCodes, sessions } from '#db/schema'
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
]

eachRefuses(tables)

it('has one organiser for an address, however it is written', () => {
  database.insert(organisers).values(anOrganiser).run()
  const again = () =>
    database
      .insert(organisers)
      .values({ ...anOrganiser, email: 'INES@example.eu' })
      .run()
  expect(refusalOf(again)).toContain('organisers_one_per_email')
})
