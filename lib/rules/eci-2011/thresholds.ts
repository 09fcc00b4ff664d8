import type { ThresholdRule } from '#lib/domain/threshold-rule'

/**
 * A million statements (Article 2(1)), and the minimum number in a quarter of the Member States (Article 7(2)): seven,
 * of 27 as of 28.
 *
 * Not verified: the amendment of mid-2019 (Regulation (EU) 2019/714), which the register's tables do not show.
 */
export const thresholds = {
  source: 'Regulation (EU) No 211/2011, Articles 2(1) and 7(2), Annex I (CELEX 32011R0211)',
  total: 1_000_000,
  spread: {
    states: 7,
    tables: [
      {
        // Regulation (EU) No 211/2011 (CELEX 32011R0211), Annex I, amended by No 531/2014: seats times 750.
        from: '2014-07-01',
        // prettier-ignore
        numbers: {
      BE: 15750, BG: 12750, CZ: 15750, DK: 9750, DE: 72000, EE: 4500, IE: 8250, EL: 15750, ES: 40500,
      FR: 55500, HR: 8250, IT: 54750, CY: 4500, LV: 6000, LT: 8250, LU: 4500, HU: 15750, MT: 4500,
      NL: 19500, AT: 13500, PL: 38250, PT: 15750, RO: 24000, SI: 6000, SK: 9750, FI: 9750, SE: 15000, UK: 54750,
    },
      },
      {
        // Regulation (EU) No 211/2011 (CELEX 32011R0211), Annex I, amended by No 268/2012, with Croatia: seats times 750.
        from: '2012-04-01',
        // prettier-ignore
        numbers: {
      BE: 16500, BG: 13500, CZ: 16500, DK: 9750, DE: 74250, EE: 4500, IE: 9000, EL: 16500, ES: 40500,
      FR: 55500, HR: 9000, IT: 54750, CY: 4500, LV: 6750, LT: 9000, LU: 4500, HU: 16500, MT: 4500,
      NL: 19500, AT: 14250, PL: 38250, PT: 16500, RO: 24750, SI: 6000, SK: 9750, FI: 9750, SE: 15000, UK: 54750,
    },
      },
    ],
  },
} as const satisfies ThresholdRule
