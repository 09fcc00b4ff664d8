import { readFileSync } from 'node:fs'
import { barriersOn } from '#tests/support/barriers'
import { fillForm, receiptOn, sign } from '#tests/support/signing-page'
import { expect, signInAsNewOrganiser, test } from '#tests/support/site'

test('Ines asks for the removal of a statement, Teodor confirms it in his own session', async ({
  page,
  browser,
  site,
}) => {
  const counted = (): Promise<number> =>
    site.beside(({ tallies }) => tallies().find(({ memberState }) => memberState === 'EE')?.counted ?? 0)
  await page.goto('/en/sign/EE')
  await fillForm(page, 'EE', { documentNumber: '51107121760' })
  await sign(page)
  const code = await receiptOn(page)
  const before = await counted()

  await signInAsNewOrganiser(site, page)
  await page.getByRole('link', { name: 'Removals', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Removals')
  await page.getByLabel('Identifier of the statement').fill('2b1f3a50-7c4e-8d19-a6b2-0f5e4c3d2a19')
  await page.getByRole('button', { name: 'Look whether there is one' }).click()
  await expect(page.locator('#code-problem')).toContainText('There is no statement with this identifier.')
  await page.getByLabel('Identifier of the statement').fill(code.toUpperCase())
  await page.getByRole('button', { name: 'Look whether there is one' }).click()
  await expect(page.getByText(/^There is such a statement: Estonia, /u)).toBeVisible()
  await page.getByRole('button', { name: 'Ask for its removal' }).click()
  await expect(page.locator('#reason-problem')).toHaveText('Choose a reason.')
  await expect(page.getByLabel('Identifier of the statement')).toHaveValue(code.toUpperCase())
  await page.getByLabel('Reason').selectOption('court')
  expect(await barriersOn(page)).toEqual([])
  await page.getByRole('button', { name: 'Ask for its removal' }).click()
  await expect(page.getByText('Asked for. Another organiser has to confirm it now.')).toBeVisible()
  await expect(page.getByText(/Estonia\. Reason: A court or an authority has ordered it\./u)).toBeVisible()
  expect(await page.content()).not.toContain(code)
  expect(await counted()).toBe(before)

  const teodor = await browser.newContext({ baseURL: site.url })
  const his = await teodor.newPage()
  await signInAsNewOrganiser(site, his)
  await his.goto('/organiser/approvals')
  await his.getByRole('button', { name: 'Confirm: Remove a statement' }).click()
  await expect(his.getByText('Confirmed and done.')).toBeVisible()
  expect(await counted()).toBe(before - 1)
  await his.goto('/organiser/removals')
  await expect(his.getByRole('columnheader', { name: 'A court or an authority has ordered it' })).toBeVisible()
  expect(await barriersOn(his)).toEqual([])
  await teodor.close()
})

test('Ines downloads the record of processing and the impact assessment, filled in', async ({
  page,
  site,
  asOrganiser,
}) => {
  await asOrganiser(page)
  await page.getByRole('link', { name: 'Documents', exact: true }).click()
  expect(await barriersOn(page)).toEqual([])
  for (const [button, name, title] of [
    ['Download the record (HTML)', 'record-of-processing.html', 'Record of processing activities'],
    ['Download the assessment (HTML)', 'impact-assessment.html', 'Data protection impact assessment'],
  ] as const) {
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: button }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe(name)
    const html = readFileSync(await file.path(), 'utf8')
    expect(html).toContain(`<h1>${title}</h1>`)
    expect(html).toContain('Estonia')
    expect(html).toMatch(/<mark>\[[^\]]+\]<\/mark>/u)
    expect(html).not.toMatch(/undefined|organiser\.documents|<script/u)
  }
  const downloads = await site.beside(({ auditTrail }) =>
    auditTrail(20).filter(({ event }) => event === 'template-downloaded'),
  )
  // Other journeys on this site may have fetched templates before.
  expect(downloads.filter(({ organiserId }) => organiserId === downloads[0]?.organiserId)).toHaveLength(2)
})
