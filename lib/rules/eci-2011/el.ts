import { dateOfBirth, document, fathersName, nameAtBirth, names, nationality } from './fields.ts'
import { byNumber } from './identity.ts'
import { unchanged, type BothRevisions } from './revisions.ts'

/**
 * Greece.
 *
 * Source: Regulation (EU) No 211/2011 (CELEX 32011R0211), Annex III, part B, as the Commission's collection software asked
 * for it in 2012 (1.3.1) and after Delegated Regulation (EU) No 887/2013 (1.5).
 *
 * Whoever holds one of its numbers or documents signs, of whatever nationality of the Union.
 *
 * Not verified: the text of the annex; the day from which 17 counts, in the year of the birthday: it is that on which Law
 * 4406/2016 was published, and the law may name a later one.
 */
export const greece: BothRevisions = unchanged({
  memberState: 'EL',
  part: 'B',
  entitled: 'holders',
  minimumAge: { years: 17, basis: 'calendar-year' },
  earlierAges: [{ years: 18, basis: 'birthday', before: '2016-07-27' }],
  fields: [...names, nameAtBirth, fathersName, dateOfBirth, nationality, ...document],
  documents: [
    {
      type: 'id.card',
      officialName: 'Δελτίο Αστυνομικής Ταυτότητας',
      example: 'ΑΒ123456',
      format: /^[A-ZΑ-Ω]{1,2}\d{6}$/u,
    },
    { type: 'passport', officialName: 'Διαβατήριο', example: 'AB1234567', format: /^[A-Z]{2}\d{7}$/ },
    {
      type: 'permanent.residence',
      officialName: 'Βεβαίωση Εγγραφής Πολιτών Ε.Ε. / Έγγραφο πιστοποίησης μόνιμης διαμονής πολίτη Ε.Ε.',
      example: '123456',
      format: /^\d{1,6}$/,
    },
  ],
  identifiedBy: byNumber,
})
