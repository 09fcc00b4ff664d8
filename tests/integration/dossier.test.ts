import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { signStatement } from '#lib/collecting/sign-statement'
import { buildRecord } from '#lib/dossier/build/build-record'
import { noteSplitting } from '#lib/organising/share-holders'
import { changeContact } from '#lib/site-settings/contact'
import { searchFolder } from '#tests/support/canary'
import { certain } from '#tests/support/certain'
import { aForm, anOpenCollection, temporaryFolder } from '#tests/support/collection'
import { printed, tool } from '#tests/support/opening'
import { validatePdfA } from '#tests/support/preflight'

/** What must stand nowhere: a signatory's data, and secrets of the host's. */
const planted = {
  givenNames: 'Maarika-Kanaari',
  familyNames: 'Tuvikene-Puurimaa',
  password: 'planted-mail-password-7f3a',
  token: 'planted-webhook-token-91c2',
  holder: 'Holder-Whose-Name-Stays-Out',
}

const variables = {
  COLLIGO_ORIGIN: 'https://collect.example.eu',
  COLLIGO_MAIL_URL: `smtps://news:${planted.password}@mail.example.eu:465`,
  COLLIGO_MAIL_FROM: 'News <news@example.eu>',
  COLLIGO_ALARM_WEBHOOK: `https://alarms.example.eu/${planted.token}`,
}

const dossier = (words: readonly string[], more: Readonly<Record<string, string>> = {}) => {
  const env = Object.entries({ ...variables, ...more }).map(([name, value]) => `${name}=${value}`)
  return tool('env', [...env, process.execPath, 'lib/cli/dossier.ts', ...words])
}

/** A collection with a signature, a split key and a host, and its dossier beside it. */
async function aDossier() {
  const collection = await anOpenCollection()
  const typed = { givenNames: planted.givenNames, familyNames: planted.familyNames }
  certain(await signStatement(collection.collecting, await aForm(collection, 'EE', { typed })))
  const keyId = collection.keys.sealing()?.id ?? ''
  const noted = { keyId, names: `${planted.holder}\nSomebody Else`, needed: '2' }
  certain(noteSplitting(collection.organising, collection.holders, noted, 1))
  certain(
    changeContact(
      collection.siteKeeping,
      {
        email: 'contact@example.eu',
        postalAddress: '',
        provider: 'Made-up Hosting',
        place: 'Tallinn',
        memberState: 'EE',
        url: '',
        label: '',
      },
      null,
    ),
  )
  await collection.close()
  const [data, out] = [join(collection.folder, 'data'), join(collection.folder, 'dossier')]
  const made = dossier(['--out', out, '--data', data, '--seconds', '0', '--url', 'http://127.0.0.1:9'])
  return { data, out, made, texts: textsOf(out) }
}

/** What stands in every document, as text in files of a folder of its own. */
function textsOf(out: string): { readonly folder: string; readonly of: (name: string) => string } {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'texts'))
  const path = (name: string): string => join(folder, 'texts', `${name}.txt`)
  for (const name of readdirSync(out).filter((file) => file.endsWith('.pdf')))
    writeFileSync(path(name), printed('pdftotext', ['-layout', join(out, name), '-']))
  return { folder, of: (name) => readFileSync(path(name), 'utf8') }
}

/** The last line of each page above its foot: no heading may stand there alone. */
const lastLinesOf = (text: string): readonly string[] =>
  text.split('\f').flatMap((page) => {
    const lines = page.split('\n').filter((line) => line.trim() !== '')
    return lines.at(-2)?.trim() ?? []
  })

/** Every document opens in foreign programs, and none holds a secret or a signatory. */
async function inspect({ data, out, made, texts }: Awaited<ReturnType<typeof aDossier>>): Promise<void> {
  expect(made.stderr).not.toMatch(/Error|Warning/u)
  expect(made.stdout).toContain('Begin with 00-summary.pdf')
  expect(made.status).toBe(0)

  const documents = readdirSync(out).filter((name) => name.endsWith('.pdf'))
  expect(documents).toHaveLength(19)
  for (const name of documents) {
    expect(tool('qpdf', ['--check', join(out, name)]).status, name).toBe(0)
    const pages = Number(/^Pages:\s+(\d+)$/mu.exec(printed('pdfinfo', [join(out, name)]))?.[1])
    const isEnglish = !name.endsWith('.et.pdf')
    const page = isEnglish ? `age ${String(pages)} of ${String(pages)}` : `Lehekülg ${String(pages)}/${String(pages)}`
    expect(texts.of(name), name).toContain(page)
    if (name === '00-summary.pdf') expect(pages, 'the summary is one page').toBe(1)
    else if (!/^(?:02|04|08|12|13|15|16)-/u.test(name))
      expect(texts.of(name), name).toContain(isEnglish ? 'Contents' : 'Sisukord')
    expect(
      lastLinesOf(texts.of(name)).filter((line) => /^\d{1,2} {1,3}\p{Lu}\S*(?: \S+)*$/u.test(line)),
      name,
    ).toEqual([])
    expect(texts.of(name), name).not.toMatch(/undefined|\[object|organiser\.documents/u)
    expect(statSync(join(out, name)).mode & 0o077).toBe(0)
  }
  expect(printed('pdfinfo', ['-struct-text', join(out, '10-access-matrix.pdf')])).toContain('TH')
  for (const name of ['01-system-description.pdf', '06-impact-assessment.et.pdf'])
    expect(validatePdfA(join(out, name))).toContain('is a valid PDF/A-1b file')
  for (const name of ['rooms.svg', 'statement.svg']) printed('xmllint', ['--noout', join(out, 'figures', name)])

  expect(texts.of('09-backup-and-restore.pdf')).toMatch(/The restored copy is whole/u)
  expect(texts.of('09-backup-and-restore.pdf')).toContain('1 statement, still sealed')
  expect(texts.of('08-key-ceremony.pdf')).toContain('somebody without an account')
  expect(texts.of('06-impact-assessment.et.pdf')).toContain('Made-up Hosting')
  expect(texts.of('14-conformity.pdf')).toContain('not run')
  expect(texts.of('16-from-outside.pdf')).toContain('Nobody answers')
  expect(printed('sh', ['-c', `cd '${out}' && sha256sum --check --quiet SHA256SUMS && echo same`])).toBe('same\n')

  const keys = ['fingerprint.key', 'server.key', 'news.key'].map((name) => ({
    name,
    value: readFileSync(join(data, 'keys', name), 'utf8').trim(),
  }))
  const canaries = [...Object.entries(planted).map(([name, value]) => ({ name, value })), ...keys]
  for (const folder of [out, texts.folder]) expect(await searchFolder(folder, canaries)).toEqual([])
  expect(await searchFolder(out, [{ name: 'what may stand there', value: 'Made-up Hosting' }])).not.toEqual([])
}

/** The same command says whether it is still the build and configuration, and names what is not. */
function compare({ data, out }: Awaited<ReturnType<typeof aDossier>>): void {
  const same = dossier(['--deviations', out, '--data', data])
  expect([same.status, same.stdout]).toEqual([0, expect.stringContaining('nothing deviates')])

  const other = dossier(['--deviations', out, '--data', data], { COLLIGO_CHALLENGE_TRIES: '800' })
  expect(other.status).toBe(1)
  expect(other.stdout).toContain('The setting COLLIGO_CHALLENGE_TRIES was changed: “not set” before, “800” now.')

  // As if these had been other files when the record was made.
  const file = join(out, 'data/build.json')
  const record = buildRecord.parse(JSON.parse(readFileSync(file, 'utf8')))
  const files = Object.fromEntries(Object.entries(record.files).filter(([path]) => path !== 'lib/crypto/seal.ts'))
  writeFileSync(file, JSON.stringify({ ...record, files: { ...files, 'lib/gone.ts': '00', 'lib/server.ts': '00' } }))
  const changed = dossier(['--deviations', file, '--data', data, '--json'])
  expect(changed.status).toBe(1)
  expect(JSON.parse(changed.stdout)).toMatchObject({
    deviations: [
      { kind: 'file', what: 'lib/crypto/seal.ts', change: 'added' },
      { kind: 'file', what: 'lib/gone.ts', change: 'missing' },
      { kind: 'file', what: 'lib/server.ts', change: 'changed' },
    ],
  })
  expect(dossier(['--deviations', join(out, '00-summary.pdf')]).status).toBe(2)
}

test('a dossier of a real instance opens in foreign programs, holds no secret and no signatory, and tells later what deviates', async () => {
  const made = await aDossier()
  await inspect(made)
  compare(made)
}, 240_000)

test('a dossier is written into no folder that holds something, and of no folder without a collection', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'mine.txt'), '')
  expect(dossier(['--out', folder, '--data', folder]).stderr).toContain('is not empty')
  expect(dossier(['--out', join(folder, 'new'), '--data', folder]).stderr).toContain('holds no collection')
  expect(dossier([]).status).toBe(2)
})
