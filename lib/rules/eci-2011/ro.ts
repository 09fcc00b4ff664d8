import { hasCnpCheckDigit } from '../checks/has-cnp-check-digit.ts'
import { dateOfBirth, document, names, nationality, residence } from './fields.ts'
import { byNumber } from './identity.ts'
import { unchanged, type BothRevisions } from './revisions.ts'

/**
 * Romania.
 *
 * Source: Regulation (EU) No 211/2011 (CELEX 32011R0211), Annex III, part B, as the Commission's collection software asked
 * for it in 2012 (1.3.1) and after Delegated Regulation (EU) No 887/2013 (1.5).
 *
 * Whoever holds one of its numbers or documents signs, of whatever nationality of the Union.
 *
 * Not verified: the text of the annex; whether it asks for the whole address, as the software did online, or for the country
 * of permanent residence alone, as on its paper form.
 */
export const romania: BothRevisions = unchanged({
  memberState: 'RO',
  part: 'B',
  entitled: 'holders',
  fields: [...names, dateOfBirth, nationality, ...residence, ...document],
  documents: [
    { type: 'id.card', officialName: 'carte de identitate', example: 'AB123456', format: /^[A-Z]{2}\d{6}$/ },
    { type: 'passport', officialName: 'pașaport', example: '012345678', format: /^[0-9A-Z]+$/ },
    {
      type: 'registration.certificate',
      officialName: 'certificat de înregistrare',
      example: '1630615123457',
      format: /^\d{13}$/,
    },
    {
      type: 'permanent.residence',
      officialName: 'carte de rezidență permanentă pentru cetățenii UE',
      example: '1630615123457',
      format: /^\d{13}$/,
    },
    {
      type: 'personal.id',
      officialName: 'Cod Numeric Personal',
      example: '1630615123457',
      format: /^\d{13}$/,
      hasCheckDigit: hasCnpCheckDigit,
    },
  ],
  identifiedBy: byNumber,
})
