import { createTranslator, type Messages } from 'next-intl'
import { describe, expect, it, test } from 'vitest'
import { requestSheet } from '../../app/(organiser)/organiser/certification/request/request-sheet'
import { plainSheetPdf } from '#lib/forms/plain-sheet-pdf'
import { changeCertification } from '#lib/site-settings/certification'
import { readSettings } from '#lib/site-settings/settings'
import { certain } from '#tests/support/certain'
import { anInstance } from '#tests/support/collection'
import { initiativeOfToday } from '#tests/support/initiative-of-today'
import { readPdf } from '#tests/support/pdf'
import organiser from '../../messages/organisers/en.json'

const messages = { organiser } as unknown as Messages
const words = { locale: 'en' as const, t: createTranslator({ locale: 'en', messages, namespace: 'organiser' }) }

const initiative = {
  ...initiativeOfToday(),
  organisers: [{ role: 'representative', name: 'Ines Valadares', email: 'ines@example.eu', country: 'PT' }] as const,
}

const typed = {
  securityOfficer: '  Nadia   Petrova ',
  hostAddress: 'Made-up Street 1\r\n10115 Tallinn',
  authority: 'Information System Authority',
  authorityAddress: '',
  scope: '',
}

describe('what only people know of the certificate', () => {
  it('is kept tidied, put on record without a word of it, and can be taken back', () => {
    const { siteKeeping, auditTrail } = anInstance()
    certain(changeCertification(siteKeeping, typed, null))
    expect(siteKeeping.settings().certification).toEqual({
      securityOfficer: 'Nadia Petrova',
      hostAddress: 'Made-up Street 1\n10115 Tallinn',
      authority: 'Information System Authority',
      authorityAddress: null,
      scope: null,
    })
    expect(auditTrail(1)).toMatchObject([{ event: 'certification-changed', organiserId: null }])
    expect(JSON.stringify(auditTrail(1))).not.toContain('Nadia')
    certain(changeCertification(siteKeeping, { ...typed, securityOfficer: '' }, null))
    expect(siteKeeping.settings().certification?.securityOfficer).toBeNull()
  })

  it('that is too long is refused, each by its field, and nothing is kept', () => {
    const { siteKeeping } = anInstance()
    const long = { ...typed, authority: 'x'.repeat(121), scope: 'y'.repeat(2001) }
    expect(changeCertification(siteKeeping, long, null)).toEqual({
      ok: false,
      problem: { authority: 'too-long', scope: 'too-long' },
    })
    expect(siteKeeping.settings().certification).toBeNull()
  })
})

test('the request to the authority says what is known, and leaves a line for what is not', async () => {
  const settings = {
    ...readSettings([]),
    certification: {
      ...typed,
      securityOfficer: 'Nadia Petrova',
      authorityAddress: null,
      scope: 'The newsletter is apart.',
    },
    host: { memberState: 'EE', provider: 'Made-up Hosting', place: 'Tallinn' },
  } as const
  const known = { initiative, settings, origin: 'https://collect.example.eu', today: '2026-12-01' } as const
  const { check, pages, structure } = readPdf(await plainSheetPdf(requestSheet(known, words)))
  expect(check).toContain('No syntax or stream encoding errors')
  expect(structure).toContain('H1')
  const said = pages.join(' ').replaceAll(/\s+/gu, ' ')
  for (const text of [
    'Request for a certificate of conformity',
    'Information System Authority',
    initiative.registrationNumber,
    'https://collect.example.eu',
    'Made-up Hosting, Tallinn, Estonia',
    'Nadia Petrova',
    'The newsletter is apart.',
    'Place, date and signature of Ines Valadares',
    '6. Data protection impact assessment',
  ])
    expect(said).toContain(text)
  const bare = requestSheet({ ...known, settings: readSettings([]) }, words)
  expect(bare.parts.filter((part) => part.kind === 'value' && part.value === null).length).toBeGreaterThanOrEqual(5)
})
