import { rmSync } from 'node:fs'
import { chromium, type Page } from '@playwright/test'
import { addChannel } from '#lib/site-settings/channels'
import { certain } from '#tests/support/certain'
import { fillDay, fillForm, receiptOn, sign } from '#tests/support/signing-page'
import { expect, startSite, test } from '#tests/support/site'
import { wholeBrowserPath } from '#tests/support/tools'

const typed = (page: Page) =>
  page
    .locator('form input[type=text], form select, form input[name^="declared."]')
    .evaluateAll((controls) =>
      controls.map((control) =>
        control instanceof HTMLInputElement && control.type === 'checkbox'
          ? String(control.checked)
          : (control as HTMLInputElement).value,
      ),
    )

const laidDown = (page: Page) => page.evaluate(() => sessionStorage.getItem('colligo.typing'))

test('Mari changes the language in the middle: what she typed comes along, and stays nowhere', async ({ page }) => {
  await page.goto('/en/sign/DE')
  await fillForm(page, 'DE')
  await fillDay(page, 'dateOfBirth', '27..1985')
  await page.locator('[name="country"]').selectOption('US')
  await page.locator('[name="declared.privacy-read"]').uncheck()
  const before = await typed(page)

  await page.locator('header summary').click()
  await page.getByRole('link', { name: 'eesti' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'et')
  await expect(page.locator('[name="givenNames"]')).toHaveValue('Jonas')
  expect(await typed(page)).toEqual(before)
  expect(await laidDown(page)).toBeNull()
  expect(page.url()).not.toMatch(/Jonas/u)

  await page.reload()
  await page.goto('/en/sign/DE')
  await expect(page.locator('[name="givenNames"]')).toHaveValue('')
})

test('It does not come along to another Member State, nor to whoever comes later', async ({ page }) => {
  await page.goto('/en/sign/EE')
  await fillForm(page, 'EE')
  await page.evaluate(() => {
    const laid = { memberState: 'EE', at: Date.now(), values: { givenNames: 'Mari' }, declared: [] }
    sessionStorage.setItem('colligo.typing', JSON.stringify(laid))
  })
  await page.goto('/et/sign/LV')
  await expect(page.locator('[name="givenNames"]')).toHaveValue('')
  await expect.poll(() => laidDown(page)).toBeNull()

  await page.evaluate(() => {
    const laid = { memberState: 'LV', at: Date.now() - 121_000, values: { givenNames: 'Mari' }, declared: [] }
    sessionStorage.setItem('colligo.typing', JSON.stringify(laid))
  })
  await page.reload()
  await expect.poll(() => laidDown(page)).toBeNull()
  await expect(page.locator('[name="givenNames"]')).toHaveValue('')
})

test('A link to another language that is opened in a new tab leaves the form alone', async ({ page, context }) => {
  await page.goto('/en/sign/EE')
  await fillForm(page, 'EE')
  await page.locator('header summary').click()
  const other = context.waitForEvent('page')
  await page.getByRole('link', { name: 'eesti' }).click({ modifiers: ['ControlOrMeta'] })
  await (await other).close()
  await expect(page).toHaveURL(/\/en\/sign\/EE$/u)
  await expect(page.locator('[name="givenNames"]')).toHaveValue('Mari')
  expect(await laidDown(page)).toBeNull()
})

test('Mari looks at another page and steps back: what she typed is still there', async ({ page }) => {
  await page.goto('/en/sign/HU')
  await fillForm(page, 'HU')
  await page.locator('[name="declared.correct-and-first"]').uncheck()
  const before = await typed(page)
  await page.getByRole('link', { name: 'Accessibility' }).click()
  await expect(page).toHaveURL(/accessibility/u)
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign as a national of Hungary')
  expect(await typed(page)).toEqual(before)
  await page.locator('[name="declared.correct-and-first"]').check()
  await sign(page)
  await receiptOn(page)
})

test('After signing, back shows an empty form: whoever sits there next is not Mari', async ({ page }) => {
  await page.goto('/en/sign/HU')
  await fillForm(page, 'HU', { givenNames: 'Earlier' })
  await page.getByRole('link', { name: 'Choose another Member State' }).click()
  await page.getByRole('link', { name: 'Estonia' }).first().click()
  await fillForm(page, 'EE', { documentNumber: '49403136526' })
  await sign(page)
  await receiptOn(page)

  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign as a national of Estonia')
  await expect(page.locator('[name="givenNames"]')).toHaveValue('')
  expect((await typed(page)).every((value) => ['', 'false'].includes(value))).toBe(true)
  await page.goBack()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign as a national of Hungary')
  await expect(page.locator('[name="givenNames"]')).toHaveValue('')
  await expect.poll(async () => (await typed(page)).every((value) => ['', 'false'].includes(value))).toBe(true)
})

test('The same where the browser keeps whole pages, as telephones do', async ({ site }) => {
  const executablePath = wholeBrowserPath()
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox'],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  })
  const page = await browser.newPage({ baseURL: site.url })
  await page.addInitScript(() => {
    addEventListener('pageshow', ({ persisted }) => {
      document.documentElement.dataset['kept'] = String(persisted)
    })
  })
  await page.goto('/en/sign/HU')
  await fillForm(page, 'HU')
  const before = await typed(page)
  await page.getByRole('link', { name: 'Accessibility' }).click()
  await page.waitForURL(/accessibility/u)
  await page.goBack({ waitUntil: 'commit' })
  await expect(page.locator('html'), 'the browser has kept the page').toHaveAttribute('data-kept', 'true')
  expect(await typed(page)).toEqual(before)

  await page.getByRole('link', { name: 'Choose another Member State' }).click()
  await page.getByRole('link', { name: 'Estonia' }).first().click()
  await fillForm(page, 'EE', { documentNumber: '49403136526' })
  await sign(page)
  await receiptOn(page)
  for (const [name, steps] of [
    ['Estonia', 1],
    ['Hungary', 2],
  ] as const) {
    for (let step = 0; step < steps; step += 1) await page.goBack({ waitUntil: 'commit' })
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Sign as a national of ${name}`)
    await expect.poll(async () => (await typed(page)).every((value) => ['', 'false'].includes(value))).toBe(true)
  }
  await browser.close()
})

test('A partner’s link is counted once for each signature, also through a change of language', async ({ browser }) => {
  const site = await startSite({}, 0)
  await site.beside(({ siteKeeping }) => {
    certain(addChannel(siteKeeping, { code: 'bird-life', name: 'Bird Life' }, null))
  })
  const page = await browser.newPage({ baseURL: site.url })
  await expect
    .poll(async () => {
      await page.goto('/en/sign?memberState=EE&from=bird-life')
      return page.locator('form [name="from"]').count()
    })
    .toBe(1)
  await expect(page).toHaveURL(/\/en\/sign\/EE\?from=bird-life$/u)
  await fillForm(page, 'EE')
  await page.locator('header summary').click()
  await page.getByRole('link', { name: 'eesti' }).click()
  await expect(page).toHaveURL(/\/et\/sign\/EE\?from=bird-life$/u)
  await expect(page.locator('[name="givenNames"]')).toHaveValue('Mari')
  await sign(page)
  await page.waitForURL(/\/et\/signed/u)
  expect(page.url()).not.toContain('bird-life')

  await page.goto('/en/sign/EE?from=somebody-else')
  await expect(page.locator('form [name="from"]')).toHaveCount(0)
  await page.close()
  const ended = new Promise((resolve) => site.process.once('exit', resolve))
  site.process.kill('SIGTERM')
  await ended
  const channels = await site.beside(({ siteKeeping }) => siteKeeping.channels())
  expect(channels.find(({ code }) => code === 'bird-life')).toMatchObject({ counted: 1 })
  rmSync(site.folder, { recursive: true })
})
