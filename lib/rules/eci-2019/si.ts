import type { MemberStateRule } from '#lib/domain/rule'
import { hasEmsoCheckDigit } from '../checks/has-emso-check-digit.ts'
import { byNumber, partB } from './fields.ts'

/**
 * Slovenia.
 *
 * Source: Regulation (EU) 2019/788 (CELEX 32019R0788), Annex III, part B; that it is this part, and the age, from the
 * Commission's page on data requirements (https://citizens-initiative.europa.eu/data-requirements_en).
 *
 * Not verified: the check digit, which the Commission's software does not test, and the format, which is the one it
 * took in 2020.
 */
export const slovenia: MemberStateRule = {
  memberState: 'SI',
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
      type: 'personal.number',
      officialName: 'Enotna matična številka občana (EMŠO)',
      example: '0101006500006',
      format: /^\d{13}$/,
      hasCheckDigit: hasEmsoCheckDigit,
    },
  ],
}
