/** A whole number as people write it in Europe: `64162`, `64 162`, `64.162`, `64,162`. `null` where it is none. */
export function readTypedNumber(text: string): number | null {
  const tidy = text.trim().replaceAll(/(?<=\d)[\s.,’'](?=\d{3}(?:\D|$))/gu, '')
  return /^\d{1,9}$/u.test(tidy) ? Number(tidy) : null
}
