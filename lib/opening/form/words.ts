import type { DocumentType } from '#lib/domain/rule'
import type { Part } from '../contents.ts'

/**
 * The words of the printed form in English, here alone, so that other languages can follow.
 *
 * Source: Regulation (EU) 2019/788, Annex III; the label on every page: Implementing Regulation (EU) 2019/1799 and,
 * before it, 1179/2011, Annex, 3.3. Status: to be compared with EUR-Lex before a release.
 */
export const words = {
  language: 'en-GB',
  label: 'PERSONAL DATA — LIMITED DISTRIBUTION TO THE MEMBER STATE CONCERNED',
  title: (part: Part | null): string => `Statement of support form${part === null ? '' : ` – Part ${part}`}`,
  subtitle: {
    A:
      '(for Member States not requiring the provision of a personal identification number / ' +
      'personal identification document number)',
    B:
      '(for Member States requiring the provision of a personal identification number / ' +
      'personal identification document number)',
  },
  source: 'Regulation (EU) 2019/788, Annex III',
  byOrganisers: 'Completed by the group of organisers',
  bySignatories: 'Completed by the signatories',
  citizensOf: '1. All signatories on this form are citizens of:',
  registrationNumber: '2. European Commission registration number:',
  registeredOn: 'Date of registration:',
  period: '3. Start and end of the collection period:',
  registerUrl: '4. Web address of this initiative in the European Commission’s register:',
  initiativeTitle: '5. Title of this initiative:',
  objectives: '6. Objectives of this initiative:',
  contactPersons: '7. Names and e-mail addresses of the registered contact persons:',
  organisers: 'Names of the other registered organisers:',
  website: '8. Website of this initiative (if any):',
  declaration:
    'Each signatory certified: “I hereby certify that the information provided in this form is correct and that I have ' +
    'not already supported this initiative.”',
  columns: {
    number: 'No',
    givenNames: 'Full first names',
    familyNames: 'Family names',
    residence: 'Residence (street, number, postal code, city, country)',
    dateOfBirth: 'Date of birth',
    documentNumber: 'Personal identification number / document number',
    documentType: 'Type of number or document',
    signedOn: 'Date',
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
