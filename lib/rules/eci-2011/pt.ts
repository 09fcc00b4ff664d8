import { hasCitizensCardCheckDigit } from '../checks/has-citizens-card-check-digit.ts'
import { withoutLeadingZeros } from '../spellings/without-leading-zeros.ts'
import { dateOfBirth, document, names, nationality } from './fields.ts'
import { byNumber } from './identity.ts'
import { unchanged, type BothRevisions } from './revisions.ts'

/**
 * Portugal.
 *
 * Source: Regulation (EU) No 211/2011 (CELEX 32011R0211), Annex III, part B, as the Commission's collection software asked
 * for it in 2012 (1.3.1) and after Delegated Regulation (EU) No 887/2013 (1.5).
 *
 * Whoever holds one of its numbers or documents signs, of whatever nationality of the Union.
 *
 * Not verified: the text of the annex.
 */
export const portugal: BothRevisions = unchanged({
  memberState: 'PT',
  part: 'B',
  entitled: 'holders',
  fields: [...names, dateOfBirth, nationality, ...document],
  documents: [
    {
      type: 'id.card',
      officialName: 'Bilhete de identidade',
      example: '12345678',
      format: /^\d{1,8}$/,
      canonical: withoutLeadingZeros,
    },
    { type: 'passport', officialName: 'Passaporte', example: 'AB123456', format: /^[A-Z]{1,2}\d{6}$/ },
    {
      type: 'citizens.card',
      officialName: 'Cartão de Cidadão',
      example: '00000000 0 ZZ4',
      format: /^\d{9}[A-Z]{2}\d$/,
      hasCheckDigit: hasCitizensCardCheckDigit,
    },
  ],
  identifiedBy: byNumber,
})
