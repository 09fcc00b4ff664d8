/**
 * Whether the twelve characters of a Portuguese cartão de cidadão add up to a multiple of ten: letters count from 10
 * (A) to 35 (Z), and every second character from the first counts double, less 9 where that gives 10 or more.
 *
 * The civil number within has a check digit of its own, the ninth; it is not looked at.
 *
 * Source: the Commission's client for signatories (2020) and python-stdnum (`pt.cc`), which agree.
 *
 * @param number - Nine digits, two letters, one digit.
 */
export function hasCitizensCardCheckDigit(number: string): boolean {
  const values = Array.from(number, (character, place) => {
    const value = Number.parseInt(character, 36)
    return place % 2 === 0 ? lessNine(2 * value) : value
  })
  return values.reduce((sum, value) => sum + value, 0) % 10 === 0
}

const lessNine = (value: number): number => (value >= 10 ? value - 9 : value)
