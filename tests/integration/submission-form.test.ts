import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTranslator, type Messages } from 'next-intl'
import { expect, test } from 'vitest'
import { submissionSheet } from '../../app/(organiser)/organiser/submission/form/submission-sheet'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { plainSheetPdf } from '#lib/forms/plain-sheet-pdf'
import { submissionOf } from '#lib/organising/submission'
import { temporaryFolder } from '#tests/support/collection'
import { initiativeOfToday } from '#tests/support/initiative-of-today'
import organiser from '../../messages/organisers/en.json'

const initiative = {
  ...initiativeOfToday(),
  organisers: [
    { role: 'representative', name: 'Ines Valadares', email: 'ines@swifts.example.eu', country: 'PT' },
    { role: 'substitute', name: 'Йордан Щерев', email: null, country: 'BG' },
    { role: 'legal-entity', name: 'Swifts e. V.', email: null, country: 'DE' },
  ] as const,
}

const certificates = (['EE', 'DE'] as const).map((memberState, index) => ({
  ...{ memberState, valid: 61_003 + index, authority: `Authority ${memberState}`, issuedOn: '2027-05-20' },
  ...{ sha256: 'ab'.repeat(32), size: 1000 },
}))

const t = createTranslator({
  locale: 'en',
  messages: { organiser } as unknown as Messages,
  namespace: 'organiser.submission.form',
})

test('the form to the Commission says what is known and leaves lines for what only people know', async () => {
  const submission = submissionOf({ initiative, pack: eci2019, certificates, withStatements: ['EE', 'DE', 'FR'] })
  const sheet = submissionSheet({ initiative, submission, certificates, today: '2027-06-01' }, { locale: 'en', t })
  const bytes = await plainSheetPdf(sheet)
  expect(await plainSheetPdf(sheet)).toEqual(bytes)
  const file = join(temporaryFolder(), 'annex-vii.pdf')
  writeFileSync(file, bytes)
  const said = execFileSync('pdftotext', ['-layout', file, '-']).toString().replaceAll(/\s+/gu, ' ')
  for (const words of [
    'Submission of a European citizens’ initiative to the Commission',
    initiative.registrationNumber,
    'Estonia 61,003',
    'Germany 61,004',
    'Total 122,007',
    'No certificate is there of: France',
    'Ines Valadares, ines@swifts.example.eu',
    'Full postal address of Йордан Щерев',
    'Swifts e. V.',
    'Date and signature of Ines Valadares',
    'Estonia: Authority EE',
  ]) {
    expect(said).toContain(words)
  }
  expect(bytes.toString('latin1')).toContain('/MarkInfo')
})

test('a long sheet goes on over its pages', async () => {
  const parts = Array.from({ length: 80 }, (_, index) => ({
    kind: 'text' as const,
    text: `Line ${String(index)} ` + 'word '.repeat(60),
  }))
  const file = join(temporaryFolder(), 'long.pdf')
  writeFileSync(file, await plainSheetPdf({ title: 'Long', language: 'en', madeOn: '2027-06-01', foot: 'Foot', parts }))
  const pages = execFileSync('pdftotext', ['-layout', file, '-']).toString().split('\f').slice(0, -1)
  expect(pages.length).toBeGreaterThan(3)
  for (const page of pages) expect(page).toContain('Foot')
  expect(pages.join(' ')).toContain('Line 79')
})
