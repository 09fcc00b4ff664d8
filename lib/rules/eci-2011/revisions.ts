import type { MemberStateRule, MinimumAge } from '#lib/domain/rule'

/** A state's rule under both texts of Annex III: that of 2012 (annex revision 0), and that of 2013 (1). */
export type BothRevisions = readonly [MemberStateRule, MemberStateRule]

/** What stands in a state's file: all that is its own. */
type OwnRule = Pick<MemberStateRule, 'memberState' | 'part' | 'entitled' | 'fields' | 'documents' | 'identifiedBy'> &
  Partial<MemberStateRule>

/**
 * Where the values are from. The text of the annex could not be read: they are those of the Commission's own collection
 * software, whose data are compared with nothing yet.
 */
const sources = [
  'CELEX 32011R0211, Annex III; collection software of the Commission, 1.3.1',
  'CELEX 32013R0887, replacing Annex III of 32011R0211; collection software of the Commission, 1.5',
] as const

/** Old enough to vote for the European Parliament (Regulation (EU) No 211/2011, Article 3(4)). */
const eighteen: MinimumAge = { years: 18, basis: 'birthday' }

const ruleIn = (revision: 0 | 1, own: OwnRule): MemberStateRule => ({
  source: sources[revision],
  status: 'unverified',
  confirmed: null,
  minimumAge: eighteen,
  ...own,
})

/** A state whose data did not change. */
export const unchanged = (own: OwnRule): BothRevisions => [ruleIn(0, own), ruleIn(1, own)]

/** A state that asks for other data since 2013. */
export const changed = (first: OwnRule, second: OwnRule): BothRevisions => [ruleIn(0, first), ruleIn(1, second)]
