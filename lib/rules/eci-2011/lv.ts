import { hasPersonasKodsCheckDigit } from '../checks/has-personas-kods-check-digit.ts'
import { dateOfBirth, document, nameAtBirth, names, nationality, placeOfBirth } from './fields.ts'
import { byNumber } from './identity.ts'
import { unchanged, type BothRevisions } from './revisions.ts'

/**
 * Latvia.
 *
 * Source: Regulation (EU) No 211/2011 (CELEX 32011R0211), Annex III, part B, as the Commission's collection software asked
 * for it in 2012 (1.3.1) and after Delegated Regulation (EU) No 887/2013 (1.5).
 *
 * Whoever holds one of its numbers or documents signs, of whatever nationality of the Union.
 *
 * Not verified: the text of the annex.
 */
export const latvia: BothRevisions = unchanged({
  memberState: 'LV',
  part: 'B',
  entitled: 'holders',
  fields: [...names, nameAtBirth, dateOfBirth, placeOfBirth, nationality, ...document],
  documents: [
    {
      type: 'personal.id',
      officialName: 'Personas kods',
      example: '161175-19997',
      format: /^\d{11}$/,
      hasCheckDigit: hasPersonasKodsCheckDigit,
    },
  ],
  identifiedBy: byNumber,
})
