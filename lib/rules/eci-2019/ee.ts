import type { MemberStateRule } from '#lib/domain/rule'
import { hasWeightedMod11CheckDigit } from '../checks/has-weighted-mod11-check-digit.ts'
import { byNumber, partB } from './fields.ts'

/**
 * Estonia.
 *
 * Source: Regulation (EU) 2019/788 (CELEX 32019R0788), Annex III, part B; that it is this part, and the age, from the
 * Commission's page on data requirements (https://citizens-initiative.europa.eu/data-requirements_en).
 *
 * Not verified: the format and the check digit are those of the Commission's software of 2020; neither was compared
 * with a national text.
 */
export const estonia: MemberStateRule = {
  memberState: 'EE',
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
      type: 'personal.number',
      officialName: 'ISIKUKOOD',
      example: '60001019906',
      format: /^\d{11}$/,
      hasCheckDigit: hasWeightedMod11CheckDigit,
    },
  ],
}
