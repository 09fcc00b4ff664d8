import { hasEgnCheckDigit } from '../checks/has-egn-check-digit.ts'
import { document, fathersName, names, nationality } from './fields.ts'
import { byNumber } from './identity.ts'
import { unchanged, type BothRevisions } from './revisions.ts'

/**
 * Bulgaria.
 *
 * Source: Regulation (EU) No 211/2011 (CELEX 32011R0211), Annex III, part B, as the Commission's collection software asked
 * for it in 2012 (1.3.1) and after Delegated Regulation (EU) No 887/2013 (1.5).
 *
 * Whoever holds one of its numbers or documents signs, of whatever nationality of the Union.
 *
 * Not verified: the text of the annex.
 */
export const bulgaria: BothRevisions = unchanged({
  memberState: 'BG',
  part: 'B',
  entitled: 'holders',
  fields: [...names, fathersName, nationality, ...document],
  documents: [
    {
      type: 'personal.number',
      officialName: 'Единен граждански номер',
      example: '8503274501',
      format: /^\d{10}$/,
      hasCheckDigit: hasEgnCheckDigit,
    },
  ],
  identifiedBy: byNumber,
})
