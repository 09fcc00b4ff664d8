import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { fieldNames } from '#lib/domain/rule'
import { openExportFile } from '#lib/opening/node/open-export-file'
import { anExportHeader, aStatement, exportBytes, sealAll, testPrivateKey } from '#tests/support/exports'
import { temporaryFolderOf } from '#tests/support/opening'
import { openedByCalc, type Cell } from '#tests/support/spreadsheet'

/** What Mallory types for a name, and what an official then reads. */
const typed: readonly (readonly [typed: string, read: string])[] = [
  ['=1+1', "'=1+1"],
  ['=HYPERLINK("http://mallory.example";"Mari")', `'=HYPERLINK("http://mallory.example";"Mari")`],
  ['=cmd|"/c calc"!A1', `'=cmd|"/c calc"!A1`],
  ['=WEBSERVICE("http://mallory.example")', `'=WEBSERVICE("http://mallory.example")`],
  ['+1+1', "'+1+1"],
  ['-1+1', "'-1+1"],
  ['@SUM(1;1)', "'@SUM(1;1)"],
  ['\t=1+1', '[U+0009]=1+1'],
  ['\r=1+1', '[U+000D]=1+1'],
  ['\n=1+1', '[U+000A]=1+1'],
  ['＝1+1', "'＝1+1"],
  ['Mari";=1+1;"', `Mari";'=1+1;"`],
  ['Mari,=1+1', "Mari,'=1+1"],
  ['Mari;=1+1', "Mari;'=1+1"],
  ['Mari|=1+1', "Mari|'=1+1"],
  ['"=1+1"', `"'=1+1"`],
  ["'=1+1", "''=1+1"],
]

/** Names of the Union as people have them: in a spreadsheet, no letter is another. */
const honest = [
  'Jörg Müller-Weiß',
  'Ελένη Παπαδοπούλου',
  'Йордан Щерев',
  'Ġorġ Ċamilleri Żahra',
  "Seán O'Néill",
  'Łucja',
]

const folder = temporaryFolderOf(beforeAll)
const names = [...typed.map(([name]) => name), ...honest]
const reads = [...typed.map(([, read]) => read), ...honest]

beforeAll(async () => {
  // Both parts, so that every column of the table is tried where the law leaves it to the signatory.
  const statements = [
    ...names.map((name) => aStatement('EE', { givenNames: name, familyNames: name, documentNumber: name })),
    ...names.map((name) =>
      aStatement('DE', { givenNames: name, street: name, streetNumber: name, postalCode: name, city: name }),
    ),
    aStatement('CY'),
  ]
  const file = join(folder(), 'EE.jsonl')
  writeFileSync(file, exportBytes(anExportHeader('EE'), await sealAll(statements, 'EE')))
  const directory = join(folder(), 'package')
  const opened = await openExportFile({ file, directory, privateKeys: [testPrivateKey], workers: 1, isUnpacked: true })
  if (!opened.ok) throw new Error(opened.problem.code)
  const table = readFileSync(join(directory, 'statements.csv'), 'utf8')
  writeFileSync(join(folder(), 'ours.csv'), table)
  // The same without what keeps formulas from running.
  writeFileSync(join(folder(), 'unguarded.csv'), table.replaceAll(/'(?=[=+@-])/gu, ''))
})

/** Separators by their codes, quotation mark, UTF-8, from the first line, columns, language, quoted as text, formulas run. */
const optionsOf = (separators: string, { columns = '', isQuotedText = false } = {}): string =>
  `${separators},34,76,1,${columns},1033,${String(isQuotedText)},true,false,false,false,-1,true`

const columns = ['identifier', 'signedOn', ...fieldNames]
const asText = columns.map((_, index) => `${String(index + 1)}/2`).join('/')

/** How officials open a table: what stands first is a double click. */
const ways: readonly (readonly [name: string, options: string])[] = [
  ['parted at commas', optionsOf('44')],
  ['parted at semicolons, as German and French spreadsheets do', optionsOf('59')],
  ['parted at bars', optionsOf('124')],
  ['parted at commas, semicolons, tabs and bars', optionsOf('44/59/9/124')],
]

const formulasIn = (rows: readonly (readonly Cell[])[]): readonly (string | null)[] =>
  rows.flat().flatMap(({ formula }) => (formula === null ? [] : [formula]))

describe.each(ways)('in a spreadsheet, %s', (_, options) => {
  it('no name, address or number runs as a formula', () => {
    const [ours = [], unguarded = []] = openedByCalc(folder(), ['ours', 'unguarded'], options)
    expect(ours.length).toBeGreaterThan(2 * names.length)
    expect(formulasIn(ours)).toEqual([])
    // This spreadsheet does run what it is not kept from.
    expect(formulasIn(unguarded)).not.toEqual([])
  })
})

test.each([
  ['by a double click', optionsOf('44')],
  ['with its columns as text', optionsOf('44', { columns: asText })],
  ['with what is quoted as text', optionsOf('44', { isQuotedText: true })],
])('the text of each statement is what the signatory typed: opened %s', (_, options) => {
  const [[, ...rows] = []] = openedByCalc(folder(), ['ours'], options)
  const column = (name: string): readonly (string | undefined)[] => rows.map((row) => row[columns.indexOf(name)]?.text)
  expect(column('givenNames')).toEqual([...reads, ...reads, 'Ανδρέας'])
  expect(column('documentNumber').slice(0, names.length)).toEqual(reads)
  expect(column('city').slice(names.length)).toEqual([...reads, ''])
})

test('with its columns as text, no number and no day loses a digit', () => {
  const [[head = [], ...rows] = []] = openedByCalc(folder(), ['ours'], optionsOf('44', { columns: asText }))
  expect(head.map(({ text }) => text)).toEqual(columns)
  expect(new Set(rows.flat().map(({ type }) => type))).toEqual(new Set(['string', '']))
  expect(new Set(rows.map((row) => row[1]?.text))).toEqual(new Set(['2026-04-01']))
  expect(
    rows
      .at(-1)
      ?.map(({ text }) => text)
      .at(-1),
  ).toBe('0000712345')
})
