import type { MemberStateRule } from '#lib/domain/rule'
import { byResidence, partA } from './fields.ts'

/**
 * Ireland.
 *
 * Source: Regulation (EU) 2019/788 (CELEX 32019R0788), Annex III, part A; that it is this part, and the age, from the
 * Commission's page on data requirements (https://citizens-initiative.europa.eu/data-requirements_en).
 */
export const ireland: MemberStateRule = {
  memberState: 'IE',
  part: 'A',
  source: 'CELEX 32019R0788, Annex III, part A; https://citizens-initiative.europa.eu/data-requirements_en',
  status: 'verified',
  confirmed: null,
  entitled: 'nationals',
  minimumAge: { years: 18, basis: 'birthday' },
  fields: partA,
  identifiedBy: byResidence,
  documents: [],
}
