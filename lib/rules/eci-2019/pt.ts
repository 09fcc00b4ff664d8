import type { MemberStateRule } from '#lib/domain/rule'
import { hasCitizensCardCheckDigit } from '../checks/has-citizens-card-check-digit.ts'
import { withoutLeadingZeros } from '../spellings/without-leading-zeros.ts'
import { byNumber, partB } from './fields.ts'

/**
 * Portugal.
 *
 * Source: Regulation (EU) 2019/788 (CELEX 32019R0788), Annex III, part B; that it is this part, and the age, from the
 * Commission's page on data requirements (https://citizens-initiative.europa.eu/data-requirements_en).
 *
 * The number of the bilhete de identidade has at most eight digits, and is written with leading zeros or without. As a
 * number of fixed width, it loses nothing with them.
 *
 * Not verified: the formats, which are the widest that the Commission's software of 2020 took, and not from a national
 * text, and the check digit of the cartão de cidadão, which is that software's too. The other two have none in the form
 * they are asked for.
 */
export const portugal: MemberStateRule = {
  memberState: 'PT',
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
      officialName: 'Bilhete de identidade',
      example: '12345678',
      format: /^\d{1,8}$/,
      canonical: withoutLeadingZeros,
    },
    {
      type: 'passport',
      officialName: 'Passaporte',
      example: 'AB123456',
      format: /^[A-Z]{1,2}\d{6}$/,
    },
    {
      type: 'citizens.card',
      officialName: 'Cartão de Cidadão',
      example: '00000000 0 ZZ4',
      format: /^\d{9}[A-Z]{2}\d$/,
      hasCheckDigit: hasCitizensCardCheckDigit,
    },
  ],
}
