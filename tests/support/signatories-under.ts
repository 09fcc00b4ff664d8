import { countryOf } from '#lib/domain/member-states'
import type { FieldName, MemberStateRule } from '#lib/domain/rule'
import { postalCodeExamples } from '#lib/rules/eci-2019/postal-code-examples'

/** What somebody would type in the fields whose text no rule looks at. They are invented. */
const texts: Readonly<Partial<Record<FieldName, string>>> = {
  givenNames: 'Zoë Françoise',
  familyNames: "L'Hôpital",
  nameAtBirth: 'Müller',
  fathersName: 'Петър',
  dateOfBirth: '1969-07-14',
  placeOfBirth: 'Valence',
  street: 'rue de l’Église',
  streetNumber: '3 bis',
  city: 'Paris',
  issuingAuthority: 'Questura di Roma',
}

/**
 * A complete statement without a doubt under any rule: somebody who lives in its state, is a national of it, and holds the
 * first of its documents.
 *
 * @param changes - Fields to type otherwise, or that no form asks for.
 */
export function aSignatoryUnder(
  { memberState, fields, documents: [document] }: MemberStateRule,
  changes: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const country = countryOf(memberState)
  const values: Readonly<Partial<Record<FieldName, string>>> = {
    ...texts,
    nationality: country,
    country,
    postalCode: postalCodeExamples[country] ?? '1234',
    documentType: document?.type ?? '',
    documentNumber: document?.example ?? '',
  }
  const typed = fields.map(({ name }): [string, string] => [name, values[name] ?? ''])
  return { ...Object.fromEntries(typed), ...changes }
}
