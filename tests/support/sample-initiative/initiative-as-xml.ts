import type { Initiative, InitiativeText, Organiser } from '#lib/domain/initiative'

/** How an initiative's words become XML: escaped, or in CDATA sections, which the register uses too. */
export type Wording = (text: string) => string

export const escaped: Wording = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

export const inSections: Wording = (text) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

/** Writes an initiative as the register's XML, 5.0 shape. Only for tests: nothing of ours sends XML to the register. */
export const initiativeAsXml = (initiative: Initiative, wording: Wording = escaped): string => `<?xml version="1.0"?>
<initiative registrationNumber="${escaped(initiative.registrationNumber)}"
  registrationDate="${initiative.registeredOn}" url="${escaped(initiative.registerUrl)}"
  startOfTheCollectionPeriod="${initiative.period.opensOn}" endOfTheCollectionPeriod="${initiative.period.closesOn}">
  <organisers>${initiative.organisers.map((organiser) => organiserAsXml(organiser, wording)).join('')}</organisers>
  <languages>${initiative.texts.map((text) => textAsXml(text, wording)).join('')}</languages>
</initiative>`

function organiserAsXml({ role, name, email, country }: Organiser, wording: Wording): string {
  const [firstName = '', ...familyNames] = name.split(' ')
  return `<organiser role="${role === 'legal-entity' ? 'legal entity' : role}">
    ${element('firstName', firstName, wording)}${element('familyName', familyNames.join(' '), wording)}
    ${element('email', email, wording)}${element('country', country, wording)}</organiser>`
}

const textAsXml = (text: InitiativeText, wording: Wording): string => `
    <language code="${text.language}" original="${String(text.isOriginal)}">
      ${element('title', text.title, wording)}
      <description>
        ${wording(text.objectives)}
      </description>
      ${element('site', text.websiteUrl, wording)}${element('annex', text.annexUrl, wording)}
    </language>`

const element = (name: string, text: string | null, wording: Wording): string =>
  text === null ? '' : `<${name}>${wording(text)}</${name}>`
