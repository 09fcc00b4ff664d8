import { hasPeselCheckDigit } from '../checks/has-pesel-check-digit.ts'
import { document, names, nationality, residence } from './fields.ts'
import { byNumber } from './identity.ts'
import { unchanged, type BothRevisions } from './revisions.ts'

/**
 * Poland.
 *
 * Source: Regulation (EU) No 211/2011 (CELEX 32011R0211), Annex III, part B, as the Commission's collection software asked
 * for it in 2012 (1.3.1) and after Delegated Regulation (EU) No 887/2013 (1.5).
 *
 * Whoever holds one of its numbers or documents signs, of whatever nationality of the Union.
 *
 * Not verified: the text of the annex.
 */
export const poland: BothRevisions = unchanged({
  memberState: 'PL',
  part: 'B',
  entitled: 'holders',
  fields: [...names, nationality, ...residence, ...document],
  documents: [
    {
      type: 'national.id.number',
      officialName: 'Numer ewidencyjny PESEL',
      example: '83091406135',
      format: /^\d{11}$/,
      hasCheckDigit: hasPeselCheckDigit,
    },
  ],
  identifiedBy: byNumber,
})
