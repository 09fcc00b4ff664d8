import type { Day } from '#lib/domain/day'
import type { MemberState } from '#lib/domain/member-states'
import { thresholds as since2012 } from './eci-2011/thresholds.ts'
import { thresholds as since2020 } from './eci-2019/thresholds.ts'

/** Statements that a European initiative needs in all. */
export const leastTotal = since2020.total

/** Member States in which it must reach the threshold. */
export const leastMemberStates = since2020.spread.states

/** The tables of both laws, newest first, of the states that are members now. */
const tables = [...since2020.spread.tables, ...since2012.spread.tables].map(({ from, numbers }) => ({
  from,
  numbers: ofMembers(numbers),
}))

/**
 * The minimum number of statements by Member State for an initiative registered on a day. The numbers of that day stay
 * with it, whatever changes while it collects.
 *
 * @throws RangeError before 1 April 2012, when nothing could be registered.
 */
export function thresholdsFor(registeredOn: Day): Readonly<Record<MemberState, number>> {
  const table = tables.find(({ from }) => from <= registeredOn)
  if (table === undefined) throw new RangeError('no initiative was registered before 2012-04-01')
  return table.numbers
}

function ofMembers(numbers: Readonly<Record<MemberState, number>>): Readonly<Record<MemberState, number>> {
  const { BE, BG, CZ, DK, DE, EE, IE, EL, ES, FR, HR, IT, CY, LV, LT, LU, HU, MT, NL, AT, PL, PT, RO, SI, SK, FI, SE } =
    numbers
  return { BE, BG, CZ, DK, DE, EE, IE, EL, ES, FR, HR, IT, CY, LV, LT, LU, HU, MT, NL, AT, PL, PT, RO, SI, SK, FI, SE }
}
