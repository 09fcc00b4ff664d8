import { weightedSum } from './weighted-sum.ts'

/**
 * Whether the thirteenth digit of a Slovenian EMŠO brings the weighted sum of the twelve before it to a multiple of
 * 11. Where that would take 10, 0 is accepted, as python-stdnum does.
 *
 * Source: the decree on the personal identification number (Uradni list RS 8/1999, no. 345) names the modulus; the
 * weights are python-stdnum's (`si.emso`). The Commission's software tests the format alone.
 *
 * @param number - Thirteen digits.
 */
export function hasEmsoCheckDigit(number: string): boolean {
  const missing = 11 - (weightedSum(number, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)
  return Number(number[12]) === (missing >= 10 ? 0 : missing)
}
