import type { MemberStateRule } from '#lib/domain/rule'
import { hasMod1110CheckDigit } from '../checks/has-mod11-10-check-digit.ts'
import { byNumber, partB } from './fields.ts'

/**
 * Croatia.
 *
 * Source: Regulation (EU) 2019/788 (CELEX 32019R0788), Annex III, part B; that it is this part, and the age, from the
 * Commission's page on data requirements (https://citizens-initiative.europa.eu/data-requirements_en).
 *
 * Not verified: the Commission's database of 2020 lists the passport too, without a format; the page has the OIB
 * alone, and is followed here. The format and the check digit are those of the Commission's software of 2020; neither
 * was compared with a national text.
 */
export const croatia: MemberStateRule = {
  memberState: 'HR',
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
      officialName: 'Osobni identifikacijski broj (OIB)',
      example: '12345678903',
      format: /^\d{11}$/,
      hasCheckDigit: hasMod1110CheckDigit,
    },
  ],
}
