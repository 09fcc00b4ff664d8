import { dayInForm } from '#lib/forms/day-in-form'
import type { OpenedStatement } from './contents.ts'
import type { VerifiedHeader } from './export-header.ts'
import { element, group, property } from './xml.ts'

/**
 * The statements as the Commission's software 1.5 wrote them, for initiatives of Regulation (EU) No 211/2011, whose
 * authorities have programs for that structure. `docs/formats/statements-2011.xsd` says precisely what these functions write.
 */

/** The forms of 2013: Regulation (EU) No 887/2013. */
const annexRevision = 1

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

/** One statement, on one line. */
export function xmlStatement2011({ identifier, signedOn, part, values }: OpenedStatement): string {
  const names = property('firstname', values.givenNames ?? '') + property('lastname', values.familyNames ?? '')
  const groups =
    part === 'A'
      ? group('oct.group.general', names + property('date.of.birth', dayInForm(values.dateOfBirth ?? ''))) +
        group('oct.group.address', addressOf(values))
      : group('oct.group.id', property(values.documentType ?? '', values.documentNumber ?? '')) +
        group('oct.group.general', names)
  return (
    `<signature>${element('submissionDate', signedOn)}${element('signatureIdentifier', identifier)}` +
    element('annexRevision', String(annexRevision)) +
    `<signatoryInfo><groups>${groups}</groups></signatoryInfo></signature>\n`
  )
}

/** Street and number stood in one property. */
const addressOf = ({ street, streetNumber, postalCode, city, country }: OpenedStatement['values']): string =>
  property('address', [street, streetNumber].filter((text) => text !== undefined).join(' ')) +
  property('postal.code', postalCode ?? '') +
  property('city', city ?? '') +
  property('country', country ?? '')
