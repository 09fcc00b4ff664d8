import type { MemberStateRule } from '#lib/domain/rule'
import { byNumber, partB } from './fields.ts'

/**
 * Italy.
 *
 * Source: Regulation (EU) 2019/788 (CELEX 32019R0788), Annex III, part B; that it is this part, and the age, from the
 * Commission's page on data requirements (https://citizens-initiative.europa.eu/data-requirements_en).
 *
 * Not verified: the formats, which are the widest that the Commission's software of 2020 took, and not from a national
 * text. Neither number has a check digit.
 */
export const italy: MemberStateRule = {
  memberState: 'IT',
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
      type: 'passport',
      officialName: 'Passaporto',
      example: 'YA1234567',
      format: /^(?:[A-Z]{2}\d{7}|[A-Z]\d{6}|\d{6}[A-Z])$/,
    },
    {
      type: 'id.card',
      officialName: "Carta d'identità",
      example: 'CA12345AB',
      format: /^(?:[A-Z]{2}\d{6,8}|\d{7}[A-Z]{2}|[A-Z]{2}\d{5}[A-Z]{2})$/,
    },
  ],
}
