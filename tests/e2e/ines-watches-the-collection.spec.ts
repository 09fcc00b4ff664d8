import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { watch, type Watched } from '#lib/organising/watching'
import { barriersOn } from '#tests/support/barriers'
import { expect, seeded, signInAsNewOrganiser, test } from '#tests/support/site'
import { fillForm, receiptOn, sign } from '#tests/support/signing-page'

const dashboard = '/organiser/collection'

/** The table behind a chart as it is downloaded, without its head. */
async function numbersOf(page: Page, chart: string): Promise<readonly (readonly string[])[]> {
  const answer = await page.request.get(`${dashboard}/charts/${chart}?as=csv`)
  expect(answer.headers()).toMatchObject({
    'cache-control': 'no-store',
    'content-type': 'text/csv; charset=utf-8; header=present',
  })
  const lines = (await answer.text()).trimEnd().split('\r\n')
  return lines.slice(1).map((line) => line.split(','))
}

const chartOn = (page: Page, chart: string) => page.locator(`[data-chart="${chart}"]`)

test('Ines sees at once whether it is open, how many there are and whether that is enough', async ({
  page,
  site,
  asOrganiser,
}) => {
  await page.goto('/en/sign/EE')
  await fillForm(page, 'EE')
  await sign(page)
  await receiptOn(page)

  await asOrganiser(page)
  await page.goto(dashboard)
  const watched: Watched = await site.beside(({ watching }) => watch(watching))
  expect(watched.total).toBeGreaterThan(seeded / 2)
  await expect(page.getByText('Open: statements are being taken.')).toBeVisible()
  await expect(page.getByRole('heading', { name: `${String(watched.total)} statements of support` })).toBeVisible()
  const headline = page.getByRole('region', { name: `${String(watched.total)} statements of support` })
  await expect(headline).toContainText(/Not enough at the present pace|Still open|Too early to say/u)
  await expect(headline.locator('dl')).toContainText(`Last 7 days${String(watched.lately.week)}`)

  const estonia = watched.memberStates.find(({ memberState }) => memberState === 'EE')?.counted ?? 0
  expect(estonia).toBeGreaterThan(0)
  const counts = page.getByRole('table', { name: 'Statements by Member State' })
  await expect(counts.getByRole('row', { name: /^Estonia/u })).toContainText(String(estonia))
  const byMemberState = await numbersOf(page, 'member-states')
  expect(byMemberState).toHaveLength(27)
  expect(byMemberState.find(([code]) => code === 'EE')?.slice(0, 3)).toEqual(['EE', String(estonia), '5040'])
  const sum = byMemberState.reduce((total, [, count]) => total + Number(count), 0)
  expect(sum).toBe(watched.total)
  const languages = await numbersOf(page, 'languages')
  expect(languages.reduce((total, [, count]) => total + Number(count), 0)).toBe(watched.total)
})

test('Ines takes every chart home, as numbers and as a drawing', async ({ page, asOrganiser }, testInfo) => {
  await asOrganiser(page)
  await page.goto(dashboard)
  const charts = await page.locator('[data-chart]').evaluateAll((all) => all.map((one) => one.dataset['chart'] ?? ''))
  expect(charts).toHaveLength(12)
  for (const chart of charts) {
    const drawing = await page.request.get(`${dashboard}/charts/${chart}?as=svg`)
    expect(drawing.headers()).toMatchObject({
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename="${chart}.svg"`,
    })
    expect(await drawing.text()).toMatch(/^<svg xmlns[\s\S]*<\/svg>\n$/u)
    await numbersOf(page, chart)
  }
  const downloading = page.waitForEvent('download')
  await chartOn(page, 'validity')
    .getByRole('link', { name: /^Numbers as CSV/u })
    .click()
  const file = testInfo.outputPath('validity.csv')
  await (await downloading).saveAs(file)
  expect(readFileSync(file, 'utf8')).toMatch(/^member_state,statements,valid_low,valid_expected,valid_high,/u)
  // What the page draws is what the file draws.
  const shown = await chartOn(page, 'days').locator('svg path').first().getAttribute('d')
  expect(await (await page.request.get(`${dashboard}/charts/days?as=svg`)).text()).toContain(`d="${shown ?? 'none'}"`)
})

test('Ines notes what Estonia’s authority has reported; a mistake loses nothing, and the forecast begins with it', async ({
  page,
  site,
}) => {
  await signInAsNewOrganiser(site, page)
  await page.goto(dashboard)
  await page.getByRole('link', { name: 'Note what an authority has reported' }).click()
  await page.getByLabel('Member State').selectOption('EE')
  await page.getByLabel('Statements that the authority was given').fill('5,900')
  await page.getByLabel('Valid ones among them').fill('6,000')
  await page.getByLabel('Day of the report').fill('1 11 2026')
  await page.getByRole('button', { name: 'Note the result' }).click()
  await expect(page.getByText('This is more than the authority was given.')).toBeVisible()
  await expect(page.getByLabel('Day of the report')).toHaveValue('1 11 2026')
  await expect(page.getByLabel('Member State')).toHaveValue('EE')
  expect(await barriersOn(page)).toEqual([])
  await page.getByLabel('Valid ones among them').fill('5,600')
  await page.getByRole('button', { name: 'Note the result' }).click()
  await expect(page.getByText('Noted. The forecast begins with it from now on.')).toBeVisible()
  await expect(page.getByText('5,600 of 5,900 valid, 94.9%')).toBeVisible()
  const validity = await numbersOf(page, 'validity')
  expect(validity.find(([code]) => code === 'EE')?.slice(2, 5)).toEqual(['5600', '5600', '5600'])
  await page.goto('/organiser/audit?about=handover')
  await expect(page.getByText(/^Result of an authority noted/u).first()).toBeVisible()
})

test('nobody without a permission gets a chart or notes a result', async ({ page, site }) => {
  await page.goto(`${dashboard}/charts/total?as=csv`)
  await expect(page).toHaveURL(/\/organiser\/sign-in/u)
  await signInAsNewOrganiser(site, page, ['editor'])
  await page.goto(`${dashboard}/charts/total?as=csv`)
  await expect(page).toHaveURL(/not-permitted\?needs=see-counts/u)
  await page.goto('/organiser/results')
  await expect(page).toHaveURL(/not-permitted\?needs=keep-calendar/u)
})

test('there is no chart of another name, and none in another form', async ({ page, asOrganiser }) => {
  await asOrganiser(page)
  await page.goto(dashboard)
  for (const address of ['constructor?as=csv', 'total?as=html', 'total', 'everything?as=svg']) {
    expect((await page.request.get(`${dashboard}/charts/${address}`)).status()).toBe(404)
  }
})

for (const [width, colorScheme] of [
  [320, 'light'],
  [768, 'dark'],
  [1280, 'light'],
  [1280, 'dark'],
] as const) {
  test(`the page can be read at ${String(width)} pixels on ${colorScheme} paper, without JavaScript, and nothing is cut off`, async ({
    browser,
    site,
  }, testInfo) => {
    const context = await browser.newContext({ baseURL: site.url, colorScheme, viewport: { width, height: 900 } })
    const page = await context.newPage()
    await signInAsNewOrganiser(site, page)
    const plain = await browser.newContext({
      baseURL: site.url,
      javaScriptEnabled: false,
      colorScheme,
      viewport: { width, height: 900 },
      storageState: await context.storageState(),
    })
    const still = await plain.newPage()
    await still.goto(dashboard)
    await expect(still.getByRole('heading', { name: 'Pace and forecast' })).toBeVisible()
    await chartOn(still, 'days').getByText('The numbers').click()
    await expect(chartOn(still, 'days').getByRole('table')).toBeVisible()
    await still.screenshot({ path: testInfo.outputPath('whole.png'), fullPage: true })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBe(width)
    expect(await barriersOn(page)).toEqual([])
    await plain.close()
    await context.close()
  })
}
