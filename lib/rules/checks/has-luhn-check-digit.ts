/**
 * Whether digits carry the check digit of Luhn (modulus 10, weights 1 and 2 from the right), as the ten digits of a
 * Swedish personnummer do.
 *
 * Source: ISO/IEC 7812-1, annex B; that the personnummer uses it, from the Swedish Tax Agency's published example
 * 640823-3234 and python-stdnum (`se.personnummer`). The Commission's software tests the format alone.
 *
 * @param number - Digits, the check digit last.
 */
export function hasLuhnCheckDigit(number: string): boolean {
  const fromTheRight = Array.from(number, Number).toReversed()
  const values = fromTheRight.map((digit, place) => (place % 2 === 0 ? digit : sumOfDigits(2 * digit)))
  return values.reduce((sum, value) => sum + value, 0) % 10 === 0
}

const sumOfDigits = (value: number): number => (value >= 10 ? value - 9 : value)
