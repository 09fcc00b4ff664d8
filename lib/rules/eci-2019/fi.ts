import type { MemberStateRule } from '#lib/domain/rule'
import { byResidence, partA } from './fields.ts'

/**
 * Finland.
 *
 * Source: Regulation (EU) 2019/788 (CELEX 32019R0788), Annex III, part A.
 *
 * Not verified: the row could not be read on the Commission's page. That it is part A comes from the database of its
 * software of 2020, the age of 18 from memory.
 */
export const finland: MemberStateRule = {
  memberState: 'FI',
  part: 'A',
  source: 'CELEX 32019R0788, Annex III, part A; database of the collection software of the Commission, 2020',
  status: 'unverified',
  confirmed: null,
  entitled: 'nationals',
  minimumAge: { years: 18, basis: 'birthday' },
  fields: partA,
  identifiedBy: byResidence,
  documents: [],
}
