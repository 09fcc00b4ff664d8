import { weightedSum } from './weighted-sum.ts'

const first = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]
const second = [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]

/**
 * Whether the eleventh digit of an Estonian isikukood or a Lithuanian asmens kodas follows from the ten before it: a
 * weighted sum modulo 11, by other weights where the remainder is 10, and 0 where it is 10 again.
 *
 * Source: the Commission's client for signatories (2020) and python-stdnum (`ee.ik`, `lt.asmens`), which agree.
 *
 * @param number - Eleven digits.
 */
export function hasWeightedMod11CheckDigit(number: string): boolean {
  const remainder = [first, second].map((weights) => weightedSum(number, weights) % 11).find((value) => value < 10)
  return Number(number[10]) === (remainder ?? 0)
}
