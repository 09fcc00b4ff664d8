import { countryName } from '#lib/i18n/names'
import { barriersOn } from '#tests/support/barriers'
import { aPdf } from '#tests/support/pictures'
import { aSecondPerson, confirmAs } from '#tests/support/second-person'
import { fillForm, receiptOn, sign } from '#tests/support/signing-page'
import { expect, test } from '#tests/support/site'

const today = new Date().toISOString().slice(0, 10)

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('Ines hands a batch over, Teodor answers, and everything stands beside the forecast', async ({
    page,
    browser,
    site,
    asOrganiser,
  }) => {
    test.setTimeout(240_000)
    const code = await site.beside(
      // Luxembourg's are for the other test.
      ({ handingOver }) =>
        handingOver.unbatched().find(({ counted, memberState }) => counted > 1 && memberState !== 'LU')?.memberState ??
        '',
    )
    const name = countryName(code, 'en')
    await asOrganiser(page)
    await page.goto('/organiser/exports')
    await page.getByLabel(new RegExp(`^${name}: `, 'u')).check()
    await page.getByRole('button', { name: 'Ask for these exports' }).click()
    const nadia = await aSecondPerson(site, browser)
    await confirmAs(nadia, 'Export statements')
    const [batch] = await site.beside(({ handingOver }) =>
      handingOver.batches().filter(({ memberState }) => memberState === code),
    )
    const count = batch?.count ?? 0
    expect(count).toBeGreaterThan(0)
    await page.goto('/organiser/exports')
    const address = `/organiser/exports/${code}?batch=1`
    const [first, again] = [await page.request.get(address), await page.request.get(address)]
    expect(await again.text()).toBe(await first.text())

    await expect(page.getByText('Not handed over yet').first()).toBeVisible()
    await page.goto(`/organiser/exports/batches/${String(batch?.id)}`)
    await page.getByLabel('Day', { exact: true }).fill('someday')
    await page.getByLabel('How', { exact: true }).fill('By courier to Valletta')
    await page.getByRole('button', { name: 'Note it', exact: true }).click()
    await expect(page.locator('#on-problem')).toContainText('This is not a day we can read')
    await expect(page.getByLabel('How', { exact: true })).toHaveValue('By courier to Valletta')
    await page.getByLabel('Day', { exact: true }).fill(today)
    await page.getByRole('button', { name: 'Note it', exact: true }).click()
    await expect(page.getByText('By courier to Valletta')).toBeVisible()

    const number = await site.beside(({ collection }) => collection().initiative?.registrationNumber ?? '')
    const receipt = {
      ...{ format: 'colligo-receipt/1', initiative: number, memberState: code, batch: 1 },
      ...{ receivedOn: today, count, authority: 'Electoral Commission' },
    }
    const upload = async (label: string, button: string, content: object): Promise<void> => {
      const buffer = Buffer.from(JSON.stringify(content))
      await page.getByLabel(label).setInputFiles({ name: 'answer.json', mimeType: 'application/json', buffer })
      await page.getByRole('button', { name: button }).click()
    }
    await upload('Receipt (JSON)', 'Check and note the receipt', { ...receipt, count: count + 1 })
    await expect(page.getByText('the file says another number')).toBeVisible()
    await upload('Receipt (JSON)', 'Check and note the receipt', receipt)
    await expect(page.getByText('The receipt is noted, and the batch is locked.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Ask to dissolve it' })).toHaveCount(0)
    await upload('Result (JSON)', 'Check and note the result', {
      ...{ ...receipt, format: 'colligo-result/1', received: count, valid: count - 1, issuedOn: today },
      invalid: [{ reason: 'not-found', count: 1 }],
    })
    await expect(page.getByText('The result is noted.')).toBeVisible()
    await page.goto('/organiser/results')
    await expect(page.getByRole('row', { name: new RegExp(`^${name} 1 1$`, 'u') })).toBeVisible()

    await page.goto('/organiser/submission')
    await page.getByLabel('Member State').selectOption(code)
    await page
      .getByLabel('Certificate (PDF)')
      .setInputFiles({ name: 'c.pdf', mimeType: 'application/pdf', buffer: aPdf() })
    await page.getByLabel('Valid statements it certifies').fill(String(count - 1))
    await page.getByLabel('Authority').fill('Electoral Commission')
    await page.getByLabel('Day of the certificate').fill(today)
    await page.getByRole('button', { name: 'Put it in' }).click()
    await expect(page.getByText('The certificate is here.')).toBeVisible()
    const certificate = await page.request.get(`/organiser/submission/certificates/${code}`)
    expect(await certificate.body()).toEqual(aPdf())
    const form = await page.request.get('/organiser/submission/form')
    expect(form.headers()['content-type']).toBe('application/pdf')
    expect((await form.body()).subarray(0, 5).toString()).toBe('%PDF-')
  })
})

test('what was handed over is said to everybody alike where statements are taken back', async ({
  page,
  browser,
  site,
  asOrganiser,
}) => {
  test.setTimeout(240_000)
  await page.goto('/en/sign/LU')
  // Of somebody who has signed before, there would be no statement.
  await fillForm(page, 'LU', { familyNames: 'Weydert-Kremer' })
  await sign(page)
  const code = await receiptOn(page)
  const staff = await (await browser.newContext({ baseURL: site.url })).newPage()
  await asOrganiser(staff)
  await staff.goto('/organiser/exports')
  await staff.getByLabel(/^Luxembourg: /u).check()
  await staff.getByRole('button', { name: 'Ask for these exports' }).click()
  await confirmAs(await aSecondPerson(site, browser), 'Export statements')
  const batch = await site.beside(({ handingOver }) => {
    const found = handingOver.batches().findLast(({ memberState }) => memberState === 'LU')
    if (found !== undefined) handingOver.keepHandOver(found.id, today, 'Upload')
    return found?.id ?? 0
  })
  for (const place of ['/organiser/exports', `/organiser/exports/batches/${String(batch)}`, '/organiser/submission']) {
    await staff.goto(place)
    expect(await barriersOn(staff)).toEqual([])
  }
  await expect(async () => {
    await page.goto('/en/withdraw')
    await expect(page.getByText(/^Luxembourg: handed over on /u)).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 60_000 })
  await page.getByLabel('Code of your receipt').fill(code)
  await page.getByLabel('I want my statement of support removed.').check()
  await page.getByRole('button', { name: 'Remove my statement' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'If there is a statement with this code, it has been removed, or your wish is on the organisers’ list',
  )
  expect(await barriersOn(page)).toEqual([])
  expect(await site.beside(({ handingOver }) => handingOver.wished(batch))).toEqual([code])
})
