import type { MemberStateRule } from '#lib/domain/rule'
import { hasDniCheckLetter } from '../checks/has-dni-check-letter.ts'
import { withoutLeadingZeros } from '../spellings/without-leading-zeros.ts'
import { byNumber, partB } from './fields.ts'

/**
 * Spain.
 *
 * Source: Regulation (EU) 2019/788 (CELEX 32019R0788), Annex III, part B; that it is this part, and the age, from the
 * Commission's page on data requirements (https://citizens-initiative.europa.eu/data-requirements_en).
 *
 * Old numbers of the documento nacional de identidad begin with zeros, which some leave out; its width is eight
 * digits, so that dropping them loses nothing.
 *
 * Not verified: the formats, which are the widest that the Commission's software of 2020 took, and not from a national
 * text. For passports its two parts disagree; any letters and digits pass here. The check letter is its own too.
 */
export const spain: MemberStateRule = {
  memberState: 'ES',
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
      officialName: 'Documento Nacional de Identidad',
      example: '12345678Z',
      format: /^\d{8}[A-Z]$/,
      hasCheckDigit: hasDniCheckLetter,
      canonical: withoutLeadingZeros,
    },
    {
      type: 'passport',
      officialName: 'Pasaporte',
      example: 'ABC123456',
      format: /^[0-9A-Z]+$/,
    },
  ],
}
