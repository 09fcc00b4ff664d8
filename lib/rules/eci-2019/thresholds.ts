import type { ThresholdRule } from '#lib/domain/threshold-rule'

/**
 * A million statements (Article 3(1)(a)), and the minimum number in a quarter of 27 Member States (Article 3(1)(b)).
 *
 * Not verified: the table of 2024, counted from the seats, though Belgium's number was seen in public documents.
 */
export const thresholds = {
  source: 'Regulation (EU) 2019/788, Article 3(1) and Annex I (CELEX 32019R0788)',
  total: 1_000_000,
  spread: {
    states: 7,
    tables: [
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
    ],
  },
} as const satisfies ThresholdRule
