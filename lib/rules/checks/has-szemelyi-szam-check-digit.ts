import { weightedSum } from './weighted-sum.ts'

const rising = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
const falling = rising.toReversed()

/**
 * First digits of people born since 1997: 1 and 2 stand for the twentieth century, 3 and 4 for the twenty-first. Before
 * 1997 there were also 3 and 4 for the nineteenth, of whom nobody is left to sign, and 5 to 8 for foreign citizens, who
 * may have become Hungarian since.
 */
const bornSince1997 = /^(?:[12]9[7-9]|[34])/

/**
 * Whether the eleventh digit of a Hungarian személyi szám is the weighted sum of the ten before it, modulo 11. The
 * weights rise for births before 1997 and fall since. A remainder of 10 is never given out.
 *
 * Source: Act XX of 1996, annexes, as others describe them; not compared with the text, and at least one public library
 * counts with rising weights for everybody: **unverified**. The Commission's software tests the format alone.
 *
 * @param number - Eleven digits.
 */
export const hasSzemelyiSzamCheckDigit = (number: string): boolean =>
  weightedSum(number, bornSince1997.test(number) ? falling : rising) % 11 === Number(number[10])
