import type { MemberStateRule } from '#lib/domain/rule'
import { byResidence, partA } from './fields.ts'

/**
 * Germany.
 *
 * Source: Regulation (EU) 2019/788 (CELEX 32019R0788), Annex III, part A; that it is this part, and the age, from the
 * Commission's page on data requirements (https://citizens-initiative.europa.eu/data-requirements_en).
 *
 * Not verified: the age of 16 carries a footnote on that page which could not be read, perhaps the day from which it
 * applies. The Commission's database of 2020 has 18.
 */
export const germany: MemberStateRule = {
  memberState: 'DE',
  part: 'A',
  source: 'CELEX 32019R0788, Annex III, part A; https://citizens-initiative.europa.eu/data-requirements_en',
  status: 'verified',
  confirmed: null,
  entitled: 'nationals',
  minimumAge: { years: 16, basis: 'birthday' },
  fields: partA,
  identifiedBy: byResidence,
  documents: [],
}
