import { weightedSum } from './weighted-sum.ts'

/**
 * Whether the weighted digits of a Polish PESEL number, its check digit included, add up to a multiple of ten.
 *
 * Source: the Commission's client for signatories (2020) and python-stdnum (`pl.pesel`), which agree.
 *
 * @param number - Eleven digits.
 */
export const hasPeselCheckDigit = (number: string): boolean =>
  weightedSum(number, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0
