import type { DocumentType } from '#lib/domain/rule'
import { wordsIn } from '#lib/forms/words'
import type { Part } from '../contents.ts'

const { form } = wordsIn('en')

/**
 * The words of the printed form, in English: those of the blank form, and those that differ where statements are printed
 * that were given online.
 *
 * Source: Regulation (EU) 2019/788, Annex III; the label on every page: Implementing Regulation (EU) 2019/1799 and,
 * before it, 1179/2011, Annex, 3.3. Status: to be compared with EUR-Lex before a release.
 */
export const words = {
  language: 'en-GB',
  label: form.label,
  title: (part: Part | null): string => `Statement of support form${part === null ? '' : ` – Part ${part}`}`,
  subtitle: { A: form.subtitleA, B: form.subtitleB },
  source: form.source,
  byOrganisers: 'Completed by the group of organisers',
  bySignatories: 'Completed by the signatories',
  citizensOf: `1. ${form.citizensOf}`,
  registrationNumber: `2. ${form.registrationNumber}`,
  registeredOn: form.registeredOn,
  period: `3. ${form.period}`,
  registerUrl: `4. ${form.registerUrl}`,
  initiativeTitle: `5. ${form.initiativeTitle}`,
  objectives: `6. ${form.objectives}`,
  contactPersons: `7. ${form.contactPersons}`,
  organisers: form.organisers,
  website: `8. ${form.website}`,
  declaration: `Each signatory certified: “${form.declaration}”`,
  columns: {
    ...form.columns,
    identifier: 'Identifier of the statement',
  },
  documents: {
    'id.card': 'Identity card',
    passport: 'Passport',
    'personal.number': 'Personal number',
    'personal.id': 'Personal identification number',
    'national.id.number': 'National identification number',
    'citizens.card': 'Citizen’s card',
  } satisfies Record<DocumentType, string>,
  footnote: 'Dates: day/month/year. No signature is needed on statements given through an online collection system.',
  exportedAt: (instant: string): string => `Exported ${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`,
  page: (number: number): string => `Page ${String(number)}`,
  end: (count: number): string =>
    count === 1
      ? 'End of the form: 1 statement of support.'
      : `End of the form: ${String(count)} statements of support.`,
} as const
