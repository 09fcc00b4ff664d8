import { weightedSum } from './weighted-sum.ts'

/**
 * Whether the eleventh digit of a Latvian personas kods follows from the ten before it. Codes given since July 2017
 * begin with 32 and tell no date of birth; they are counted alike.
 *
 * Source: python-stdnum (`lv.pvn`), which notes no independent confirmation; the public test person of Smart-ID agrees.
 * The Commission's software tests the format alone.
 *
 * @param number - Eleven digits.
 */
export const hasPersonasKodsCheckDigit = (number: string): boolean =>
  ((1 + weightedSum(number, [10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11) % 10 === Number(number[10])
