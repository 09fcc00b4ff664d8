import type { FieldRule, MemberStateRule } from '#lib/domain/rule'
import { postalCodes } from '../eci-2019/postal-codes.ts'

/**
 * Name, address and date of birth; the day on which support was given is the statement's own.
 *
 * Source: the page of the House named in `index.ts`. The lengths are ours.
 */
const fields: readonly FieldRule[] = [
  { name: 'givenNames', kind: 'text', maxLength: 100 },
  { name: 'familyNames', kind: 'text', maxLength: 100 },
  { name: 'dateOfBirth', kind: 'day', maxLength: 14 },
  { name: 'street', kind: 'text', maxLength: 150 },
  { name: 'streetNumber', kind: 'text', maxLength: 40 },
  { name: 'postalCode', kind: 'postal-code', maxLength: 10, formats: postalCodes },
  { name: 'city', kind: 'text', maxLength: 100 },
  { name: 'country', kind: 'country', maxLength: 2 },
]

/**
 * Dutch nationals of 18 and over, wherever they live.
 *
 * Not verified: whether “older than 18” (the page) is meant to leave out the day of the birthday; it is not here. Whether the
 * House takes an address abroad.
 */
export const netherlands: MemberStateRule = {
  memberState: 'NL',
  part: 'A',
  source: 'https://www.tweedekamer.nl/kamerleden_en_commissies/commissies/verz/burgerinitiatieven',
  status: 'unverified',
  confirmed: null,
  entitled: 'nationals',
  minimumAge: { years: 18, basis: 'birthday' },
  fields,
  documents: [],
  identifiedBy: ['givenNames', 'familyNames', 'dateOfBirth', 'country', 'postalCode'],
}
