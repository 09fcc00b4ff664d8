import { dateOfBirth, document, issuingAuthority, names, nationality, placeOfBirth, residence } from './fields.ts'
import { byNumber } from './identity.ts'
import { unchanged, type BothRevisions } from './revisions.ts'

/**
 * Italy.
 *
 * Source: Regulation (EU) No 211/2011 (CELEX 32011R0211), Annex III, part B, as the Commission's collection software asked
 * for it in 2012 (1.3.1) and after Delegated Regulation (EU) No 887/2013 (1.5).
 *
 * Whoever holds one of its numbers or documents signs, of whatever nationality of the Union.
 * Each document comes with the authority that has issued it.
 *
 * Not verified: the text of the annex.
 */
export const italy: BothRevisions = unchanged({
  memberState: 'IT',
  part: 'B',
  entitled: 'holders',
  fields: [...names, dateOfBirth, placeOfBirth, nationality, ...residence, ...document, issuingAuthority],
  documents: [
    {
      type: 'passport',
      officialName: 'Passaporto',
      example: 'YA1234567',
      format: /^(?:[A-Z]{2}\d{7}|[A-Z]\d{6}|\d{6}[A-Z])$/,
    },
    {
      type: 'id.card',
      officialName: 'Carta di identità',
      example: 'CA12345AB',
      format: /^(?:[A-Z]{2}\d{6,8}|\d{7}[A-Z]{2}|[A-Z]{2}\d{5}[A-Z]{2})$/,
    },
  ],
  identifiedBy: byNumber,
})
