import { dateOfBirth, names, nationality, placeOfBirth, residence } from './fields.ts'
import { byResidence } from './identity.ts'
import { unchanged, type BothRevisions } from './revisions.ts'

/**
 * Germany.
 *
 * Source: Regulation (EU) No 211/2011 (CELEX 32011R0211), Annex III, part A, as the Commission's collection software asked
 * for it in 2012 (1.3.1) and after Delegated Regulation (EU) No 887/2013 (1.5).
 *
 * Residents sign, and nationals abroad who have told their authorities where they live: the form says so, and cannot tell.
 *
 * Not verified: the text of the annex.
 */
export const germany: BothRevisions = unchanged({
  memberState: 'DE',
  part: 'A',
  entitled: 'residents-or-registered-nationals',
  fields: [...names, dateOfBirth, placeOfBirth, nationality, ...residence],
  documents: [],
  identifiedBy: byResidence,
})
