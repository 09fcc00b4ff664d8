import { dateOfBirth, names, nationality, residence } from './fields.ts'
import { byResidence } from './identity.ts'
import { unchanged, type BothRevisions } from './revisions.ts'

/**
 * The United Kingdom.
 *
 * Source: Regulation (EU) No 211/2011 (CELEX 32011R0211), Annex III, part A, as the Commission's collection software asked
 * for it in 2012 (1.3.1) and after Delegated Regulation (EU) No 887/2013 (1.5).
 *
 * Residents alone sign: nationals elsewhere sign with the state where they live. No site collects for it any more; the rule
 * is here so that statements of before 2020 can be tried.
 *
 * Not verified: the text of the annex.
 */
export const unitedKingdom: BothRevisions = unchanged({
  memberState: 'UK',
  part: 'A',
  entitled: 'residents',
  fields: [...names, dateOfBirth, nationality, ...residence],
  documents: [],
  identifiedBy: byResidence,
})
