import { hasMod1110CheckDigit } from '../checks/has-mod11-10-check-digit.ts'
import { document, names, nationality, residence } from './fields.ts'
import { byNumber } from './identity.ts'
import { unchanged, type BothRevisions } from './revisions.ts'

/**
 * Croatia.
 *
 * Source: Regulation (EU) No 211/2011 (CELEX 32011R0211), Annex III, part B, as the Commission's collection software asked
 * for it in 2012 (1.3.1) and after Delegated Regulation (EU) No 887/2013 (1.5).
 *
 * Whoever holds one of its numbers or documents signs, of whatever nationality of the Union.
 * It acceded on 1 July 2013, between the two texts: initiatives of before are signed with the same data.
 *
 * Not verified: the text of the annex.
 */
export const croatia: BothRevisions = unchanged({
  memberState: 'HR',
  part: 'B',
  entitled: 'holders',
  fields: [...names, nationality, ...residence, ...document],
  documents: [
    {
      type: 'personal.id',
      officialName: 'Osobni identifikacijski broj',
      example: '12345678903',
      format: /^\d{11}$/,
      hasCheckDigit: hasMod1110CheckDigit,
    },
  ],
  identifiedBy: byNumber,
})
