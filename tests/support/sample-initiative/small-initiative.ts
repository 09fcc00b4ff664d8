import type { Initiative } from '#lib/domain/initiative'

/** As little as an initiative can be, with one line for each thing that a test may want to change. */
export const smallXml = `<?xml version="1.0" encoding="UTF-8"?>
<initiative registrationNumber="ECI(2026)000001" registrationDate="2026-06-17"
  url="https://register.example.eu/2026/000001"
  startOfTheCollectionPeriod="2026-10-01" endOfTheCollectionPeriod="2027-09-30">
  <organisers>
    <organiser role="representative">
      <firstName>Ines</firstName>
      <familyName>Valadares</familyName>
      <email>ines@example.eu</email>
      <country>PT</country>
    </organiser>
  </organisers>
  <languages>
    <language code="en" original="true">
      <title>Room under the roof</title>
      <description>Nesting places for swifts.</description>
      <site>https://swifts.example.eu/en</site>
      <annex>https://swifts.example.eu/annex.pdf</annex>
    </language>
    <language code="et" original="false">
      <title>Koht katuse all</title>
      <description>Pesapaigad piiritajatele.</description>
    </language>
  </languages>
</initiative>
`

export const smallInitiative: Initiative = {
  registrationNumber: 'ECI(2026)000001',
  registeredOn: '2026-06-17',
  registerUrl: 'https://register.example.eu/2026/000001',
  period: { opensOn: '2026-10-01', closesOn: '2027-09-30' },
  organisers: [{ role: 'representative', name: 'Ines Valadares', email: 'ines@example.eu', country: 'PT' }],
  texts: [
    {
      language: 'en',
      isOriginal: true,
      title: 'Room under the roof',
      objectives: 'Nesting places for swifts.',
      annexUrl: 'https://swifts.example.eu/annex.pdf',
      websiteUrl: 'https://swifts.example.eu/en',
    },
    {
      language: 'et',
      isOriginal: false,
      title: 'Koht katuse all',
      objectives: 'Pesapaigad piiritajatele.',
      annexUrl: null,
      websiteUrl: null,
    },
  ],
}

/** The small initiative's XML with something else in one place. */
export const smallXmlWith = (before: string, after: string): string => replaceOnce(smallXml, before, after)

/** The small initiative as JSON, with something else in one place. */
export const smallJsonWith = (before: string, after: string): string =>
  replaceOnce(JSON.stringify(smallInitiative), before, after)

function replaceOnce(text: string, before: string, after: string): string {
  if (text.split(before).length !== 2) throw new Error(`the small initiative does not have this once: ${before}`)
  return text.replace(before, () => after)
}
