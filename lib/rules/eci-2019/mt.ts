import type { MemberStateRule } from '#lib/domain/rule'
import { withoutLeadingZeros } from '../spellings/without-leading-zeros.ts'
import { byNumber, partB } from './fields.ts'

/**
 * Malta.
 *
 * Source: Regulation (EU) 2019/788 (CELEX 32019R0788), Annex III, part B; that it is this part, and the age, from the
 * Commission's page on data requirements (https://citizens-initiative.europa.eu/data-requirements_en).
 *
 * The number is seven digits and a letter, leading zeros often left out
 * (https://identita.gov.mt/mt/identity-cards-useful-info/); the width is fixed, so that dropping them loses nothing.
 *
 * Not verified: the Commission's software of 2019 and its database of 2020 also take a residence permit; the page does
 * not, and is followed here. The format is the widest that this software took: any letters and digits.
 */
export const malta: MemberStateRule = {
  memberState: 'MT',
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
      type: 'id.card',
      officialName: 'Karta tal-Identità',
      example: '0123456M',
      format: /^[0-9A-Z]+$/,
      canonical: withoutLeadingZeros,
    },
  ],
}
