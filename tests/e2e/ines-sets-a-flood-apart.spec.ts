import { randomUUID } from 'node:crypto'
import { madeUpSignatory } from '#lib/cli/demo/people'
import { solved } from '#lib/cli/demo/seed'
import { declarations } from '#lib/collecting/declarations'
import { proofPurpose, signStatement } from '#lib/collecting/sign-statement'
import type { LaneLabel } from '#lib/domain/lane'
import { raiseAlarms } from '#lib/organising/alarms'
import { barriersOn } from '#tests/support/barriers'
import { certain } from '#tests/support/certain'
import { expect, signInAsNewOrganiser, test, type Site } from '#tests/support/site'

/** Has made-up Maltese sign by a lane, beside the server. */
const flood = (site: Site, count: number, label: LaneLabel): Promise<void> =>
  site.beside(async (instance) => {
    const purpose = proofPurpose(instance.collection().initiative?.registrationNumber ?? '', 'MT')
    for (let index = 0; index < count; index += 1) {
      const form = {
        memberState: 'MT',
        language: 'mt',
        fields: madeUpSignatory('MT', 500_000 + index),
        confirmed: {},
        declared: new Set(declarations),
        formToken: randomUUID(),
        proof: await solved(await instance.challenge(purpose)),
        label,
      } as const
      certain(await signStatement(instance.collecting, form))
    }
    raiseAlarms(instance.organising, instance.alarms)
  })

test('Ines sees an alarm, has a flood set apart by a second organiser, and lets it back; signatories see no difference', async ({
  page,
  browser,
  site,
}) => {
  test.setTimeout(120_000)
  await flood(site, 60, 'one-network')
  const before = await site.beside(({ tallies }) => tallies())
  const maltese = async (): Promise<number> =>
    (await site.beside(({ tallies }) => tallies())).find(({ memberState }) => memberState === 'MT')?.counted ?? 0

  await signInAsNewOrganiser(site, page)
  await page.getByRole('link', { name: 'Suspects' }).click()
  await expect(page.getByText(/Malta: 60 statements from single networks/u)).toBeVisible()
  expect(await barriersOn(page)).toEqual([])
  await page.getByRole('button', { name: 'I have looked at alarm 1' }).click()
  await expect(page.getByText('Looked at on')).toBeVisible()

  await page.getByRole('button', { name: 'Show how many' }).click()
  await expect(page.getByText('Choose at least one condition')).toBeVisible()
  await page.getByRole('link', { name: 'Examine these statements' }).click()
  const preview = page.locator('#preview')
  await expect(preview.getByText(/^60 statements, .* of all that count\.$/u)).toBeVisible()
  await expect(preview.getByRole('row', { name: /^Malta/u })).toContainText('60')
  await expect(page.getByLabel('One network')).toBeChecked()
  await expect(page.getByLabel('Malta', { exact: true })).toBeChecked()
  expect(await barriersOn(page)).toEqual([])
  await page.getByRole('button', { name: 'Ask for them to be set apart' }).click()
  await expect(page.getByText('Asked for. Another organiser has to confirm it now.')).toBeVisible()
  await expect(page.getByText('lanes: One network; Member States: Malta')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Confirm/u })).toHaveCount(0)
  expect(await maltese(), 'asking changes nothing').toBeGreaterThanOrEqual(60)

  const teodor = await (await browser.newContext({ baseURL: site.url })).newPage()
  await signInAsNewOrganiser(site, teodor)
  await teodor.goto('/organiser/approvals')
  await expect(teodor.getByText('60 statements match now.')).toBeVisible()
  expect(await barriersOn(teodor)).toEqual([])
  await teodor.getByRole('button', { name: 'Confirm: Set statements apart as suspect' }).click()
  await expect(teodor.getByText('Confirmed and done.')).toBeVisible()
  expect(await maltese()).toBe((before.find(({ memberState }) => memberState === 'MT')?.counted ?? 0) - 60)

  await page.goto('/organiser/suspects')
  await expect(page.getByText('60 of them are set apart now and do not count.')).toBeVisible()
  expect(await barriersOn(page)).toEqual([])
  const exported = await page.request.get('/organiser/exports/MT?suspect=yes')
  if (exported.headers()['content-type']?.startsWith('application/jsonl') === true) {
    expect((await exported.text()).split('\n')[0]).toContain('"statements":"suspect"')
  }
  const form = await page.request.get('/mt/sign/MT')
  expect(form.status(), 'the form is there as before').toBe(200)

  await page.getByRole('button', { name: 'Ask to lift suspicion 1' }).click()
  await expect(page.getByText('Suspicion number 1')).toBeVisible()
  await teodor.goto('/organiser/approvals')
  await teodor.getByRole('button', { name: 'Confirm: Lift a suspicion' }).click()
  await expect(teodor.getByText('Confirmed and done.')).toBeVisible()
  expect(await site.beside(({ tallies }) => tallies())).toEqual(before)
  await page.goto('/organiser/audit?about=statements')
  await expect(page.getByText(/Suspicion lifted/u)).toBeVisible()
})

test('the desk works without JavaScript, and a picture of it fits every window', async ({ browser, site }) => {
  const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled: false })
  const page = await context.newPage()
  await signInAsNewOrganiser(site, page)
  await page.goto('/organiser/suspects')
  await page.locator('#lane-usual').check()
  await page.getByRole('button', { name: 'Show how many' }).click()
  await expect(page.locator('#preview').getByText(/statements, .* of all that count/u)).toBeVisible()
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [320, 768, 1280]) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      const { scrollWidth } = await page
        .evaluate(() => ({ scrollWidth: document.documentElement.scrollWidth }))
        .catch(() => ({ scrollWidth: width }))
      expect(scrollWidth).toBeLessThanOrEqual(width)
      await page.screenshot({ path: `tmp/suspects-${colorScheme}-${String(width)}.png`, fullPage: true })
    }
  await context.close()
})
