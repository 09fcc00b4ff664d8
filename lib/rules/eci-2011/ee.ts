import { dateOfBirth, names, nationality, placeOfBirth, residence } from './fields.ts'
import { byResidence } from './identity.ts'
import { unchanged, type BothRevisions } from './revisions.ts'

/**
 * Estonia.
 *
 * Source: Regulation (EU) No 211/2011 (CELEX 32011R0211), Annex III, part A, as the Commission's collection software asked
 * for it in 2012 (1.3.1) and after Delegated Regulation (EU) No 887/2013 (1.5).
 *
 * Residents sign, and nationals wherever they live.
 *
 * Not verified: the text of the annex.
 */
export const estonia: BothRevisions = unchanged({
  memberState: 'EE',
  part: 'A',
  entitled: 'residents-or-nationals',
  fields: [...names, dateOfBirth, placeOfBirth, nationality, ...residence],
  documents: [],
  identifiedBy: byResidence,
})
