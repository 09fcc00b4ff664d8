import { withoutLeadingZeros } from '../spellings/without-leading-zeros.ts'
import { document, names, nationality } from './fields.ts'
import { byNumber } from './identity.ts'
import { unchanged, type BothRevisions } from './revisions.ts'

/**
 * Cyprus.
 *
 * Source: Regulation (EU) No 211/2011 (CELEX 32011R0211), Annex III, part B, as the Commission's collection software asked
 * for it in 2012 (1.3.1) and after Delegated Regulation (EU) No 887/2013 (1.5).
 *
 * Whoever holds one of its numbers or documents signs, of whatever nationality of the Union.
 * The identity card may be that of nationals or of residents.
 *
 * Not verified: the text of the annex.
 */
export const cyprus: BothRevisions = unchanged({
  memberState: 'CY',
  part: 'B',
  entitled: 'holders',
  fields: [...names, nationality, ...document],
  documents: [
    {
      type: 'id.card',
      officialName: 'Δελτίο Ταυτότητας',
      example: '712345',
      format: /^\d{1,10}$/,
      canonical: withoutLeadingZeros,
    },
    {
      type: 'passport',
      officialName: 'Διαβατήριο',
      example: 'K12345678',
      format: /^(?:[BCEJ]\d{6}|K\d{8}|[DS]P\d{7})$/,
    },
  ],
  identifiedBy: byNumber,
})
