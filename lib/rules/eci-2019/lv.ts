import type { MemberStateRule } from '#lib/domain/rule'
import { hasPersonasKodsCheckDigit } from '../checks/has-personas-kods-check-digit.ts'
import { byNumber, partB } from './fields.ts'

/**
 * Latvia.
 *
 * Source: Regulation (EU) 2019/788 (CELEX 32019R0788), Annex III, part B; that it is this part, and the age, from the
 * Commission's page on data requirements (https://citizens-initiative.europa.eu/data-requirements_en).
 *
 * Not verified: the check digit, which the Commission's software does not test, and the format, which is the one it
 * took in 2020.
 */
export const latvia: MemberStateRule = {
  memberState: 'LV',
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
      type: 'personal.id',
      officialName: 'Personas kods',
      example: '161175-19997',
      format: /^\d{11}$/,
      hasCheckDigit: hasPersonasKodsCheckDigit,
    },
  ],
}
