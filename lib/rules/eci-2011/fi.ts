import { countryOfResidence, dateOfBirth, names, nationality } from './fields.ts'
import { byPerson } from './identity.ts'
import { unchanged, type BothRevisions } from './revisions.ts'

/**
 * Finland.
 *
 * Source: Regulation (EU) No 211/2011 (CELEX 32011R0211), Annex III, part A, as the Commission's collection software asked
 * for it in 2012 (1.3.1) and after Delegated Regulation (EU) No 887/2013 (1.5).
 *
 * Residents sign, and nationals wherever they live. Of the residence
 * the country alone is asked for: nothing tells two people of one name and one day of birth apart.
 *
 * Not verified: the text of the annex.
 */
export const finland: BothRevisions = unchanged({
  memberState: 'FI',
  part: 'A',
  entitled: 'residents-or-nationals',
  fields: [...names, dateOfBirth, nationality, countryOfResidence],
  documents: [],
  identifiedBy: byPerson,
})
