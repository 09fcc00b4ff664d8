import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test, vi } from 'vitest'
import { importInitiative } from '#lib/organising/collection-switch'
import { certain } from '#tests/support/certain'
import { initiativeOfToday } from '#tests/support/initiative-of-today'
import { command, printed, temporaryFolder } from '#tests/support/opening'
import { aCollectionUnder } from '#tests/support/under-law'

vi.setConfig({ testTimeout: 60_000 }) // Each test founds an instance, signs, and opens a package.

const sample = join(import.meta.dirname, '../support/sample-initiative/initiative.json')
const schema = join(import.meta.dirname, '../../docs/formats/statements-2011.xsd')

/** The groups of a statement with their keys, as the Commission's software wrote them. */
const groupsIn = (xml: string): Record<string, readonly string[]> =>
  Object.fromEntries(
    [...xml.matchAll(/<group><name>oct\.group\.(\w+)<\/name>(.*?)<\/group>/gu)].map(([, name = '', content = '']) => [
      name,
      [...content.matchAll(/<key>oct\.property\.([\w.]+)<\/key>/gu)].map(([, key = '']) => key),
    ]),
  )

const names = ['firstname', 'lastname']
const born = ['date.of.birth', 'place.of.birth']
const address = ['address', 'postal.code', 'city', 'country']

/** What the export of each state must hold under both texts of the annex, by hand. */
const expected = {
  BE: [0, 1].map(() => ({ general: [...names, ...born, 'nationality'], address })),
  FR: [
    { id: ['passport'], general: [...names, 'date.of.birth', 'nationality'], address },
    { id: ['passport'], general: [...names, ...born, 'nationality'], address },
  ],
  IT: [0, 1].map(() => ({
    id: ['passport'],
    general: [...names, ...born, 'nationality', 'issuing.authority'],
    address,
  })),
  NL: [0, 1].map(() => ({ general: [...names, 'name.at.birth', ...born, 'nationality'], address })),
  EL: [0, 1].map(() => ({
    id: ['id.card'],
    general: [...names, 'name.at.birth', 'fathers.name', 'date.of.birth', 'nationality'],
  })),
  LU: [
    { id: ['national.id.number'], general: [...names, 'place.of.birth', 'nationality'] },
    { general: [...names, ...born, 'nationality'], address },
  ],
  FI: [0, 1].map(() => ({ general: [...names, 'date.of.birth', 'nationality'], address: ['country'] })),
} as const

const states = ['BE', 'FR', 'IT', 'NL', 'EL', 'LU', 'FI'] as const

describe.each([
  [0, '2012-11-27'],
  [1, '2014-01-10'],
] as const)('under revision %d of the annex, for an initiative registered on %s', (revision, registeredOn) => {
  it('takes statements of every kind, seals them, and opens them to what authorities read', async () => {
    const site = await aCollectionUnder(registeredOn)
    for (const memberState of states) certain(await site.signAs(memberState, site.signatoryOf(memberState)))
    for (const memberState of states) {
      const { directory, manifest, read } = await site.packageOf(memberState)
      expect(manifest.packs).toEqual({ 'eci-2011/2026-11-30': 1 })
      expect(printed('xmllint', ['--noout', '--nonet', '--schema', schema, join(directory, 'statements.xml')])).toBe('')
      const xml = read('statements.xml')
      expect(xml).toContain(`<annexRevision>${String(revision)}</annexRevision>`)
      expect(groupsIn(xml), memberState).toEqual(expected[memberState][revision])
      const values = site.signatoryOf(memberState)
      for (const [field, value] of Object.entries(values)) {
        if (field !== 'dateOfBirth' && field !== 'documentType') expect(xml, field).toContain(value)
      }
      const [head = '', row = ''] = read('statements.csv').split('\r\n')
      expect(head).toContain('"placeOfBirth","nationality"')
      expect(row).toContain(`"${values['nationality'] ?? ''}"`)
    }
  })
})

test('a second statement with the same number is not kept, in whatever document it stands', async () => {
  const site = await aCollectionUnder('2012-11-27')
  const sign = async (documentType: string, documentNumber: string) =>
    certain(await site.signAs('SE', site.signatoryOf('SE', { documentType, documentNumber })))
  await sign('personal.no.in.id.card', '640823-3234')
  await sign('personal.no.in.passport', '19640823-3234')
  expect(site.tallies().find(({ memberState }) => memberState === 'SE')).toMatchObject({ counted: 1, repeated: 1 })
})

test('statements have one length for one form, whatever the names', async () => {
  const site = await aCollectionUnder('2014-01-10')
  const names = [{ givenNames: 'Jo' }, { givenNames: 'Ελευθερία Αλεξάνδρα', familyNames: 'Παπαδημητρίου-Χριστοδούλου' }]
  for (const [at, typed] of names.entries()) {
    certain(await site.signAs('IT', site.signatoryOf('IT', { ...typed, documentNumber: `YA123456${String(at)}` })))
  }
  const lengths = [...site.exporting.sealedFor('IT')].map((sealed) => sealed.length)
  expect(lengths).toHaveLength(2)
  expect(new Set(lengths).size).toBe(1)
})

test('who may not sign with a state is told so, and nothing is kept', async () => {
  const site = await aCollectionUnder('2014-01-10')
  const abroad = site.signatoryOf('IE', { country: 'FR', postalCode: '75001' })
  expect(await site.signAs('IE', abroad)).toMatchObject({
    problem: { kind: 'refused', problems: [{ field: 'country', problem: 'not-entitled', severity: 'hard' }] },
  })
  const swiss = site.signatoryOf('IT', { nationality: 'CH' })
  expect(await site.signAs('IT', swiss)).toMatchObject({
    problem: { problems: [{ field: 'nationality', problem: 'not-a-union-citizen' }] },
  })
  expect(site.tallies().every(({ counted }) => counted === 0)).toBe(true)
})

describe('the law', () => {
  it('is that of the day of registration, or the one that is chosen, and stays when days and people change', async () => {
    const site = await aCollectionUnder('2019-12-31')
    expect(site.collection().pack.id).toBe('eci-2011')
    const chosen = await aCollectionUnder('2019-12-31', 'eci-2019')
    expect(chosen.collection().pack.id).toBe('eci-2019')
    chosen.collectionSwitch.setCollecting(false)
    const again = { ...initiativeOfToday(), registeredOn: '2019-12-30' }
    expect(importInitiative(chosen.organising, chosen.collectionSwitch, again)).toEqual({
      ok: true,
      value: { rulePack: 'eci-2019' },
    })
  })

  it('cannot change once somebody has signed, not even by hand', async () => {
    const site = await aCollectionUnder('2014-01-10')
    site.collectionSwitch.setCollecting(false)
    const initiative = { ...initiativeOfToday(), registeredOn: '2014-01-10' }
    const change = () => importInitiative(site.organising, site.collectionSwitch, initiative, 'eci-2019')
    expect(change().ok).toBe(true)
    expect(importInitiative(site.organising, site.collectionSwitch, initiative, 'eci-2011').ok).toBe(true)
    site.collectionSwitch.setCollecting(true)
    certain(await site.signAs('LT', site.signatoryOf('LT')))
    site.collectionSwitch.setCollecting(false)
    expect(change()).toEqual({ ok: false, problem: 'signed-law' })
    expect(() => {
      site.collectionSwitch.keepInitiative(initiative, 'eci-2019')
    }).toThrow('initiatives_rule_pack_stays')
    expect(site.collection().pack.id).toBe('eci-2011')
  })

  it('is named by a code', async () => {
    const site = await aCollectionUnder('2014-01-10')
    const { keepInitiative } = site.collectionSwitch
    for (const wrong of ['', 'ECI', 'eci 2019']) {
      expect(() => {
        keepInitiative(initiativeOfToday(), wrong)
      }).toThrow('initiatives_rule_pack_is_code')
    }
  })
})

test('a national procedure is collected with one state, and every other has no form', async () => {
  const site = await aCollectionUnder('2026-06-01', 'nl-burgerinitiatief')
  certain(await site.signAs('NL', site.signatoryOf('NL')))
  await expect(site.signAs('BE', site.signatoryOf('NL'))).rejects.toThrow(RangeError)
  const { manifest, read } = await site.packageOf('NL')
  expect(manifest.packs).toEqual({ 'nl-burgerinitiatief/2026-11-30': 1 })
  expect(read('statements.csv')).toContain('"Zoë Françoise"')
  expect(site.retention.rule.source).toContain('2016/679')
})

describe('./run initiative import', () => {
  const run = (folder: string, ...words: readonly string[]) =>
    command(['lib/cli/initiative.ts', 'import', sample, '--data', folder, ...words])

  it('says under which law it collects, chosen or of the day of registration', () => {
    const first = run(temporaryFolder())
    expect(first.stdout).toContain('under eci-2019: Regulation (EU) 2019/788')
    const folder = temporaryFolder()
    expect(run(folder, '--pack', 'nl-burgerinitiatief').stdout).toContain(
      'under nl-burgerinitiatief: Reglement van Orde',
    )
    expect(run(folder).stdout, 'the choice stays').toContain('under nl-burgerinitiatief')
    expect(run(folder, '--pack', 'eci-2019').stdout, 'nobody has signed').toContain('under eci-2019')
  })

  it('takes an initiative of before 2020, whose register named no first day, under the law of then', () => {
    const folder = temporaryFolder()
    const file = join(folder, 'initiative.json')
    const text = readFileSync(sample, 'utf8').replace(/"registeredOn": "[^"]+"/u, '"registeredOn": "2014-01-10"')
    writeFileSync(file, text)
    const { stdout } = command(['lib/cli/initiative.ts', 'import', file, '--data', join(folder, 'data')])
    expect(stdout).toContain('under eci-2011: Regulation (EU) No 211/2011')
  })

  it('asks whether another law holds where the number is not European and nobody has chosen', () => {
    const folder = temporaryFolder()
    const file = join(folder, 'initiative.json')
    writeFileSync(
      file,
      readFileSync(sample, 'utf8').replace(/"registrationNumber": "[^"]+"/u, '"registrationNumber": "2026-17"'),
    )
    const importing = (...words: readonly string[]) =>
      command(['lib/cli/initiative.ts', 'import', file, '--data', join(folder, 'data'), ...words]).stdout
    expect(importing()).toContain('The number is not European.')
    expect(importing('--pack', 'eci-2019')).not.toContain('not European')
    expect(importing('--pack', 'nl-burgerinitiatief')).not.toContain('not European')
    expect(importing(), 'the choice stays').not.toContain('not European')
    expect(run(temporaryFolder()).stdout).not.toContain('not European')
  })

  it('knows no other law', () => {
    const { status, stderr } = run(temporaryFolder(), '--pack', 'eci-1848')
    expect(status).toBe(2)
    expect(stderr).toContain('There is no rule pack "eci-1848".')
    expect(stderr).toContain('eci-2019, eci-2011, nl-burgerinitiatief')
  })
})

describe('the printed form', () => {
  const textOf = (directory: string): string =>
    printed('pdftotext', ['-raw', join(directory, 'forms-001.pdf'), '-']).replaceAll(/\s+/gu, ' ')
  const unbroken = (text: string): string => text.replaceAll(/\s/gu, '')

  it.each([
    ['BE', 'residents in or citizens of (citizens living abroad only if'],
    ['IE', 'residents in: Ireland'],
    ['NL', 'residents in or citizens of: Netherlands'],
    ['LT', 'hold personal identification numbers of: Lithuania'],
    ['IT', 'hold personal identification document numbers of: Italy'],
    ['HU', 'hold personal identification numbers / personal identification document numbers of: Hungary'],
  ] as const)('of %s says who stands on it, and has all that was asked', async (memberState, who) => {
    const site = await aCollectionUnder('2014-01-10')
    const values = site.signatoryOf(memberState)
    certain(await site.signAs(memberState, values))
    const { directory } = await site.packageOf(memberState)
    const form = textOf(directory)
    expect(unbroken(form)).toContain(unbroken(`All signatories on this form are ${who}`).replace('arehold', 'hold'))
    expect(form).toContain('Regulation (EU) No 211/2011, Annex III')
    for (const field of [
      'familyNames',
      'nameAtBirth',
      'placeOfBirth',
      'street',
      'documentNumber',
      'issuingAuthority',
    ]) {
      expect(unbroken(form), field).toContain(unbroken(values[field] ?? ''))
    }
  })

  it('of a national procedure is its own, not the Union’s', async () => {
    const site = await aCollectionUnder('2026-06-01', 'nl-burgerinitiatief')
    certain(await site.signAs('NL', site.signatoryOf('NL')))
    const form = textOf((await site.packageOf('NL')).directory)
    expect(form).toContain('Citizens’ initiative to the Dutch House of Representatives')
    expect(form).toContain('Reglement van Orde')
    expect(form).not.toContain('2019/788')
    expect(form).not.toContain('European Commission registration number')
  })

  it('goes with a sheet and a readme that name its law, and nothing that it does not have', async () => {
    const site = await aCollectionUnder('2026-06-01', 'nl-burgerinitiatief')
    certain(await site.signAs('NL', site.signatoryOf('NL')))
    const { directory, read } = await site.packageOf('NL')
    const sheet = printed('pdftotext', ['-layout', join(directory, 'submission-form.pdf'), '-']).replaceAll(
      /\s+/gu,
      ' ',
    )
    for (const said of [
      'Citizens’ initiative to the Dutch House',
      'Reglement van Orde',
      '3. Reference:',
      '9. Date and',
    ])
      expect(sheet).toContain(said)
    const readme = read('readme.html')
    expect(readme).toContain('The submission form. The organisers sign it')
    for (const text of [sheet, readme.replace('the electronic schema of the Commission', '')])
      expect(text).not.toMatch(/2019\/788|Commission|Annex [IV]|threshold|conforms|European/u)
  })
})
