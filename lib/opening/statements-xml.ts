import type { FieldName } from '#lib/domain/rule'
import { dayInForm } from '#lib/forms/day-in-form'
import type { OpenedStatement } from './contents.ts'
import type { VerifiedHeader } from './export-header.ts'
import { element, group, property } from './xml.ts'

/**
 * The statements as the Commission's electronic schema has them: the structure, group names and property keys that its
 * collection software 5.0 wrote, and that the Member States' authorities have read since 2020.
 * `docs/formats/statements.xsd` is ours, and says precisely what these functions write.
 */

/** Which version of Annex III's forms the fields are: the number that authorities know from earlier initiatives. */
const annexRevision = 1

/** Everything before the first statement. */
export function xmlHead({ memberState, initiative }: VerifiedHeader): string {
  const contactPersons = initiative.contactPersons.join(', ')
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!-- PERSONAL DATA. Limited distribution to the Member State concerned. -->',
    '<supportForm>',
    element('forCountry', memberState),
    '<initiativeData>',
    element('registrationNumber', initiative.registrationNumber),
    element('startOfTheCollectionPeriod', initiative.opensOn),
    element('endOfTheCollectionPeriod', initiative.closesOn),
    element('urlOnCommissionRegister', initiative.registerUrl),
    element('title', initiative.title),
    element('objectives', initiative.objectives),
    element('registeredContactPersons', contactPersons),
    element('url', initiative.websiteUrl ?? ''),
    '</initiativeData>',
    '<signatures>',
    '',
  ].join('\n')
}

/** One statement, on one line. */
export function xmlStatement({ identifier, signedOn, part, values }: OpenedStatement): string {
  const general = group('oct.group.general', properties(values, generalKeys))
  const groups =
    part === 'A'
      ? general + group('oct.group.address', properties(values, addressKeys))
      : group('oct.group.id', property(values.documentType ?? '', values.documentNumber ?? '')) + general
  return (
    `<signature>${element('submissionDate', signedOn)}${element('signatureIdentifier', identifier)}` +
    element('annexRevision', String(annexRevision)) +
    `<signatoryInfo><groups>${groups}</groups></signatoryInfo></signature>\n`
  )
}

/** Everything after the last statement. */
export const xmlTail = '</signatures>\n</supportForm>\n'

type Keys = readonly (readonly [FieldName, string])[]

const generalKeys: Keys = [
  ['givenNames', 'full.first.names'],
  ['familyNames', 'family.names'],
  ['dateOfBirth', 'date.of.birth'],
]

const addressKeys: Keys = [
  ['street', 'street'],
  ['streetNumber', 'street.number'],
  ['postalCode', 'postal.code'],
  ['city', 'city'],
  ['country', 'country'],
]

function properties(values: OpenedStatement['values'], keys: Keys): string {
  let text = ''
  for (const [name, key] of keys) {
    const value = values[name]
    if (value !== undefined) text += property(key, name === 'dateOfBirth' ? dayInForm(value) : value)
  }
  return text
}
