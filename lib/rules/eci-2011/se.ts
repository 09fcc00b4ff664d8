import type { DocumentRule } from '#lib/domain/rule'
import { hasLuhnCheckDigit } from '../checks/has-luhn-check-digit.ts'
import { withoutCentury } from '../spellings/without-century.ts'
import { dateOfBirth, document, names, nationality, placeOfBirth } from './fields.ts'
import { byNumberAlone } from './identity.ts'
import { changed, type BothRevisions } from './revisions.ts'

const personnummer: DocumentRule = {
  type: 'personal.number',
  officialName: 'Personnummer',
  example: '640823-3234',
  format: /^(?:\d{10}|\d{12})$/,
  hasCheckDigit: (number) => hasLuhnCheckDigit(number.slice(-10)),
  canonical: withoutCentury,
}

const own = {
  memberState: 'SE',
  part: 'B',
  entitled: 'holders',
  fields: [...names, dateOfBirth, placeOfBirth, nationality, ...document],
  identifiedBy: byNumberAlone,
} as const

/**
 * Sweden.
 *
 * Source: Regulation (EU) No 211/2011 (CELEX 32011R0211), Annex III, part B, as the Commission's collection software asked
 * for it in 2012 (1.3.1) and after Delegated Regulation (EU) No 887/2013 (1.5).
 *
 * Whoever holds one of its numbers or documents signs, of whatever nationality of the Union. In 2012 the number was asked
 * for as it is printed in one document or another: it is one number, whichever it is read from.
 *
 * Not verified: the text of the annex.
 */
export const sweden: BothRevisions = changed(
  {
    ...own,
    documents: [
      { ...personnummer, type: 'personal.no.in.id.card', officialName: 'Personnummer i id-kort' },
      { ...personnummer, type: 'personal.no.in.passport', officialName: 'Personnummer i pass' },
    ],
  },
  { ...own, documents: [personnummer] },
)
