import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fits } from '#lib/opening/find-statements'
import { anExportHeader, aStatement, exportBytes, sealAll } from '#tests/support/exports'
import { command, lockedTestKey, temporaryFolder } from '#tests/support/opening'
import { aSignatoryOf } from '#tests/support/signatories'

const passphrase = 'correct horse battery'
const program = join(import.meta.dirname, '../../lib/cli/export.ts')

test('organisers find a statement by name and number, offline, and nothing is written', async () => {
  const folder = temporaryFolder()
  const statements = Array.from({ length: 3 }, () => aStatement('EE'))
  writeFileSync(join(folder, 'EE.jsonl'), exportBytes(anExportHeader('EE'), await sealAll(statements, 'EE')))
  await lockedTestKey(join(folder, 'key.json'), passphrase)
  writeFileSync(join(folder, 'passphrase.txt'), `${passphrase}\n`)
  const before = readdirSync(folder).toSorted()
  const words = ['find', join(folder, 'EE.jsonl'), '--key', join(folder, 'key.json')]
  const find = (typed: string) =>
    command([program, ...words, '--passphrase-file', join(folder, 'passphrase.txt')], typed)
  const { familyNames = '', documentNumber = '' } = aSignatoryOf('EE')

  const found = find(`${familyNames.toUpperCase()}\n${documentNumber}\n`)
  expect(found.stderr).toContain('3 found. Nothing was written down.')
  expect(found.stdout.match(/^[0-9a-f-]{36} {2}\d{4}-\d\d-\d\d$/gmu)).toHaveLength(3)
  expect(`${found.stdout}${found.stderr}`).not.toContain(familyNames)
  expect(find('Mallory\n\n')).toMatchObject({ status: 0, stdout: '' })
  expect(find('\n\n')).toMatchObject({ status: 1, stdout: '' })
  expect(readdirSync(folder).toSorted()).toEqual(before)
})

test.each([
  ['all parts of the names', { names: 'maria GARCIA', birthOrNumber: '' }, true],
  ['a part that is not in them', { names: 'Maria Gomez', birthOrNumber: '' }, false],
  ['the day of birth as people write it', { names: '', birthOrNumber: '27 3 1985' }, true],
  ['another day', { names: 'Maria', birthOrNumber: '28 3 1985' }, false],
  ['the number in another spelling', { names: 'Maria', birthOrNumber: '12345678 z' }, true],
  ['another number', { names: 'Maria', birthOrNumber: '12345678 y' }, false],
])('a statement fits by %s, or not', (_what, wanted, doesFit) => {
  const values = {
    givenNames: 'María José',
    familyNames: 'García-Márquez',
    dateOfBirth: '1985-03-27',
    documentNumber: '12345678Z',
  }
  expect(fits(wanted, { values })).toBe(doesFit)
})
