/**
 * One postal code for each country that has a format of its own, as its post writes it: shown beside the field. They
 * are those of town centres, and lead to nobody.
 */
export const postalCodeExamples: Readonly<Partial<Record<string, string>>> = {
  AT: '1010',
  BE: '1000',
  BG: '1000',
  CY: '1010',
  CZ: '110 00',
  DE: '10117',
  DK: '1050',
  EE: '10111',
  EL: '105 63',
  ES: '28013',
  FI: '00100',
  FR: '75001',
  GB: 'SW1A 1AA',
  HR: '10000',
  HU: '1051',
  IE: 'D02 AF30',
  IT: '00184',
  LT: 'LT-01100',
  LU: 'L-1536',
  LV: 'LV-1050',
  MT: 'VLT 1117',
  NL: '1012 JS',
  PL: '00-001',
  PT: '1100-148',
  RO: '010011',
  SE: '111 52',
  SI: '1000',
  SK: '811 02',
}
