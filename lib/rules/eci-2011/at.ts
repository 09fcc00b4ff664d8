import { dateOfBirth, document, names, nationality, placeOfBirth, residence } from './fields.ts'
import { byNumber } from './identity.ts'
import { unchanged, type BothRevisions } from './revisions.ts'

/**
 * Austria.
 *
 * Source: Regulation (EU) No 211/2011 (CELEX 32011R0211), Annex III, part B, as the Commission's collection software asked
 * for it in 2012 (1.3.1) and after Delegated Regulation (EU) No 887/2013 (1.5).
 *
 * Whoever holds one of its numbers or documents signs, of whatever nationality of the Union.
 * Austrians vote from the age of 16.
 *
 * Not verified: the text of the annex.
 */
export const austria: BothRevisions = unchanged({
  memberState: 'AT',
  part: 'B',
  entitled: 'holders',
  minimumAge: { years: 16, basis: 'birthday' },
  fields: [...names, dateOfBirth, placeOfBirth, nationality, ...residence, ...document],
  documents: [
    { type: 'passport', officialName: 'Reisepass', example: 'P1234567', format: /^[A-Z]\d{7,8}$/ },
    { type: 'id.card', officialName: 'Personalausweis', example: '12345678', format: /^\d{7,8}$/ },
  ],
  identifiedBy: byNumber,
})
