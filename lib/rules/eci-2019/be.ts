import type { MemberStateRule } from '#lib/domain/rule'
import { hasMod97CheckNumber } from '../checks/has-mod97-check-number.ts'
import { byNumber, partB } from './fields.ts'

/**
 * Belgium.
 *
 * Source: Regulation (EU) 2019/788 (CELEX 32019R0788), Annex III, part B; that it is this part, and the age, from the
 * Commission's page on data requirements (https://citizens-initiative.europa.eu/data-requirements_en).
 *
 * Not verified: the age of 16, which newer versions of that page give and older ones do not (18). The format and the
 * check digit are those of the Commission's software of 2020; neither was compared with a national text.
 */
export const belgium: MemberStateRule = {
  memberState: 'BE',
  part: 'B',
  source: 'CELEX 32019R0788, Annex III, part B; https://citizens-initiative.europa.eu/data-requirements_en',
  status: 'verified',
  confirmed: null,
  entitled: 'nationals',
  minimumAge: { years: 16, basis: 'birthday' },
  fields: partB,
  identifiedBy: byNumber,
  documents: [
    {
      type: 'national.id.number',
      officialName: 'Rijksregisternummer / Numéro de Registre National / Nummer des Nationalregisters',
      example: '85.07.30-033.28',
      format: /^\d{11}$/,
      hasCheckDigit: hasMod97CheckNumber,
    },
  ],
}
