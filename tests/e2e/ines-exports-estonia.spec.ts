import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bytesIn } from '#tests/support/bytes'
import { aSecondPerson, confirmAs } from '#tests/support/second-person'
import { fillForm, receiptOn, sign } from '#tests/support/signing-page'
import { expect, test } from '#tests/support/site'

test('Ines exports Estonia, opens it offline, and finds Mari in XML and PDF; the data folder never held her name', async ({
  page,
  browser,
  site,
  asOrganiser,
}) => {
  const names = { givenNames: 'Mariliis', familyNames: 'Ööbik-Põldsaar' }
  await page.goto('/en/sign/EE')
  await fillForm(page, 'EE', { ...names, documentNumber: '37508166515' })
  await sign(page)
  const identifier = await receiptOn(page)

  await asOrganiser(page)
  await page.goto('/organiser/exports')
  await page.getByLabel(/^Estonia: /u).check()
  await page.getByRole('button', { name: 'Ask for these exports' }).click()
  await confirmAs(await aSecondPerson(site, browser), 'Export statements')
  await page.goto('/organiser/exports')
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download Estonia' }).click()
  const exported = join(site.folder, 'estonia.colligo')
  await (await downloading).saveAs(exported)
  expect(readFileSync(exported, 'utf8')).not.toContain(names.familyNames)

  const passphraseFile = join(site.folder, 'passphrase')
  writeFileSync(passphraseFile, site.passphrase)
  const out = join(site.folder, 'opened')
  const key = ['--key', site.privateKeyFile, '--passphrase-file', passphraseFile]
  const words = ['open', exported, ...key, '--out', out, '--unpacked', '--language', 'en']
  execFileSync(process.execPath, ['lib/cli/export.ts', ...words], { stdio: 'pipe' })

  const xml = readFileSync(join(out, 'statements.xml'), 'utf8')
  expect(xml).toContain(names.familyNames)
  expect(xml).toContain(identifier)
  execFileSync('xmllint', ['--noout', '--schema', 'docs/formats/statements.xsd', join(out, 'statements.xml')], {
    stdio: 'pipe',
  })
  const form = execFileSync('pdftotext', ['-layout', join(out, 'forms-001.pdf'), '-']).toString()
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
