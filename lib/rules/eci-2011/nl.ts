import { dateOfBirth, nameAtBirth, names, nationality, placeOfBirth, residence } from './fields.ts'
import { byResidence } from './identity.ts'
import { changed, type BothRevisions } from './revisions.ts'

const own = {
  memberState: 'NL',
  part: 'A',
  fields: [...names, nameAtBirth, dateOfBirth, placeOfBirth, nationality, ...residence],
  documents: [],
  identifiedBy: byResidence,
} as const

/**
 * The Netherlands.
 *
 * Source: Regulation (EU) No 211/2011 (CELEX 32011R0211), Annex III, part A, as the Commission's collection software asked
 * for it in 2012 (1.3.1) and after Delegated Regulation (EU) No 887/2013 (1.5).
 *
 * Residents sign; since 2013 also nationals wherever they live.
 *
 * Not verified: the text of the annex.
 */
export const netherlands: BothRevisions = changed(
  { ...own, entitled: 'residents' },
  { ...own, entitled: 'residents-or-nationals' },
)
