import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { openExportFile } from '#lib/opening/node/open-export-file'
import { aFirstHeader, anExportHeader, aStatement, exportBytes, sealAll, testPrivateKey } from '#tests/support/exports'
import { openedByJwcrypto } from '#tests/support/jwcrypto'
import { opened, printed, schema, temporaryFolder, tool } from '#tests/support/opening'
import { validatePdfA } from '#tests/support/preflight'

const formats = join(import.meta.dirname, '../../docs/formats')

/** A name and a place with a little of everything that breaks files. */
const odd = { givenNames: 'Ġorġ "Ώ" <Щ> & \u0001', familyNames: "O'Neill; =1+1" }

describe('software that is not ours', () => {
  it.each(['EE', 'DE'] as const)('takes a package of %s for what it says it is', async (memberState) => {
    const { directory } = await opened([aStatement(memberState), aStatement(memberState, odd)], memberState)
    const xml = join(directory, 'statements.xml')
    expect(printed('xmllint', ['--noout', '--nonet', '--schema', schema, xml])).toBe('')
    expect(tool('jing', [join(formats, 'statements.rng'), xml])).toMatchObject({ status: 0, stdout: '' })
    for (const name of ['forms-001.pdf', 'submission-form.pdf']) {
      expect(validatePdfA(join(directory, name))).toContain('is a valid PDF/A-1b file')
      expect(tool('qpdf', ['--check', join(directory, name)]).status).toBe(0)
    }
  })

  it('finds what is no such package', async () => {
    const { directory, read } = await opened([aStatement('EE')], 'EE')
    const xml = join(directory, 'statements.xml')
    writeFileSync(xml, read('statements.xml').toString().replace('oct.group.id', 'oct.group.ix'))
    expect(tool('jing', [join(formats, 'statements.rng'), xml]).status).not.toBe(0)
    const pdf = join(directory, 'forms-001.pdf')
    writeFileSync(pdf, read('forms-001.pdf').toString('latin1').replace('/Marked true', '/Xarked true').replace('pdfaid:part>1', 'pdfaid:part>7'), 'latin1') // prettier-ignore
    expect(validatePdfA(pdf)).not.toContain('is a valid PDF/A-1b file')
  })
})

test('the form is tagged: a heading, then tables whose cells a screen reader can tell', async () => {
  const { directory } = await opened([aStatement('EE')], 'EE')
  const tree = printed('pdfinfo', ['-struct-text', join(directory, 'forms-001.pdf')])
  expect(tree).toMatch(/H1[\s\S]*Statement of support form/u)
  expect(tree).toMatch(/Table[\s\S]*TR[\s\S]*TH[\s\S]*Full first names[\s\S]*TD[\s\S]*Maasikas/u)
})

test.each(['EE', 'DE'] as const)(
  'an initiative of before 2020 is handed over to %s in the older structure',
  async (memberState) => {
    const older = anExportHeader(memberState, {
      registeredOn: '2019-05-02',
      opensOn: '2019-05-02',
      closesOn: '2020-05-02',
    })
    const { directory, read } = await opened([aStatement(memberState), aStatement(memberState)], memberState, {
      header: older,
    })
    const xsd = join(formats, 'statements-2011.xsd')
    expect(printed('xmllint', ['--noout', '--nonet', '--schema', xsd, join(directory, 'statements.xml')])).toBe('')
    expect(read('statements.xml').toString()).toContain('<forLanguage>en</forLanguage>')
    expect(read('readme.html').toString()).toContain('No 211/2011')
  },
)

test('an export of before there were batches is opened as before', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'EE.jsonl')
  writeFileSync(file, exportBytes(aFirstHeader('EE'), await sealAll([aStatement('EE')], 'EE')))
  const directory = join(folder, 'out')
  const result = await openExportFile({ file, privateKeys: [testPrivateKey], directory, workers: 1, isUnpacked: true })
  expect(result).toMatchObject({ ok: true, value: { manifest: { batch: 0, count: 1, recipient: null } } })
})

test('statements sealed to two keys are opened with both, and the newest signs', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'EE.jsonl')
  const header = anExportHeader('EE')
  const other = { ...testPrivateKey, ...newer }
  const sealed = [
    ...(await sealAll([aStatement('EE')], 'EE')),
    ...(await sealAll([aStatement('EE')], 'EE', { key: other })),
  ]
  writeFileSync(file, exportBytes({ ...header, keys: [...header.keys, keyOf(sealed[1] ?? '')] }, sealed))
  const open = async (privateKeys: (typeof other)[], directory: string) =>
    openExportFile({ file, privateKeys, directory: join(folder, directory), workers: 1, isUnpacked: true })
  const [one, turned] = [await open([testPrivateKey, other], 'one'), await open([other, testPrivateKey], 'turned')]
  expect(turned).toEqual(one)
  expect(one).toMatchObject({ ok: true, value: { manifest: { count: 2 } } })
  expect(await open([testPrivateKey], 'none')).toMatchObject({ problem: { code: 'wrong-key', statement: 2 } })
})

/** Another pair of keys, of nobody. */
const newer = { x: '4TKCm6wqMBcgweyNxMItrtNfWMeAfhJoA7yxKmbUdB0', d: 'SEUGEDwHB47tW_Dnoqdnwnio4fwH4AhXo-HEQuhZgn0' }

const keyOf = (sealed: string): string => {
  const [header = ''] = sealed.split('.')
  return (JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string }).kid
}

test('python-jwcrypto opens statements with the organisers’ key alone', async () => {
  const statements = Array.from({ length: 20 }, (_, index) => aStatement('EE', { givenNames: `Mari ${String(index)}` }))
  const opened = openedByJwcrypto(temporaryFolder(), await sealAll(statements, 'EE'))
  expect(opened.map(({ contents }) => contents)).toEqual(
    statements.map(({ signedOn, values, blind }) => ({ signedOn, values, blind })),
  )
})
