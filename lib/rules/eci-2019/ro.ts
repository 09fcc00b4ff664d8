import type { MemberStateRule } from '#lib/domain/rule'
import { hasCnpCheckDigit } from '../checks/has-cnp-check-digit.ts'
import { byNumber, partB } from './fields.ts'

/**
 * Romania.
 *
 * Source: Regulation (EU) 2019/788 (CELEX 32019R0788), Annex III, part B; that it is this part, and the age, from the
 * Commission's page on data requirements (https://citizens-initiative.europa.eu/data-requirements_en).
 *
 * Not verified: the formats, which are the widest that the Commission's software of 2020 took, and not from a national
 * text. For passports its two parts disagree; any letters and digits pass here. The check digit of the cod numeric
 * personal, which that software does not test, is not verified either.
 */
export const romania: MemberStateRule = {
  memberState: 'RO',
  part: 'B',
  source: 'CELEX 32019R0788, Annex III, part B; https://citizens-initiative.europa.eu/data-requirements_en',
  status: 'verified',
  confirmed: null,
  entitled: 'nationals',
  minimumAge: { years: 18, basis: 'birthday' },
  fields: partB,
  identifiedBy: byNumber,
  documents: [
    {
      type: 'id.card',
      officialName: 'Carte de identitate',
      example: 'AB123456',
      format: /^[A-Z]{2}\d{6}$/,
    },
    {
      type: 'passport',
      officialName: 'Pașaport',
      example: '012345678',
      format: /^[0-9A-Z]+$/,
    },
    {
      type: 'personal.id',
      officialName: 'Cod Numeric Personal',
      example: '1630615123457',
      format: /^\d{13}$/,
      hasCheckDigit: hasCnpCheckDigit,
    },
  ],
}
