import { withoutLeadingZeros } from '../spellings/without-leading-zeros.ts'
import { dateOfBirth, document, names, nationality } from './fields.ts'
import { byNumber } from './identity.ts'
import { unchanged, type BothRevisions } from './revisions.ts'

/**
 * Malta.
 *
 * Source: Regulation (EU) No 211/2011 (CELEX 32011R0211), Annex III, part B, as the Commission's collection software asked
 * for it in 2012 (1.3.1) and after Delegated Regulation (EU) No 887/2013 (1.5).
 *
 * Whoever holds one of its numbers or documents signs, of whatever nationality of the Union.
 *
 * Not verified: the text of the annex; the day from which the age is 16: it is that on which the Parliament voted for it, and
 * the act may name a later one; whether the residence permit counted, which the software of 2019 knows.
 */
export const malta: BothRevisions = unchanged({
  memberState: 'MT',
  part: 'B',
  entitled: 'holders',
  minimumAge: { years: 16, basis: 'birthday' },
  earlierAges: [{ years: 18, basis: 'birthday', before: '2018-03-05' }],
  fields: [...names, dateOfBirth, nationality, ...document],
  documents: [
    {
      type: 'id.card',
      officialName: 'Karta tal-Identità',
      example: '0123456M',
      format: /^[0-9A-Z]+$/,
      canonical: withoutLeadingZeros,
    },
  ],
  identifiedBy: byNumber,
})
