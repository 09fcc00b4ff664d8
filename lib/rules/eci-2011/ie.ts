import { dateOfBirth, names, nationality, placeOfBirth, residenceWithoutPostalCode } from './fields.ts'
import { byWholeAddress } from './identity.ts'
import { changed, type BothRevisions } from './revisions.ts'

const own = {
  memberState: 'IE',
  part: 'A',
  entitled: 'residents',
  documents: [],
  identifiedBy: byWholeAddress,
} as const

/**
 * Ireland.
 *
 * Source: Regulation (EU) No 211/2011 (CELEX 32011R0211), Annex III, part A, as the Commission's collection software asked
 * for it in 2012 (1.3.1) and after Delegated Regulation (EU) No 887/2013 (1.5).
 *
 * Residents alone sign: nationals elsewhere sign with the state where they live. The place of birth was asked for in 2012
 * alone.
 *
 * Not verified: the text of the annex; whether the place of birth went with it or by a mistake of the software; whether
 * the postal code was required in 2012, as it is not since.
 */
export const ireland: BothRevisions = changed(
  { ...own, fields: [...names, dateOfBirth, placeOfBirth, nationality, ...residenceWithoutPostalCode] },
  { ...own, fields: [...names, dateOfBirth, nationality, ...residenceWithoutPostalCode] },
)
