import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { auditEventNames } from '#lib/domain/audit-event'
import { may, permissions, roles } from '#lib/domain/role'
import { readControls } from '#lib/dossier/controls'
import { readConformity } from '#lib/dossier/conformity/repository'
import { accessMatrix, accessRows } from '#lib/dossier/documents/access-matrix'
import { statementOfApplicability } from '#lib/dossier/documents/applicability'
import { documentsOf } from '#lib/dossier/documents/all'
import { conformityTable, failedProofs } from '#lib/dossier/documents/conformity-table'
import { logCatalogue } from '#lib/dossier/documents/log-catalogue'
import { residualRisks } from '#lib/dossier/documents/residual-risks'
import { summary } from '#lib/dossier/documents/summary'
import type { DossierFacts } from '#lib/dossier/facts'
import { columnWidths } from '#lib/dossier/paper/column-widths'
import type { DossierDocument } from '#lib/dossier/paper/document'
import { documentPdf } from '#lib/dossier/paper/document-pdf'
import { fromPrintable } from '#lib/dossier/paper/from-printable'
import { dossierMaterials } from '#lib/dossier/paper/materials'
import { verdictsOf } from '#lib/dossier/proofs/verdicts'
import { readImpacts, readRisks } from '#lib/dossier/risks'
import { logEventsIn } from '#lib/dossier/system/log-events'
import { auditWords } from '#lib/cli/dossier/words'

const table = (name: string): string => readFileSync(`docs/certification/${name}`, 'utf8')

const facts: DossierFacts = {
  at: '2026-11-30T12:00:00.000Z',
  version: '0.1.0',
  about: {
    initiative: null,
    title: 'Give swifts a home',
    registrationNumber: 'ECI(2026)000001',
    origin: 'https://collect.example.eu',
    controller: '[controller]',
    contact: '[contact]',
    host: '[host]',
    isLive: false,
    isPractice: false,
    statements: 0,
    people: [['representative', 'security-officer', 'exporter']],
    securityOfficer: '[security officer]',
    authority: '[authority]',
    scope: '[none]',
    certificate: null,
  },
  system: {
    graph: { rooms: [{ name: 'lib/domain', files: 1, lines: 10 }], edges: [] },
    routes: [{ path: '/organiser', kind: 'page', side: 'organisers' }],
    isBuilt: false,
    tables: ['statements'],
    logEvents: logEventsIn(readFileSync('lib/log/events.ts', 'utf8')),
    permissions: [{ address: '/organiser/keys', kind: 'page', permissions: ['keep-keys'] }],
  },
  conformity: readConformity('.').rows.map((row) => ({ ...row, verdicts: verdictsOf(row, new Map()) })),
  proofNotes: ['No results are recorded.'],
  controls: readControls(table('statement-of-applicability.csv')),
  risks: readRisks(table('risks.csv')),
  impacts: readImpacts(table('impact.csv')),
  keys: [],
  keyEvents: [],
  backups: [],
  restore: 'A backup is under way.',
  health: [{ title: 'Machine', findings: [{ check: 'swap', verdict: 'bad', says: 'Memory is swapped.' }] }],
  components: [],
  build: {
    build: 'ab'.repeat(32),
    configuration: 'cd'.repeat(32),
    files: 1,
    packages: 1,
    node: '24.21.0',
    settings: [],
  },
  auditWords: auditWords(),
  outside: { url: 'https://collect.example.eu', findings: [{ what: 'TLS', found: 'none', isGood: false }] },
}

const textOf = ({ intro, sections }: DossierDocument): string =>
  [
    ...intro,
    ...sections.flatMap(({ title, paragraphs = [], items = [], table: cells }) => [
      title,
      ...paragraphs,
      ...items,
      ...(cells === undefined ? [] : [...cells.head, ...cells.rows.flat()]),
    ]),
  ].join('\n')

test('the access matrix is the code’s own table, every cell of it', () => {
  expect(accessRows().map(([permission]) => permission)).toEqual([...permissions])
  for (const [permission, ...granted] of accessRows())
    expect(granted, permission).toEqual(roles.map((role) => may([role], permission)))
  const [matrix] = accessMatrix(facts).sections
  expect(matrix?.table?.head.slice(1)).toEqual([...roles])
  const keys = matrix?.table?.rows.find(([permission]) => permission === 'keep-keys')
  expect(keys).toEqual(['keep-keys', '–', '–', '–', 'yes', '–', '–', '–'])
})

test('the log catalogue names every event of diary and log, each in words', () => {
  const text = textOf(logCatalogue(facts))
  for (const event of auditEventNames) expect(text).toContain(`${event}\n${facts.auditWords[event] ?? 'no words'}`)
  for (const { name } of facts.system.logEvents) expect(text).toContain(name)
})

test('paths are broken where they are long, and never elsewhere', () => {
  for (const document of [conformityTable(facts), statementOfApplicability(facts)]) {
    const text = textOf(document)
    expect(text).toContain('docs/certification/\nhost-checklist.md')
    expect(text).not.toMatch(/(?:^|\n)(?:lib|docs|db)\/\n/u)
  }
})

test('the residual risks name everything that is not met, and what remains of each scenario', () => {
  const text = textOf(residualRisks(facts))
  const unmet = facts.conformity.filter(({ answer }) => answer === 'not-met')
  expect(unmet.length).toBeGreaterThan(0)
  for (const { how } of unmet) expect(text).toContain(how)
  for (const { residual } of facts.risks) expect(text).toContain(residual)
})

describe('the summary', () => {
  it('claims nothing that is not so', () => {
    const text = textOf(summary(facts))
    expect(text).toContain('not live yet')
    expect(text).toContain('No key is in force yet')
    expect(text).toContain('so far only one is there who could agree')
    expect(text).toContain('Restoring a backup was not tried: A backup is under way.')
    expect(text).toContain('1 thing was found to be bad')
    expect(text).toMatch(/None passed when a machine ran them, none failed\. \d+ were not run/u)
  })

  it('says it once it is', () => {
    const key = {
      thumbprint: 'x',
      installedAt: facts.at,
      rehearsedAt: facts.at,
      uses: [{ from: facts.at, until: null }],
      splittings: [{ needed: 2, among: 3, notedAt: facts.at, destroyedAt: null, holders: [] }],
    }
    const about = {
      ...facts.about,
      people: [['representative'], ['substitute']] as const,
      certificate: 'BSI, 1 December 2026',
      isLive: true,
      isPractice: true,
    }
    const warned = { check: 'backup', verdict: 'warn', says: 'There is none.' } as const
    const text = textOf(summary({ ...facts, about, keys: [key], health: [] }))
    expect(text).toContain('divided among 3 organisers. It takes 2 of them')
    expect(text).toContain('needs two organisers.')
    expect(text).toContain('Certificate on the site: BSI, 1 December 2026.')
    expect(text).toContain('Its site tells visitors that it is for practice alone.')
    expect(text).toContain('nothing bad was found.')
    expect(textOf(summary({ ...facts, health: [{ title: 'Backups', findings: [warned] }] }))).toContain(
      'nothing bad was found, with 1 warning: see 09.',
    )
    expect(textOf(summary({ ...facts, keys: [{ ...key, splittings: [] }] }))).toContain(
      'Nobody has noted that it is divided',
    )
  })
})

test('a proof that failed, or that nobody finds, is told with its clause', () => {
  const [row] = facts.conformity
  if (row === undefined) throw new Error('there are rows')
  const verdict = {
    proof: { kind: 'test', file: 'a.test.ts', title: 'x' },
    outcome: 'failed',
    tests: 1,
    at: facts.at,
  } as const
  expect(failedProofs({ conformity: [{ ...row, verdicts: [verdict] }] })).toEqual([
    `1179/2011, 1: a.test.ts · x (failed)`,
  ])
  expect(failedProofs(facts)).toEqual([])
})

test('every document has a name of its own and sections with something in them', () => {
  const documents = documentsOf(facts)
  expect(new Set(documents.map(({ name }) => name)).size).toBe(documents.length)
  for (const { name, sections } of documents) expect(sections.length, name).toBeGreaterThan(0)
  expect(documents.map(textOf).join('\n')).not.toMatch(/undefined|NaN/u)
})

test('places where a browser may break a word do not become hyphens on paper', () => {
  const word = 'Folgen\u00ADabschätzung'
  const section = { title: word, items: [word], paragraphs: [word], table: { head: [word], rows: [[word]] } }
  const printable = { language: 'de', title: word, intro: [word], sections: [section, { title: word }] }
  const made = fromPrintable('x', printable, { contents: 'Inhalt', page: 'Seite {page} von {pages}' })
  expect(JSON.stringify(made)).not.toContain('\u00AD')
  expect(textOf(made).match(/Folgenabschätzung/gu)).toHaveLength(7)
})

test('columns have room for their longest word, and share what is left', () => {
  const widths = columnWidths(
    [
      { longestWord: 20, text: 40 },
      { longestWord: 30, text: 4000 },
    ],
    300,
    10,
  )
  expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(300)
  expect(widths[0]).toBeGreaterThanOrEqual(30)
  expect(widths[1]).toBeGreaterThan((widths[0] ?? 0) * 2)
  expect(columnWidths([{ longestWord: 500, text: 1 }, { longestWord: 500, text: 1 }, { longestWord: 500, text: 1 }], 300, 0)).toEqual([100, 100, 100]) // prettier-ignore
})

test('a document is the same file each time, and a row taller than a page goes on over it', () => {
  const materials = dossierMaterials()
  const long = 'Swifts nest under the roof. '.repeat(900)
  const document: DossierDocument = {
    name: 'x',
    title: 'A long one',
    language: 'en',
    intro: [long],
    sections: [
      {
        title: 'Rows',
        items: [long],
        table: {
          head: ['a', 'b'],
          rows: [
            ['1', long],
            ['2', 'short'],
          ],
        },
      },
    ],
  }
  const bytes = documentPdf(document, materials, facts.at)
  expect(documentPdf(document, materials, facts.at).equals(bytes)).toBe(true)
  expect(bytes.toString('latin1').match(/\/Type\/Page\//gu)?.length).toBeGreaterThan(4)
})
