import { describe, expect, it } from 'vitest'
import { readInitiative } from '#lib/register/read-initiative'
import {
  smallInitiative,
  smallJsonWith,
  smallXml,
  smallXmlWith,
} from '#tests/support/sample-initiative/small-initiative'

const codesOf = (file: string): readonly string[] => {
  const read = readInitiative(file)
  return read.ok ? [] : read.problem.map(({ code }) => code)
}

describe('the small initiative', () => {
  it('is read alike from XML and from JSON, from text and from bytes', () => {
    const read = { ok: true, value: smallInitiative }
    expect(readInitiative(smallXml)).toEqual(read)
    expect(readInitiative(Buffer.from(smallXml))).toEqual(read)
    expect(readInitiative(JSON.stringify(smallInitiative))).toEqual(read)
    expect(readInitiative(Buffer.from(JSON.stringify(smallInitiative, null, '\t')))).toEqual(read)
  })

  it('is read from the older shape too, with export around it', () => {
    const older = smallXmlWith('<initiative ', '<export date="2026-09-01T10:00:00Z"><initiative ')
    expect(readInitiative(older.replace('</initiative>', '</initiative></export>'))).toEqual({
      ok: true,
      value: smallInitiative,
    })
  })

  it('but the older shape says no period, and none is made up', () => {
    const older = smallXml.replace(/\s+startOf.*?>/u, '>')
    expect(codesOf(`<export>${older.split('\n').slice(1).join('\n')}</export>`)).toEqual(['missing', 'missing'])
  })

  it('is not shown with a second one beside it', () => {
    const one = smallXml.split('\n').slice(1).join('\n')
    expect(codesOf(`<export>${one}${one}</export>`)).toEqual(['duplicated'])
  })
})

describe('XML', () => {
  it.each([
    ['"2026-06-17"', '"2026-06-17+02:00"'],
    ['"2026-06-17"', '"2026-06-17Z"'],
    ['"2026-06-17"', '" 17/06/2026 "'],
    ['code="en"', 'code="EN"'],
    ['original="true"', 'original="1"'],
    ['original="true"', 'original="TRUE"'],
    ['original="false"', ''],
    ['original="false"', 'original="0"'],
    ['<country>PT</country>', '<country>pt</country>'],
    ['role="representative"', 'role="Representative"'],
    ['Room under the roof', '\n  Room <!-- and board -->under the <![CDATA[roof]]>\t'],
    ['<languages>', '<tags code="x"><tag>a<title/></tag></tags><languages>'],
    ['<annex>', '<subject/><partialRegistration> </partialRegistration><annex>'],
    ['<title>Koht', '<site/><annex></annex><title>Koht'],
    ['?>\n', '?>\n<?xml-stylesheet href="x.xsl"?><!-- ECI -->\n'],
    [
      '<initiative ',
      '<initiative xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="x.xsd" ',
    ],
  ])('%j may as well be %j', (before, after) => {
    expect(readInitiative(smallXmlWith(before, after))).toEqual({ ok: true, value: smallInitiative })
  })
})

describe('in XML, a name that the format knows', () => {
  it.each([
    ['<initiative ', '<initiative date="2026-01-01" '],
    ['<email>', '<email role="x">'],
    ['<title>Koht', '<Site>https://example.eu</Site><title>Koht'],
    ['<organisers>', '<organisers Code="x">'],
    ['<languages>', '<organiser/><languages>'],
  ])('%j as %j is not passed over', (before, after) => {
    expect(codesOf(smallXmlWith(before, after))).toEqual(['misplaced'])
  })
})

describe('what stands in XML', () => {
  it.each([
    '2026-6-17',
    '17.06.2026',
    '20260617',
    '2026-06-17T00:00:00Z',
    '2026-02-30',
    '17/6/2026',
    '2026-06-17 02:00',
  ])('%s is no day', (day) => {
    expect(codesOf(smallXmlWith('2026-06-17', day))).toEqual(['not-a-day'])
  })
})

describe('words in XML', () => {
  it('names a legal entity by either name or by both', () => {
    const entity = (names: string) =>
      readInitiative(
        smallXmlWith(
          '<organisers>',
          `<organisers><organiser role="legal entity">${names}<country>it</country></organiser>`,
        ),
      )
    const named = (name: string) => ({
      ok: true,
      value: { organisers: [{ role: 'legal-entity', name, email: null, country: 'IT' }, {}] },
    })
    expect(entity('<firstName>Rondoni</firstName><familyName/>')).toMatchObject(named('Rondoni'))
    expect(entity('<familyName>Rondoni</familyName>')).toMatchObject(named('Rondoni'))
    expect(entity('<firstName>Rondoni</firstName><familyName>e Passeri</familyName>')).toMatchObject(
      named('Rondoni e Passeri'),
    )
    expect(entity('')).toMatchObject({
      problem: [{ code: 'missing', path: 'initiative/organisers/organiser[1]/familyName' }],
    })
  })

  it('keeps spaces within a text, and no-break spaces at its ends', () => {
    const read = readInitiative(smallXmlWith('Nesting places', '\u00A0Nesting \n\n  places'))
    expect(read.ok && read.value.texts[0]?.objectives).toBe('\u00A0Nesting \n\n  places for swifts.')
  })

  it('of other roots is not an initiative', () => {
    expect(codesOf('<html><initiative/></html>')).toEqual(['no-initiative'])
    expect(codesOf('<x:initiative xmlns:x="y"/>')).toEqual(['no-initiative'])
  })

  it('holds European numbers only', () => {
    for (const number of ['2026/17', 'ECI(26)000001', 'eci(2026)000001', 'ECI(2026)0000011', 'ECI(2026) 000001']) {
      expect(codesOf(smallXmlWith('ECI(2026)000001', number))).toEqual(['not-a-registration-number'])
    }
  })
})

describe('JSON', () => {
  it('may hold an initiative with another number, to which the six months do not apply', () => {
    const national = smallJsonWith('ECI(2026)000001', 'VM/2025/113-RH')
    expect(codesOf(national.replace('2026-06-17', '2025-06-17'))).toEqual([])
    expect(codesOf(national.replace('2026-06-17', '2026-12-17'))).toEqual([])
    expect(codesOf(national.replace('2027-09-30', '2027-10-02'))).toEqual(['period-too-long'])
  })

  it.each(['eci(2026)000001', 'ECI 2026/1', ' X1', 'X1 ', 'X'.repeat(41), '---', '', 'X\u0007'])(
    'but not %j',
    (number) => {
      expect(codesOf(smallJsonWith('ECI(2026)000001', JSON.stringify(number).slice(1, -1)))).toHaveLength(1)
    },
  )

  it('has days in one spelling', () => {
    expect(codesOf(smallJsonWith('2026-06-17', '17/06/2026'))).toEqual(['not-a-day'])
    expect(codesOf(smallJsonWith('2026-06-17', '2026-06-17Z'))).toEqual(['not-a-day'])
  })

  it('has null, not emptiness, where there is nothing', () => {
    expect(codesOf(smallJsonWith('"https://swifts.example.eu/en"', '""'))).toEqual(['missing'])
    expect(codesOf(smallJsonWith('"https://swifts.example.eu/en"', 'null'))).toEqual([])
    expect(codesOf(smallJsonWith('"Koht katuse all"', 'null'))).toEqual(['wrong-type'])
  })

  it('is an object', () => {
    expect(codesOf('[]')).toEqual(['unknown-format'])
    expect(codesOf('{}')).toEqual(Array<string>(6).fill('missing'))
    expect(codesOf('{}{}')).toEqual(['malformed-json'])
  })

  it('has its line ends read as XML has them', () => {
    const read = readInitiative(smallJsonWith('Nesting places', String.raw`Nesting\r\nplaces`))
    expect(read.ok && read.value.texts[0]?.objectives).toBe('Nesting\nplaces for swifts.')
    expect(codesOf(smallJsonWith('Nesting places', String.raw`Nesting\rplaces`))).toEqual(['control-character'])
  })
})

describe('the edges of the law', () => {
  it.each([
    ['registered on the first day', '2026-06-17', '2026-10-01', []],
    ['registered on the day after', '2026-06-17', '2026-10-02', ['opens-before-registration']],
    ['registered six months before', '2026-06-17', '2026-04-01', []],
    ['registered a day too early', '2026-06-17', '2026-03-31', ['opens-too-late']],
    ['registered on the last day of the law before', '2026-06-17', '2019-12-31', []],
    ['registered on the first day of the present law', '2026-06-17', '2020-01-01', ['opens-too-late']],
    ['closing on the first day', '2027-09-30', '2026-10-01', []],
    ['closing on the day before', '2027-09-30', '2026-09-30', ['period-ends-before-it-begins']],
    ['twelve months', '2027-09-30', '2027-10-01', []],
    ['twelve months and a day', '2027-09-30', '2027-10-02', ['period-too-long']],
  ])('%s', (_, before, after, problems) => {
    expect(codesOf(smallXmlWith(before, after))).toEqual(problems)
  })

  it.each([
    ['a title of 100 characters and spaces', 'Koht katuse all', 'Ä '.repeat(99) + '🐦', []],
    ['a title of 101', 'Koht katuse all', 'Ä '.repeat(100) + '🐦', ['title-too-long']],
    ['objectives of 1,100', 'Pesapaigad piiritajatele.', 'ä🐦 '.repeat(550), []],
    ['objectives of 1,101', 'Pesapaigad piiritajatele.', 'ä🐦 '.repeat(550) + '.', ['objectives-too-long']],
  ])('%s', (_, before, after, problems) => {
    expect(codesOf(smallXmlWith(before, after))).toEqual(problems)
  })

  it('an unreadable role or flag does not also mean that nobody has it', () => {
    expect(codesOf(smallXmlWith('role="representative"', ''))).toEqual(['missing'])
    expect(codesOf(smallXmlWith('original="true"', 'original="oui"'))).toEqual(['not-true-or-false'])
    expect(codesOf(smallXmlWith('<language code="et" original="false">', '<language>'))).toEqual(['missing'])
  })

  it('a second original is named at every text after the first', () => {
    expect(
      codesOf(
        smallXmlWith(
          '</languages>',
          '<language code="fi" original="true"><title>T</title><description>K</description></language></languages>',
        ),
      ),
    ).toEqual(['more-than-one-original'])
  })
})
