/**
 * Whether a format takes digits and nothing else, so that a telephone may show its number keys. Formats are tested on
 * capital letters and digits: one that takes a letter names a capital (`[A-Z]`, `LT`).
 */
export const takesDigitsAlone = (format: RegExp): boolean => !/[A-Z]/u.test(format.source)
