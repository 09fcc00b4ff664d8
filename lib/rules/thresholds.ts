import type { Day } from '#lib/domain/day'
import type { MemberState } from '#lib/domain/member-states'

/** Statements that an initiative needs in all. Source: Regulation (EU) 2019/788, Article 3(1)(a). */
export const leastTotal = 1_000_000

/** Member States in which it must reach the threshold: a quarter of 27. Source: the same, Article 3(1)(b). */
export const leastMemberStates = 7

/** The day from which the first initiatives could be registered. */
export const firstThresholdsFrom = '2012-04-01'

/**
 * The tables of minimum numbers, newest first.
 *
 * Source: named at each, and the tables of the Commission's register for those before 2024. Not verified: the table of
 * 2024, counted from the seats, though Belgium's number was seen in public documents; and the amendment of mid-2019
 * (Regulation (EU) 2019/714), which the register's tables do not show.
 */
const tables: readonly { readonly from: Day; readonly numbers: Readonly<Record<MemberState, number>> }[] = [
  {
    // Delegated Regulation (EU) 2024/1082 (CELEX 32024R1082): seats of the Parliament since 2024 times 720.
    from: '2024-07-16',
    // prettier-ignore
    numbers: {
      BE: 15840, BG: 12240, CZ: 15120, DK: 10800, DE: 69120, EE: 5040, IE: 10080, EL: 15120, ES: 43920,
      FR: 58320, HR: 8640, IT: 54720, CY: 4320, LV: 6480, LT: 7920, LU: 4320, HU: 15120, MT: 4320,
      NL: 22320, AT: 14400, PL: 38160, PT: 15120, RO: 23760, SI: 6480, SK: 10800, FI: 10800, SE: 15120,
    },
  },
  {
    // Regulation (EU) 2019/788 (CELEX 32019R0788), Annex I, since the United Kingdom left: seats times 705.
    from: '2020-02-01',
    // prettier-ignore
    numbers: {
      BE: 14805, BG: 11985, CZ: 14805, DK: 9870, DE: 67680, EE: 4935, IE: 9165, EL: 14805, ES: 41595,
      FR: 55695, HR: 8460, IT: 53580, CY: 4230, LV: 5640, LT: 7755, LU: 4230, HU: 14805, MT: 4230,
      NL: 20445, AT: 13395, PL: 36660, PT: 14805, RO: 23265, SI: 5640, SK: 9870, FI: 9870, SE: 14805,
    },
  },
  {
    // Regulation (EU) 2019/788 (CELEX 32019R0788), Annex I, as it first applied: seats times 751.
    from: '2020-01-01',
    // prettier-ignore
    numbers: {
      BE: 15771, BG: 12767, CZ: 15771, DK: 9763, DE: 72096, EE: 4506, IE: 8261, EL: 15771, ES: 40554,
      FR: 55574, HR: 8261, IT: 54823, CY: 4506, LV: 6008, LT: 8261, LU: 4506, HU: 15771, MT: 4506,
      NL: 19526, AT: 13518, PL: 38301, PT: 15771, RO: 24032, SI: 6008, SK: 9763, FI: 9763, SE: 15020,
    },
  },
  {
    // Regulation (EU) No 211/2011 (CELEX 32011R0211), Annex I, amended by No 531/2014: seats times 750.
    from: '2014-07-01',
    // prettier-ignore
    numbers: {
      BE: 15750, BG: 12750, CZ: 15750, DK: 9750, DE: 72000, EE: 4500, IE: 8250, EL: 15750, ES: 40500,
      FR: 55500, HR: 8250, IT: 54750, CY: 4500, LV: 6000, LT: 8250, LU: 4500, HU: 15750, MT: 4500,
      NL: 19500, AT: 13500, PL: 38250, PT: 15750, RO: 24000, SI: 6000, SK: 9750, FI: 9750, SE: 15000,
    },
  },
  {
    // Regulation (EU) No 211/2011 (CELEX 32011R0211), Annex I, amended by No 268/2012, with Croatia: seats times 750.
    from: firstThresholdsFrom,
    // prettier-ignore
    numbers: {
      BE: 16500, BG: 13500, CZ: 16500, DK: 9750, DE: 74250, EE: 4500, IE: 9000, EL: 16500, ES: 40500,
      FR: 55500, HR: 9000, IT: 54750, CY: 4500, LV: 6750, LT: 9000, LU: 4500, HU: 16500, MT: 4500,
      NL: 19500, AT: 14250, PL: 38250, PT: 16500, RO: 24750, SI: 6000, SK: 9750, FI: 9750, SE: 15000,
    },
  },
]

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
