import { weightedSum } from './weighted-sum.ts'

/**
 * Whether the tenth digit of a Bulgarian ЕГН follows from the nine before it.
 *
 * Source: the Commission's client for signatories (2020) and python-stdnum (`bg.egn`), which agree.
 *
 * @param number - Ten digits.
 */
export const hasEgnCheckDigit = (number: string): boolean =>
  (weightedSum(number, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === Number(number[9])
