import type { MemberStateRule } from '#lib/domain/rule'
import { byNumber, partB } from './fields.ts'

/**
 * Czechia.
 *
 * Source: Regulation (EU) 2019/788 (CELEX 32019R0788), Annex III, part B; that it is this part, and the age, from the
 * Commission's page on data requirements (https://citizens-initiative.europa.eu/data-requirements_en).
 *
 * Not verified: the formats, which are the widest that the Commission's software of 2020 took, and not from a national
 * text. Neither number has a check digit.
 */
export const czechia: MemberStateRule = {
  memberState: 'CZ',
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
      officialName: 'Občanský průkaz',
      example: '123456789',
      format: /^(?:\d{9}|\d{6}[A-Z]{2}(?:\d{2})?|[A-Z]{2}\d{6})$/,
    },
    {
      type: 'passport',
      officialName: 'Cestovní pas',
      example: '12345678',
      format: /^\d{7,8}$/,
    },
  ],
}
