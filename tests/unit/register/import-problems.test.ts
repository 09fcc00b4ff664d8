import { describe, expect, it, test } from 'vitest'
import { importProblemCodes, type ImportProblem, type ImportProblemCode } from '#lib/register/import-problem'
import { sentenceFor, problemSentences } from '#lib/register/problem-sentences'
import { readInitiative } from '#lib/register/read-initiative'
import { smallJsonWith, smallXml, smallXmlWith } from '#tests/support/sample-initiative/small-initiative'

type Case = readonly [file: string | Uint8Array, ...problems: ImportProblem[]]

const representative = 'role="representative"'
const nested = '<x>'.repeat(40) + '</x>'.repeat(40)
const long = 'ä🐦'.repeat(60)

/** One way to meet each problem, and where it is then said to be. A new code without a case does not compile. */
const cases: Readonly<Record<ImportProblemCode, Case>> = {
  'too-large': [' '.repeat(1024 * 1024 + 1), { code: 'too-large', path: '' }],
  'wrong-encoding': [Buffer.from(smallXml, 'utf16le'), { code: 'wrong-encoding', path: '' }],
  'unknown-format': ['initiative;number', { code: 'unknown-format', path: '' }],
  doctype: [smallXmlWith('?>\n', '?>\n<!DOCTYPE initiative>\n'), { code: 'doctype', path: '', line: 2 }],
  'too-deep': [smallXmlWith('<languages>', nested + '<languages>'), { code: 'too-deep', path: '', line: 13 }],
  'malformed-xml': [smallXmlWith('</organisers>', ''), { code: 'malformed-xml', path: '', line: 25 }],
  'malformed-json': [smallJsonWith('"period":', '\n"period"'), { code: 'malformed-json', path: '', line: 2 }],
  'no-initiative': ['<export date="2026-09-01"/>', { code: 'no-initiative', path: 'export/initiative', line: 1 }],
  'too-many': [
    smallXmlWith('<languages>', '<languages>' + '<language/>'.repeat(199)),
    { code: 'too-many', path: 'initiative/languages', line: 13 },
  ],
  missing: [
    smallXmlWith('<title>Koht katuse all</title>', ''),
    { code: 'missing', path: 'initiative/languages/language[2]/title', line: 20 },
  ],
  duplicated: [
    smallXmlWith('<country>PT</country>', '<country>PT</country><country>NL</country>'),
    { code: 'duplicated', path: 'initiative/organisers/organiser[1]/country[2]', line: 10 },
  ],
  misplaced: [
    smallXmlWith('<languages>', '<languages><title>Room</title>'),
    { code: 'misplaced', path: 'initiative/languages/title', line: 13 },
  ],
  'markup-in-text': [
    smallXmlWith('Room under', 'Room <b>under</b>'),
    { code: 'markup-in-text', path: 'initiative/languages/language[1]/title', line: 15 },
  ],
  'text-out-of-place': [
    smallXmlWith('<languages>', '<languages>and also'),
    { code: 'text-out-of-place', path: 'initiative/languages', line: 13 },
  ],
  'wrong-type': [smallJsonWith('"PT"', '["PT"]'), { code: 'wrong-type', path: 'organisers[0].country' }],
  'unknown-key': [
    smallJsonWith('"email":', '"Email\u009B":"x","email":'),
    { code: 'unknown-key', path: 'organisers[0].Email?' },
  ],
  'subject-has-no-place': [
    smallXmlWith('<description>Nest', '<subject>Birds</subject><description>Nest'),
    { code: 'subject-has-no-place', path: 'initiative/languages/language[1]/subject', line: 16 },
  ],
  'partially-registered': [
    smallXmlWith('<site>', '<partialRegistration>https://x.example.eu</partialRegistration><site>'),
    { code: 'partially-registered', path: 'initiative/languages/language[1]/partialRegistration', line: 17 },
  ],
  'control-character': [
    smallXmlWith('Nesting', 'Nesting\u202E'),
    { code: 'control-character', path: 'initiative/languages/language[1]/description', line: 16 },
  ],
  'too-long': [
    smallXmlWith('Ines', 'I'.repeat(201)),
    { code: 'too-long', path: 'initiative/organisers/organiser[1]/firstName', line: 7 },
  ],
  'not-a-registration-number': [
    smallXmlWith('ECI(2026)000001', 'ECI(2026)1'),
    { code: 'not-a-registration-number', path: 'initiative/@registrationNumber', line: 2 },
  ],
  'not-a-day': [
    smallXmlWith('"2027-09-30"', '"31/09/2027"'),
    { code: 'not-a-day', path: 'initiative/@endOfTheCollectionPeriod', line: 2 },
  ],
  'not-a-web-address': [
    smallXmlWith('https://swifts.example.eu/en', 'javascript:alert(1)'),
    { code: 'not-a-web-address', path: 'initiative/languages/language[1]/site', line: 17 },
  ],
  'not-an-email-address': [
    smallXmlWith('ines@example.eu', 'ines@example.eu?bcc=mallory@example.eu'),
    { code: 'not-an-email-address', path: 'initiative/organisers/organiser[1]/email', line: 9 },
  ],
  'not-true-or-false': [
    smallXmlWith('original="true"', 'original="yes"'),
    { code: 'not-true-or-false', path: 'initiative/languages/language[1]/@original', line: 14 },
  ],
  'unknown-role': [
    smallXmlWith(representative, 'role="representativ"'),
    { code: 'unknown-role', path: 'initiative/organisers/organiser[1]/@role', line: 6 },
  ],
  'unknown-country': [
    smallXmlWith('PT', 'Portugal'),
    { code: 'unknown-country', path: 'initiative/organisers/organiser[1]/country', line: 10 },
  ],
  'unknown-language': [
    smallXmlWith('code="et"', 'code="ee"'),
    { code: 'unknown-language', path: 'initiative/languages/language[2]/@code', line: 20 },
  ],
  'title-too-long': [
    smallXmlWith('Koht katuse all', long),
    { code: 'title-too-long', path: 'initiative/languages/language[2]/title', line: 21 },
  ],
  'objectives-too-long': [
    smallXmlWith('Pesapaigad', 'Pesa '.repeat(276)),
    { code: 'objectives-too-long', path: 'initiative/languages/language[2]/description', line: 22 },
  ],
  'no-representative': [
    smallXmlWith(representative, 'role="member"'),
    { code: 'no-representative', path: 'initiative/organisers', line: 5 },
  ],
  'no-original': [smallXmlWith('original="true"', ''), { code: 'no-original', path: 'initiative/languages', line: 13 }],
  'more-than-one-original': [
    smallXmlWith('original="false"', 'original="true"'),
    { code: 'more-than-one-original', path: 'initiative/languages/language[2]/@original', line: 20 },
  ],
  'language-twice': [
    smallXmlWith('code="et"', 'code="EN"'),
    { code: 'language-twice', path: 'initiative/languages/language[2]/@code', line: 20 },
  ],
  'period-ends-before-it-begins': [
    smallXmlWith('2027-09-30', '2026-09-30'),
    { code: 'period-ends-before-it-begins', path: 'initiative/@endOfTheCollectionPeriod', line: 2 },
  ],
  'period-too-long': [
    smallXmlWith('2027-09-30', '2027-10-02'),
    { code: 'period-too-long', path: 'initiative/@endOfTheCollectionPeriod', line: 2 },
  ],
  'opens-before-registration': [
    smallXmlWith('"2026-06-17"', '"2026-10-02"'),
    { code: 'opens-before-registration', path: 'initiative/@startOfTheCollectionPeriod', line: 2 },
  ],
  'opens-too-late': [
    smallXmlWith('"2026-06-17"', '"2026-03-31"'),
    { code: 'opens-too-late', path: 'initiative/@startOfTheCollectionPeriod', line: 2 },
  ],
}

describe.each(importProblemCodes)('%s', (code) => {
  const [file, ...problems] = cases[code]

  it('is told with its place, and nothing else is', () => {
    expect(readInitiative(file)).toEqual({ ok: false, problem: problems })
  })

  it('has a sentence that says what it is and what to do', () => {
    expect(problemSentences[code]).toMatch(/^[A-Z].{30,}\.$/u)
  })
})

test('a sentence comes with its place, as far as it is known', () => {
  const sentence = problemSentences.missing
  expect(sentenceFor({ code: 'missing', path: 'a/b', line: 3 })).toBe(`line 3, a/b: ${sentence}`)
  expect(sentenceFor({ code: 'missing', path: 'a.b' })).toBe(`a.b: ${sentence}`)
  expect(sentenceFor({ code: 'missing', path: '' })).toBe(sentence)
})

describe('all problems are told at once', () => {
  it('in XML, in the order of the file', () => {
    const file = '<initiative><languages><Language/>!</languages><organisers><organiser/></organisers></initiative>'
    const read = readInitiative(file.replaceAll('><', '>\n<'))
    expect(read.ok ? [] : read.problem.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'missing initiative/@registrationNumber',
      'missing initiative/@registrationDate',
      'missing initiative/@url',
      'missing initiative/@startOfTheCollectionPeriod',
      'missing initiative/@endOfTheCollectionPeriod',
      'text-out-of-place initiative/languages',
      'no-original initiative/languages',
      'misplaced initiative/languages/Language',
      'missing initiative/organisers/organiser[1]/@role',
      'missing initiative/organisers/organiser[1]/firstName',
      'missing initiative/organisers/organiser[1]/familyName',
    ])
  })

  it('in JSON, of types and of values, each once', () => {
    const read = readInitiative(
      '{"registeredOn":"2026-02-30","organisers":{},"texts":[{"language":"xx","isOriginal":"true"}]}',
    )
    expect(read.ok ? [] : read.problem.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'missing registrationNumber',
      'missing registerUrl',
      'missing period',
      'wrong-type organisers',
      'wrong-type texts[0].isOriginal',
      'missing texts[0].title',
      'missing texts[0].objectives',
      'missing texts[0].annexUrl',
      'missing texts[0].websiteUrl',
      'not-a-day registeredOn',
      'unknown-language texts[0].language',
    ])
  })
})
