import { weightedSum } from './weighted-sum.ts'

/**
 * Whether the thirteenth digit of a Romanian cod numeric personal follows from the twelve before it; 1 stands for 10.
 *
 * Source: python-stdnum (`ro.cnp`), which notes no independent confirmation. The Commission's software tests the format
 * alone.
 *
 * @param number - Thirteen digits.
 */
export function hasCnpCheckDigit(number: string): boolean {
  const remainder = weightedSum(number, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11
  return Number(number[12]) === (remainder === 10 ? 1 : remainder)
}
