import type { MemberStateRule } from '#lib/domain/rule'
import { hasLuhnCheckDigit } from '../checks/has-luhn-check-digit.ts'
import { withoutCentury } from '../spellings/without-century.ts'
import { byNumber, partB } from './fields.ts'

/**
 * Sweden.
 *
 * Source: Regulation (EU) 2019/788 (CELEX 32019R0788), Annex III, part B.
 *
 * Not verified: the row could not be read on the Commission's page. That it is part B, the name and the format of the
 * number come from the database of its software of 2020, the age of 18 from memory. The check digit, which that
 * software does not test, is the Swedish Tax Agency's.
 */
export const sweden: MemberStateRule = {
  memberState: 'SE',
  part: 'B',
  source: 'CELEX 32019R0788, Annex III, part B; database of the collection software of the Commission, 2020',
  status: 'unverified',
  confirmed: null,
  entitled: 'nationals',
  minimumAge: { years: 18, basis: 'birthday' },
  fields: partB,
  identifiedBy: byNumber,
  documents: [
    {
      type: 'personal.number',
      officialName: 'Personnummer',
      example: '640823-3234',
      format: /^(?:\d{10}|\d{12})$/,
      hasCheckDigit: (number) => hasLuhnCheckDigit(number.slice(-10)),
      canonical: withoutCentury,
    },
  ],
}
