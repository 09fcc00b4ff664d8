import { hasSzemelyiSzamCheckDigit } from '../checks/has-szemelyi-szam-check-digit.ts'
import { document, names, nationality } from './fields.ts'
import { byNumber } from './identity.ts'
import { unchanged, type BothRevisions } from './revisions.ts'

/**
 * Hungary.
 *
 * Source: Regulation (EU) No 211/2011 (CELEX 32011R0211), Annex III, part B, as the Commission's collection software asked
 * for it in 2012 (1.3.1) and after Delegated Regulation (EU) No 887/2013 (1.5).
 *
 * Whoever holds one of its numbers or documents signs, of whatever nationality of the Union.
 *
 * Not verified: the text of the annex.
 */
export const hungary: BothRevisions = unchanged({
  memberState: 'HU',
  part: 'B',
  entitled: 'holders',
  fields: [...names, nationality, ...document],
  documents: [
    {
      type: 'id.card',
      officialName: 'személyazonosító igazolvány',
      example: '123456AB',
      format: /^(?:\d{6}[A-Z]{2}|[A-Z]{2,5}\d{6})$/,
    },
    { type: 'passport', officialName: 'útlevél', example: 'AB1234567', format: /^[A-Z]{2}\d{6,7}$/ },
    {
      type: 'personal.number',
      officialName: 'személyi azonosító szám (személyi szám)',
      example: '2-850327-4564',
      format: /^\d{11}$/,
      hasCheckDigit: hasSzemelyiSzamCheckDigit,
    },
  ],
  identifiedBy: byNumber,
})
