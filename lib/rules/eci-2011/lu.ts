import { dateOfBirth, document, names, nationality, placeOfBirth, residence } from './fields.ts'
import { byNumber, byResidence } from './identity.ts'
import { changed, type BothRevisions } from './revisions.ts'

/**
 * Luxembourg.
 *
 * Source: Regulation (EU) No 211/2011 (CELEX 32011R0211), Annex III: part B in 2012, part A after Delegated Regulation
 * (EU) No 887/2013, as the Commission's collection software asked for it (1.3.1, 1.5).
 *
 * In 2012 whoever holds its number signs. Since 2013 residents do, and nationals abroad who have told their authorities
 * where they live: the form says so, and cannot tell.
 *
 * Not verified: the text of the annex.
 */
export const luxembourg: BothRevisions = changed(
  {
    memberState: 'LU',
    part: 'B',
    entitled: 'holders',
    fields: [...names, placeOfBirth, nationality, ...document],
    documents: [
      {
        type: 'national.id.number',
        officialName: "Numéro d'identification national",
        example: '1985032712345',
        format: /^(?:\d{11}|\d{13})$/,
      },
    ],
    identifiedBy: byNumber,
  },
  {
    memberState: 'LU',
    part: 'A',
    entitled: 'residents-or-registered-nationals',
    fields: [...names, dateOfBirth, placeOfBirth, nationality, ...residence],
    documents: [],
    identifiedBy: byResidence,
  },
)
