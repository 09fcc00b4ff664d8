import type { Page } from '@playwright/test'
import { addPaperBundle, countPaperBundle } from '#lib/organising/paper'
import { barriersOn } from '#tests/support/barriers'
import { certain } from '#tests/support/certain'
import { expect, signInAsNewOrganiser, test } from '#tests/support/site'

/** How the numbers of a first count could stand in a page, a payload or a file. */
const spellings = (number: number): readonly string[] => [String(number), new Intl.NumberFormat('en').format(number)]

/** Whatever somebody's browser can be given about bundles: pages, what scripts fetch of them, and files. */
async function everythingFor(page: Page, bundle: string): Promise<string> {
  const texts: string[] = []
  for (const path of ['/organiser/paper', bundle, '/organiser/paper/file', '/organiser/paper/bundles']) {
    for (const headers of [{}, { rsc: '1' }] as const) {
      const answer = await page.request.get(path, { headers })
      expect(answer.status()).toBe(200)
      texts.push(await answer.text())
    }
  }
  return texts.join('\n')
}

async function typeCount(page: Page, sheets: number | string, statements: number | string): Promise<void> {
  await page.getByLabel('Sheets').fill(String(sheets))
  await page.getByLabel('Statements').fill(String(statements))
}

test('Ines and Teodor count a bundle of paper apart from each other, and send it', async ({ page, browser, site }) => {
  test.slow()
  await signInAsNewOrganiser(site, page, ['member'])
  const his = await (await browser.newContext({ baseURL: site.url, javaScriptEnabled: false })).newPage()
  await signInAsNewOrganiser(site, his, ['exporter'])

  await page.getByRole('link', { name: 'Paper', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Paper', level: 1 })).toBeVisible()
  await page.getByLabel('Member State').selectOption('LU')
  await page.getByLabel('Name on the bundle').fill('LU-1')
  await typeCount(page, 1731, 19)
  await page.getByRole('button', { name: 'Keep this count' }).click()
  await expect(page.getByText('There are fewer statements than sheets.')).toBeVisible()
  await expect(page.getByLabel('Member State')).toHaveValue('LU')
  await expect(page.getByLabel('Name on the bundle')).toHaveValue('LU-1')
  await expect(page.getByLabel('Sheets')).toHaveValue('1731')
  expect(await barriersOn(page)).toEqual([])
  await typeCount(page, 1731, 14867)
  await page.getByRole('button', { name: 'Keep this count' }).click()
  await expect(page.getByText('Your count is kept.')).toBeVisible()
  await expect(page.getByText('14,867 statements on 1,731 sheets')).toBeVisible()
  expect(await barriersOn(page)).toEqual([])

  await page.getByRole('link', { name: 'LU-1' }).click()
  await expect(page.getByText('The second count can come from:')).toBeVisible()
  await expect(page.getByLabel('Statements')).toHaveValue('14867')
  expect(await barriersOn(page)).toEqual([])
  const bundle = new URL(page.url()).pathname

  const given = await everythingFor(his, bundle)
  expect(given).toContain('LU-1')
  for (const spelling of [1731, 14867].flatMap(spellings)) expect(given).not.toContain(spelling)

  await his.goto('/organiser/paper')
  await his.getByRole('link', { name: 'LU-1' }).click()
  await expect(his.getByLabel('Sheets')).toHaveValue('')
  await typeCount(his, 1731, '14.866')
  await his.getByRole('button', { name: 'Keep my count' }).click()
  await expect(his.getByText('A whole number is needed here')).toBeVisible()
  await expect(his.getByLabel('Statements')).toHaveValue('14.866')
  await typeCount(his, 1731, 14866)
  await his.getByRole('button', { name: 'Keep my count' }).click()
  await expect(his.getByText('The two counts differ. By how much is shown to neither of you.')).toBeVisible()

  await page.goto('/organiser/paper')
  await expect(page.getByText('Counts differ: two have to count again')).toBeVisible()
  for (const one of [page, his]) {
    const shown = await everythingFor(one, bundle)
    for (const spelling of [1731, 14867, 14866].flatMap(spellings)) expect(shown).not.toContain(spelling)
  }

  await his.goto(bundle)
  await typeCount(his, 1731, 14867)
  await his.getByRole('button', { name: 'Keep my count' }).click()
  await expect(his.getByText('Your count is kept.')).toBeVisible()
  await page.goto(bundle)
  await typeCount(page, 1731, 14867)
  await page.getByRole('button', { name: 'Keep my count' }).click()
  await expect(page.getByText('Both counts are alike.')).toBeVisible()
  expect(await barriersOn(page)).toEqual([])

  await his.goto(bundle)
  await his.getByRole('button', { name: 'Note as sent' }).click()
  await expect(his.getByText('This day is needed, as day, month and year.')).toBeVisible()
  await his.getByLabel('Authority').fill('Ministère de l’Intérieur')
  await his.getByLabel('Day on which it was sent').fill('2999-01-01')
  await his.getByRole('button', { name: 'Note as sent' }).click()
  await expect(his.getByText('This day is still to come.')).toBeVisible()
  await expect(his.getByLabel('Authority')).toHaveValue('Ministère de l’Intérieur')
  await his.getByLabel('Day on which it was sent').fill(new Date().toISOString().slice(0, 10))
  await his.getByRole('button', { name: 'Note as sent' }).click()
  await expect(his.getByText('It has left.')).toBeVisible()
  await expect(his.getByText('Remove this bundle')).toHaveCount(0)

  await page.goto('/organiser/paper')
  await expect(page.getByText(/Sent to Ministère de l’Intérieur on/u)).toBeVisible()
  const luxembourg = page.getByRole('row', { name: /^Luxembourg/u })
  await expect(luxembourg.getByRole('cell').nth(1)).toHaveText('14,867')
  await expect(luxembourg).toContainText('reached')
  expect(await (await page.request.get('/organiser/paper/file')).text()).toMatch(/^LU,\d+,14867,148\d\d,4320\r$/mu)
  expect(await (await page.request.get('/organiser/paper/bundles')).text()).toContain('LU,LU-1,sent,1731,14867,')
})

test('Ines removes a bundle that she has noted by mistake, without JavaScript, once the box is ticked', async ({
  browser,
  site,
}) => {
  const page = await (await browser.newContext({ baseURL: site.url, javaScriptEnabled: false })).newPage()
  await signInAsNewOrganiser(site, page, ['member'])
  await page.goto('/organiser/paper?of=MT')
  await expect(page.getByLabel('Member State')).toHaveValue('MT')
  await page.getByLabel('Name on the bundle').fill('MT-by-mistake')
  await typeCount(page, 3, 21)
  await page.getByRole('button', { name: 'Keep this count' }).click()
  await page.getByRole('link', { name: 'MT-by-mistake' }).click()
  await typeCount(page, 3, 22)
  await page.getByRole('button', { name: 'Correct my count' }).click()
  await expect(page.getByText('22 statements on 3 sheets')).toBeVisible()
  await page.getByText('Remove this bundle').click()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByText('Nothing was removed: the box was not ticked.')).toBeVisible()
  const address = page.url()
  await page.getByText('Remove this bundle').click()
  await page.getByLabel('Yes, remove it.').check()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByText('The bundle was removed.')).toBeVisible()
  await expect(page.getByText('MT-by-mistake')).toHaveCount(0)
  expect((await page.request.get(address)).status()).toBe(404)
})

test('what was counted on paper is read on a phone and in the dark', async ({ page, site }) => {
  test.slow()
  await site.beside(({ organising, paper }) => {
    const bundle = { memberState: 'DE', sheets: '40', statements: '300' }
    const [first, second] = ['Köln-1', 'Ein Bündel mit einem sehr langen Namen ohne-jede-Lücke-darin'].map((name) =>
      certain(addPaperBundle(organising, paper, { ...bundle, name }, 901)),
    )
    certain(countPaperBundle(organising, paper, { ...bundle, id: first ?? 0 }, 902))
    certain(countPaperBundle(organising, paper, { ...bundle, id: second ?? 0, statements: '301' }, 902))
  })
  await signInAsNewOrganiser(site, page, ['member'])
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const width of [320, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      await page.goto('/organiser/paper')
      expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false)
    }
    await page.setViewportSize({ width: 320, height: 800 })
    expect(await barriersOn(page)).toEqual([])
  }
})
