/**
 * Whether the last digit of a Croatian OIB is the check digit of ISO/IEC 7064, MOD 11,10.
 *
 * Source: ISO/IEC 7064; that the OIB uses it, from the Commission's client for signatories (2020) and python-stdnum
 * (`hr.oib`).
 *
 * @param number - Digits, the check digit among them.
 */
export function hasMod1110CheckDigit(number: string): boolean {
  let product = 10
  for (const digit of number.slice(0, -1)) {
    const sum = (product + Number(digit)) % 10
    product = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return (product + Number(number.at(-1))) % 10 === 1
}
