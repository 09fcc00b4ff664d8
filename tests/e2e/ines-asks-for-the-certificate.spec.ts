import { readFileSync } from 'node:fs'
import { barriersOn } from '#tests/support/barriers'
import { expect, signInAsNewOrganiser, test } from '#tests/support/site'

test('Ines says who answers for security, without JavaScript, and gets the request to the authority', async ({
  browser,
  site,
}) => {
  const signedIn = await browser.newContext({ baseURL: site.url })
  await signInAsNewOrganiser(site, await signedIn.newPage())
  const storageState = await signedIn.storageState()
  await signedIn.close()
  const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled: false, storageState })
  const page = await context.newPage()

  await page.goto('/organiser/certification')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Certification')
  await expect(page.getByRole('link', { name: 'Certificate of conformity' })).toBeVisible()
  await page.getByLabel('Security officer').fill('Nadia Petrova')
  await page.getByLabel('Authority that certifies').fill('x'.repeat(121))
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.locator('#authority-problem')).toHaveText('This is too long.')
  await expect(page.getByLabel('Security officer')).toHaveValue('Nadia Petrova')
  await page.getByLabel('Authority that certifies').fill('Information System Authority')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Noted.')).toBeVisible()
  await expect(page.getByLabel('Authority that certifies')).toHaveValue('Information System Authority')
  expect(await page.content()).toContain('./run dossier --data FOLDER --out NEW-FOLDER')

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the request (PDF)' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('certification-request.pdf')
  expect(
    readFileSync(await file.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  await context.close()
})

test('the page of the certificate has no barriers', async ({ page, asOrganiser }) => {
  await asOrganiser(page)
  await page.goto('/organiser/certification')
  expect(await barriersOn(page)).toEqual([])
})
