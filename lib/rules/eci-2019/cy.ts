import type { MemberStateRule } from '#lib/domain/rule'
import { withoutLeadingZeros } from '../spellings/without-leading-zeros.ts'
import { byNumber, partB } from './fields.ts'

/**
 * Cyprus.
 *
 * Source: Regulation (EU) 2019/788 (CELEX 32019R0788), Annex III, part B; that it is this part, and the age, from the
 * Commission's page on data requirements (https://citizens-initiative.europa.eu/data-requirements_en).
 *
 * The number of the identity card has at most ten digits, and is written with leading zeros or without. As a number of
 * fixed width, it loses nothing with them.
 *
 * Not verified: the formats, which are the widest that the Commission's software of 2020 took, and not from a national
 * text. Neither number has a check digit.
 */
export const cyprus: MemberStateRule = {
  memberState: 'CY',
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
      officialName: 'Δελτίο Ταυτότητας',
      example: '712345',
      format: /^\d{1,10}$/,
      canonical: withoutLeadingZeros,
    },
    {
      type: 'passport',
      officialName: 'Διαβατήριο',
      example: 'K12345678',
      format: /^(?:[BCEJ]\d{6}|K\d{8}|[DS]P\d{7})$/,
    },
  ],
}
