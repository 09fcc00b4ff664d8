import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { memberStates } from '#lib/domain/member-states'
import { thumbprintOf } from '#lib/crypto/public-key'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { anExportHeader, aStatement, testPrivateKey } from '#tests/support/exports'
import { opened, printed, schema, tool } from '#tests/support/opening'

const label = 'PERSONAL DATA — LIMITED DISTRIBUTION TO THE MEMBER STATE CONCERNED'

const textOf = (directory: string, ...options: string[]): string =>
  printed('pdftotext', [...options, join(directory, 'forms-001.pdf'), '-'])

/** What a cell says, however it was broken into lines. */
const unbroken = (text: string): string => text.replaceAll(/\s/gu, '')

describe.each(memberStates)('a package of %s', (memberState) => {
  it('is valid, printable and complete', async () => {
    const [first, second] = [aStatement(memberState), aStatement(memberState, { givenNames: 'Ġorġ Ώμέγα Щерев' })]
    const { directory, read } = await opened([first, second], memberState)

    expect(printed('xmllint', ['--noout', '--nonet', '--schema', schema, join(directory, 'statements.xml')])).toBe('')
    expect(tool('qpdf', ['--check', join(directory, 'forms-001.pdf')]).status).toBe(0)

    const form = textOf(directory, '-raw')
    expect(form).toContain(`Statement of support form – Part ${eci2019.rules[memberState].part}`)
    for (const { identifier, values } of [first, second]) {
      for (const text of [values.givenNames, values.familyNames, values.documentNumber, values.street, identifier]) {
        expect(unbroken(form)).toContain(unbroken(text ?? ''))
      }
      expect(read('statements.csv').toString()).toContain(`"${identifier}","2026-04-01","${String(values.givenNames)}"`)
    }
    for (const { officialName } of eci2019.rules[memberState].documents.slice(0, 1)) {
      if (first.values.documentType === eci2019.rules[memberState].documents[0]?.type) {
        expect(unbroken(form)).toContain(unbroken(officialName))
      }
    }
  })
})

test('the package says whether its statements are under suspicion; older exports, which do not say, hold what counts', async () => {
  const header = anExportHeader('EE')
  const { manifest } = await opened([aStatement('EE')], 'EE', { header: { ...header, statements: 'suspect' } })
  expect(manifest.statements).toBe('suspect')
  const older = { ...header, statements: undefined } as unknown as typeof header
  const before = await opened([aStatement('EE')], 'EE', { header: older })
  expect(before.manifest.statements).toBe('counted')
})

test('the manifest says what the package is, and its hashes are right', async () => {
  const { directory, manifest, read } = await opened([aStatement('EE'), aStatement('EE')], 'EE')
  expect(JSON.parse(read('manifest.json').toString())).toEqual(manifest)
  expect(manifest).toMatchObject({
    format: 'colligo-package/2',
    batch: 1,
    sample: null,
    initiative: 'ECI(2026)000001',
    memberState: 'EE',
    exportedAt: '2026-11-22T10:15:30.000Z',
    keys: [thumbprintOf(testPrivateKey)],
    count: 2,
    packs: { 'eci-2019/2026-11-22': 2 },
    log: { commitments: 2 },
  })
  expect(manifest.files.map(({ name }) => name)).toEqual([
    'statements.xml',
    'statements.csv',
    'openings.csv',
    'forms-001.pdf',
    'submission-form.pdf',
    'readme.html',
  ])
  for (const { name, bytes, sha256 } of manifest.files) {
    expect(createHash('sha256').update(read(name)).digest('hex')).toBe(sha256)
    expect(read(name)).toHaveLength(bytes)
  }
  expect(readdirSync(directory).toSorted()).toEqual([
    'forms-001.pdf',
    'manifest.json',
    'manifest.json.minisig',
    'openings.csv',
    'readme.html',
    'receipt-blank.json',
    'result-blank.json',
    'statements.csv',
    'statements.xml',
    'submission-form.pdf',
  ])
})

test('nobody but its owner may read a package', async () => {
  const { directory } = await opened([aStatement('EE')], 'EE')
  expect(statSync(directory).mode & 0o777).toBe(0o700)
  for (const name of readdirSync(directory)) expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600)
})

test('the same export gives the same bytes, on one core or many', async () => {
  const statements = Array.from({ length: 300 }, (_, index) =>
    aStatement('DE', { givenNames: `Jonas ${String(index)}` }),
  )
  const one = await opened(statements, 'DE', { workers: 1 })
  // Sealing is never the same twice, so the second opening takes other sealed bytes of the same statements: files that
  // name the export by its hash differ.
  const many = await opened(statements, 'DE', { workers: 3 })
  const tables = (manifest: typeof one.manifest) => manifest.files.filter(({ name }) => name.startsWith('statements.'))
  expect(tables(many.manifest)).toEqual(tables(one.manifest))
})

test('an export without statements gives a valid package that says so', async () => {
  const { directory, manifest } = await opened([], 'MT')
  expect(manifest.count).toBe(0)
  expect(printed('xmllint', ['--noout', '--schema', schema, join(directory, 'statements.xml')])).toBe('')
  expect(textOf(directory)).toContain('This batch holds no statements of support.')
})

describe('the form', () => {
  it('carries the label, the Member State and its number on every page', async () => {
    const statements = Array.from({ length: 90 }, () => aStatement('EL'))
    const { directory } = await opened(statements, 'EL')
    const pages = textOf(directory).split('\f').slice(0, -1)
    expect(pages.length).toBeGreaterThan(3)
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(label)
      expect(page).toContain('All signatories on this form are citizens of:')
      expect(page).toContain('Greece (EL)')
      expect(page).toContain(`Page ${String(index + 1)} of ${String(pages.length)}`)
      expect(page).toContain('Batch 1')
      expect(page).toContain('ECI(2026)000001')
    }
    expect(pages.at(-1)).toContain('It holds the statements of support 1 to 90, of 90 in all.')
  })

  it('repeats the register on its first page', async () => {
    const { directory } = await opened([aStatement('EE')], 'EE')
    const { initiative } = anExportHeader()
    const form = unbroken(textOf(directory, '-raw'))
    const words = [
      initiative.title,
      initiative.registerUrl,
      initiative.websiteUrl ?? '',
      '15/01/2026',
      '01/03/2026–28/02/2027',
    ]
    for (const text of [
      ...words,
      ...initiative.objectives.split('\n'),
      ...initiative.organisers,
      ...initiative.contactPersons,
    ]) {
      expect(form).toContain(unbroken(text))
    }
    expect(form.indexOf('citizensof')).toBeLessThan(form.indexOf('registrationnumber'))
  })

  it('says that it is PDF/A-1a, has all its fonts inside, and a colour space', async () => {
    const { directory, read } = await opened([aStatement('BG')], 'BG')
    const pdf = read('forms-001.pdf').toString('latin1')
    expect(pdf.startsWith('%PDF-1.4\n%\xE2\xE3\xCF\xD3')).toBe(true)
    expect(pdf).toMatch(/<pdfaid:part>1<\/pdfaid:part>\s*<pdfaid:conformance>A</u)
    expect(pdf).toContain('/GTS_PDFA1')
    expect(pdf).toContain('/Lang(en)')
    const rows = printed('pdffonts', [join(directory, 'forms-001.pdf')])
      .trim()
      .split('\n')
      .slice(2)
    expect(rows.length).toBe(2)
    for (const row of rows) expect(row).toMatch(/DejaVuSansCondensed.*Identity-H\s+yes yes yes/u)
  })

  it('hangs no more than a hundred pages on one node of its tree', async () => {
    const statements = Array.from({ length: 3400 }, () => aStatement('EE'))
    const { directory, read } = await opened(statements, 'EE', { workers: 2 })
    const kids = [
      ...read('forms-001.pdf')
        .toString('latin1')
        .matchAll(/\/Kids\[([^\]]*)\]/gu),
    ]
    const arrays = kids.map(([, list = '']) => (list.match(/ R/gu) ?? []).length)
    expect(Math.max(...arrays)).toBeLessThanOrEqual(100)
    expect(tool('qpdf', ['--check', join(directory, 'forms-001.pdf')]).status).toBe(0)
    expect(printed('qpdf', ['--show-npages', join(directory, 'forms-001.pdf')]).trim()).toBe(
      String(textOf(directory).split('\f').length - 1),
    )
  })

  it('begins anew where a Member State moved from one part to the other', async () => {
    const { directory } = await opened([aStatement('DE'), aStatement('EE'), aStatement('DE')], 'DE')
    const pages = textOf(directory).split('\f')
    expect(pages.slice(0, 3).map((page) => /Part ([AB])/u.exec(page)?.[1])).toEqual(['A', 'B', 'A'])
  })

  const long = (text: string, length: number): string => text.repeat(length).slice(0, length).trim()
  const hostile = {
    givenNames: long('Wolfeschlegelsteinhausenbergerdorff', 100),
    familyNames: long('Maria del Carmen de los Dolores ', 100),
    street: long('Donaudampfschifffahrtsgesellschaft ', 150),
    streetNumber: '7'.repeat(40),
    city: long('W', 100),
  }

  it('cuts nothing, however long it is', async () => {
    const endless = { ...hostile, givenNames: long('Ω', 1000), city: long('中', 500) }
    const { directory } = await opened([aStatement('DE', hostile), aStatement('DE', endless)], 'DE')
    const form = unbroken(textOf(directory, '-raw'))
    for (const text of Object.values(hostile)) expect(form).toContain(unbroken(text))
    expect(form.match(/Ω/gu)).toHaveLength(1000)
    expect(form.match(/\[U\+4E2D\]/gu)).toHaveLength(500)
  })

  it('prints nothing over anything else, nor past its margins', async () => {
    const longTexts = {
      title: long('A very long title which nobody can read ', 800),
      objectives: long('Why? Because. ', 4000),
    }
    const statements = [aStatement('DE', hostile), ...Array.from({ length: 40 }, () => aStatement('DE'))]
    const { directory } = await opened(statements, 'DE', { header: anExportHeader('DE', longTexts) })
    for (const page of textOf(directory, '-bbox').split('<page ').slice(1)) {
      const boxes = boxesIn(page)
      expect(boxes.length).toBeGreaterThan(20)
      for (const { left, right, top, bottom } of boxes) {
        expect(Math.min(left - 30, 812 - right, top - 15, 585 - bottom)).toBeGreaterThan(0)
      }
      expect(boxes.filter((box) => boxes.some((other) => other !== box && overlap(box, other)))).toEqual([])
    }
  })
})

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const boxesIn = (page: string): readonly Box[] =>
  [...page.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"/gu)].map((match) => {
    const [, left, top, right, bottom] = match.map(Number)
    return { left: left ?? 0, top: top ?? 0, right: right ?? 0, bottom: bottom ?? 0 }
  })

/** Boxes are as high as the font, which is more than its letters: a quarter may meet. */
function overlap(one: Box, other: Box): boolean {
  const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  return wide > 0.5 && high > 0.25 * Math.min(one.bottom - one.top, other.bottom - other.top)
}
