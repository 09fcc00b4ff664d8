import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bytesIn } from '#tests/support/bytes'
import { fillForm, receiptOn, sign } from '#tests/support/signing-page'
import { expect, test } from '#tests/support/site'

test('Ines exports Estonia, opens it offline, and finds Mari in XML and PDF; the data folder never held her name', async ({
  page,
  site,
  asOrganiser,
}) => {
  const names = { givenNames: 'Mariliis', familyNames: 'Ööbik-Põldsaar' }
  await page.goto('/en/sign/EE')
  await fillForm(page, 'EE', { ...names, documentNumber: '37508166515' })
  await sign(page)
  const identifier = await receiptOn(page)

  await asOrganiser(page)
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export Estonia' }).click()
  const exported = join(site.folder, 'estonia.colligo')
  await (await downloading).saveAs(exported)
  expect(readFileSync(exported, 'utf8')).not.toContain(names.familyNames)

  const passphraseFile = join(site.folder, 'passphrase')
  writeFileSync(passphraseFile, site.passphrase)
  const out = join(site.folder, 'opened')
  const words = ['open', exported, '--key', site.privateKeyFile, '--out', out, '--passphrase-file', passphraseFile]
  execFileSync(process.execPath, ['lib/cli/export.ts', ...words], { stdio: 'pipe' })

  const xml = readFileSync(join(out, 'statements.xml'), 'utf8')
  expect(xml).toContain(names.familyNames)
  expect(xml).toContain(identifier)
  execFileSync('xmllint', ['--noout', '--schema', 'docs/formats/statements.xsd', join(out, 'statements.xml')], {
    stdio: 'pipe',
  })
  const form = execFileSync('pdftotext', ['-layout', join(out, 'forms.pdf'), '-']).toString()
  expect(form).toContain('Mariliis')
  expect(form).toContain('PERSONAL DATA — LIMITED DISTRIBUTION TO THE MEMBER STATE CONCERNED')

  const places = [bytesIn(site.dataFolder), readFileSync(site.logFile), bytesIn('.next')]
  for (const secret of [...Object.values(names), '37508166515']) {
    expect(
      places.map((place) => place.includes(secret)),
      'data folder, log, build cache',
    ).toEqual([false, false, false])
  }
  await page.goto('/organiser/audit?about=handover')
  await expect(page.getByText(/^Export finished · Estonia · \d+$/u).first()).toBeVisible()
})
