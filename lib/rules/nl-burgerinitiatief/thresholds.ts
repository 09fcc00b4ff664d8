import type { ThresholdRule } from '#lib/domain/threshold-rule'

/** Forty thousand, of one state. Source: the page of the House named in `index.ts`. */
export const thresholds: ThresholdRule = {
  source: 'https://www.tweedekamer.nl/kamerleden_en_commissies/commissies/verz/burgerinitiatieven',
  total: 40_000,
  spread: null,
}
