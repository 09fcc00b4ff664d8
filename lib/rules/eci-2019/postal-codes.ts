/**
 * Formats of postal codes by country of residence, tested on upper-case letters and digits alone. Countries that are
 * not here take any text.
 *
 * Source: the rules of the Commission's software, version 1.5, which goes by residence: a German in Paris has a French
 * postal code. Ours in addition: the country's letter or letters that official addresses in Latvia, Lithuania and
 * Luxembourg write in front (`LV-1010`).
 */
export const postalCodes: Readonly<Partial<Record<string, RegExp>>> = {
  AT: /^\d{4}$/,
  BE: /^\d{4}$/,
  BG: /^[0-9A-Z]+$/,
  CY: /^\d{4}$/,
  CZ: /^[1-7]\d{4}$/,
  DE: /^\d{5}$/,
  DK: /^\d{4}$/,
  EE: /^\d{5}$/,
  EL: /^\d{5}$/,
  ES: /^\d{5}$/,
  FI: /^\d{5}$/,
  FR: /^\d{5}$/,
  GB: /^(?:GIR0AA|[A-Z]{1,2}\d[0-9A-Z]?\d[A-Z]{2})$/,
  HR: /^\d{5}$/,
  HU: /^\d{4}$/,
  IE: /^[0-9A-Z]+$/,
  IT: /^[0-9A-Z]+$/,
  LT: /^(?:LT)?\d{5}$/,
  LU: /^L?\d{4}$/,
  LV: /^(?:LV)?\d{4}$/,
  MT: /^[0-9A-Z]+$/,
  NL: /^[1-9]\d{3}[A-Z]{2}$/,
  PL: /^\d{5}$/,
  PT: /^\d{7}$/,
  RO: /^\d{6}$/,
  SE: /^\d{5}$/,
  SI: /^\d{4}$/,
  SK: /^[089]\d{4}$/,
}
