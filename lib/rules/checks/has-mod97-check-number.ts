/**
 * Whether the last two digits of a Belgian national register number are 97 minus the rest of dividing the nine before
 * them by 97. For births since 2000 a 2 stands before the nine; the number does not say in which century it was given,
 * so either will do.
 *
 * Source: the Commission's client for signatories (2020) and python-stdnum (`be.nn`), which agree.
 *
 * @param number - Eleven digits.
 */
export function hasMod97CheckNumber(number: string): boolean {
  const stem = number.slice(0, 9)
  const checkNumber = Number(number.slice(9))
  return [stem, `2${stem}`].some((counted) => 97 - (Number(counted) % 97) === checkNumber)
}
