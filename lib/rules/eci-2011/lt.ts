import { hasWeightedMod11CheckDigit } from '../checks/has-weighted-mod11-check-digit.ts'
import { document, names, nationality } from './fields.ts'
import { byNumber } from './identity.ts'
import { unchanged, type BothRevisions } from './revisions.ts'

/**
 * Lithuania.
 *
 * Source: Regulation (EU) No 211/2011 (CELEX 32011R0211), Annex III, part B, as the Commission's collection software asked
 * for it in 2012 (1.3.1) and after Delegated Regulation (EU) No 887/2013 (1.5).
 *
 * Whoever holds one of its numbers or documents signs, of whatever nationality of the Union.
 *
 * Not verified: the text of the annex.
 */
export const lithuania: BothRevisions = unchanged({
  memberState: 'LT',
  part: 'B',
  entitled: 'holders',
  fields: [...names, nationality, ...document],
  documents: [
    {
      type: 'personal.number',
      officialName: 'Asmens kodas',
      example: '48507201231',
      format: /^\d{11}$/,
      hasCheckDigit: hasWeightedMod11CheckDigit,
    },
  ],
  identifiedBy: byNumber,
})
