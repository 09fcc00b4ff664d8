import type { MemberStateRule } from '#lib/domain/rule'
import { byResidence, partA } from './fields.ts'

/**
 * Greece.
 *
 * Source: Regulation (EU) 2019/788 (CELEX 32019R0788), Annex III, part A; that it is this part, and the age, from the
 * Commission's page on data requirements (https://citizens-initiative.europa.eu/data-requirements_en).
 *
 * The age counts by calendar year: whoever turns 17 in the year of signing may sign from 1 January. That, from the
 * Commission's software of 2020.
 *
 * Not verified: the same software's database asks Greeks for no date of birth, against Annex III and the page. It is
 * asked here, as Annex III has it.
 */
export const greece: MemberStateRule = {
  memberState: 'EL',
  part: 'A',
  source: 'CELEX 32019R0788, Annex III, part A; https://citizens-initiative.europa.eu/data-requirements_en',
  status: 'verified',
  confirmed: null,
  entitled: 'nationals',
  minimumAge: { years: 17, basis: 'calendar-year' },
  fields: partA,
  identifiedBy: byResidence,
  documents: [],
}
