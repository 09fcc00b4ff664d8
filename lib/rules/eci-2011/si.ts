import { hasEmsoCheckDigit } from '../checks/has-emso-check-digit.ts'
import { dateOfBirth, document, names, nationality, placeOfBirth } from './fields.ts'
import { byNumber } from './identity.ts'
import { changed, type BothRevisions } from './revisions.ts'

const own = {
  memberState: 'SI',
  part: 'B',
  entitled: 'holders',
  fields: [...names, dateOfBirth, placeOfBirth, nationality, ...document],
  identifiedBy: byNumber,
} as const

/**
 * Slovenia.
 *
 * Source: Regulation (EU) No 211/2011 (CELEX 32011R0211), Annex III, part B, as the Commission's collection software asked
 * for it in 2012 (1.3.1) and after Delegated Regulation (EU) No 887/2013 (1.5).
 *
 * Whoever holds one of its numbers or documents signs, of whatever nationality of the Union. Identity card or passport in
 * 2012, the personal number since.
 *
 * Not verified: the text of the annex.
 */
export const slovenia: BothRevisions = changed(
  {
    ...own,
    documents: [
      { type: 'id.card', officialName: 'Osebna izkaznica', example: '123456789', format: /^\d{9}$/ },
      { type: 'passport', officialName: 'Potni list', example: 'PB1234567', format: /^(?:[A-Z]\d{8}|[A-Z]{2}\d{7})$/ },
    ],
  },
  {
    ...own,
    documents: [
      {
        type: 'personal.number',
        officialName: 'Enotna matična številka občana',
        example: '0101006500006',
        format: /^\d{13}$/,
        hasCheckDigit: hasEmsoCheckDigit,
      },
    ],
  },
)
