import type { FieldName } from '#lib/domain/rule'
import { dayInForm } from '#lib/forms/day-in-form'
import type { OpenedStatement } from './contents.ts'
import type { VerifiedHeader } from './export-header.ts'
import { element, group, property } from './xml.ts'

/**
 * The statements as the Commission's software 1.5 wrote them, for initiatives of Regulation (EU) No 211/2011, whose
 * authorities have programs for that structure. `docs/formats/statements-2011.xsd` says precisely what these functions write.
 */

/** Everything before the first statement. */
export function xmlHead2011({ memberState, initiative }: VerifiedHeader, language: string): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!-- PERSONAL DATA. Limited distribution to the Member State concerned. -->',
    '<supportForm>',
    element('forCountry', memberState),
    element('forLanguage', language),
    '<initiativeData>',
    element('registrationNumber', initiative.registrationNumber),
    element('registrationDate', initiative.registeredOn),
    element('urlOnCommissionRegister', initiative.registerUrl),
    element('title', initiative.title),
    // The register's subject is part of our objectives: an initiative with one apart is not imported.
    element('subjectMatter', ''),
    element('mainObjectives', initiative.objectives),
    element('organizerList', initiative.organisers.join(', ')),
    element('contactPersonsList', initiative.contactPersons.join(', ')),
    element('url', initiative.websiteUrl ?? ''),
    '</initiativeData>',
    '<signatures>',
    '',
  ].join('\n')
}

/**
 * One statement, on one line: the number, where there is one, then who it is, then where they live.
 *
 * @param annexRevision - Which text of Annex III the form follows: 0 that of 2012, 1 that of 2013.
 */
export function xmlStatement2011({ identifier, signedOn, values }: OpenedStatement, annexRevision: number): string {
  const { documentType, documentNumber } = values
  const id = documentType === undefined ? '' : property(documentType, documentNumber ?? '')
  const groups = [
    ['oct.group.id', id],
    ['oct.group.general', propertiesOf(values, general)],
    ['oct.group.address', addressOf(values)],
  ] as const
  const filled = groups.flatMap(([name, content]) => (content === '' ? [] : [group(name, content)]))
  return (
    `<signature>${element('submissionDate', signedOn)}${element('signatureIdentifier', identifier)}` +
    element('annexRevision', String(annexRevision)) +
    `<signatoryInfo><groups>${filled.join('')}</groups></signatoryInfo></signature>\n`
  )
}

type Values = OpenedStatement['values']

type Keys = readonly (readonly [field: FieldName, key: string])[]

const general: Keys = [
  ['givenNames', 'firstname'],
  ['familyNames', 'lastname'],
  ['nameAtBirth', 'name.at.birth'],
  ['fathersName', 'fathers.name'],
  ['dateOfBirth', 'date.of.birth'],
  ['placeOfBirth', 'place.of.birth'],
  ['nationality', 'nationality'],
  ['issuingAuthority', 'issuing.authority'],
]

const address: Keys = [
  ['postalCode', 'postal.code'],
  ['city', 'city'],
  ['country', 'country'],
]

function propertiesOf(values: Values, keys: Keys): string {
  let text = ''
  for (const [name, key] of keys) {
    const value = values[name]
    if (value !== undefined) text += property(key, written(name, value))
  }
  return text
}

/** Days as the forms print them, the United Kingdom as the EU writes it. */
function written(name: FieldName, value: string): string {
  if (name === 'dateOfBirth') return dayInForm(value)
  return value === 'GB' && (name === 'nationality' || name === 'country') ? 'UK' : value
}

/** Street and number stood in one property. */
function addressOf(values: Values): string {
  const street = [values.street, values.streetNumber].filter((text) => text !== undefined).join(' ')
  return (street === '' ? '' : property('address', street)) + propertiesOf(values, address)
}
