/**
 * One spelling for numbers that some write with their leading zeros and some without. For numbers whose printed width
 * is fixed only: there, no two people differ by zeros alone.
 */
export const withoutLeadingZeros = (number: string): string => number.replace(/^0+(?=\d)/, '')
