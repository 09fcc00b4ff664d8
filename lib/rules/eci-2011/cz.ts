import { document, names, nationality } from './fields.ts'
import { byNumber } from './identity.ts'
import { unchanged, type BothRevisions } from './revisions.ts'

/**
 * Czechia.
 *
 * Source: Regulation (EU) No 211/2011 (CELEX 32011R0211), Annex III, part B, as the Commission's collection software asked
 * for it in 2012 (1.3.1) and after Delegated Regulation (EU) No 887/2013 (1.5).
 *
 * Whoever holds one of its numbers or documents signs, of whatever nationality of the Union.
 *
 * Not verified: the text of the annex.
 */
export const czechia: BothRevisions = unchanged({
  memberState: 'CZ',
  part: 'B',
  entitled: 'holders',
  fields: [...names, nationality, ...document],
  documents: [
    {
      type: 'id.card',
      officialName: 'Občanský průkaz',
      example: '123456789',
      format: /^(?:\d{9}|\d{6}[A-Z]{2}(?:\d{2})?|[A-Z]{2}\d{6})$/,
    },
    { type: 'passport', officialName: 'Cestovní pas', example: '12345678', format: /^\d{7,8}$/ },
  ],
  identifiedBy: byNumber,
})
