import type { MemberStateRule } from '#lib/domain/rule'
import { byNumber, partB } from './fields.ts'

/**
 * Austria.
 *
 * Source: Regulation (EU) 2019/788 (CELEX 32019R0788), Annex III, part B; that it is this part, and the age, from the
 * Commission's page on data requirements (https://citizens-initiative.europa.eu/data-requirements_en).
 *
 * Not verified: the formats, which are the widest that the Commission's software of 2020 took, and not from a national
 * text. Of its two accounts of the identity card the wider is taken. Neither number has a check digit in the form it
 * is asked for.
 */
export const austria: MemberStateRule = {
  memberState: 'AT',
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
      type: 'passport',
      officialName: 'Reisepass',
      example: 'P1234567',
      format: /^[A-Z]\d{7,8}$/,
    },
    {
      type: 'id.card',
      officialName: 'Personalausweis',
      example: '12345678',
      format: /^\d{7,8}$/,
    },
  ],
}
