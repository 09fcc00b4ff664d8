import type { Page } from '@playwright/test'
import { anExif, aPdf, aPng, jpegSegment, jpegWith, samplePicture } from '#tests/support/pictures'
import { expect, signInAsNewOrganiser, startSite, stopSite, test as base, type Site } from '#tests/support/site'

/** A site of its own: what Ines sets here would be in every other test's way. */
const test = base.extend<object, { own: Site }>({
  own: [
    async ({}, use) => {
      const site = await startSite({}, 0)
      await use(site)
      await stopSite(site)
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

test.describe.configure({ mode: 'serial' })
test.use({
  baseURL: async ({ own }, use) => {
    await use(own.url)
  },
})

const saved = (page: Page) => page.getByText('Saved. Citizens see it from now on.')
const colour = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--color-accent'))

test('Ines gives the site her name and colour, and is told what can be read', async ({ page, own }) => {
  await signInAsNewOrganiser(own, page)
  await page.getByRole('link', { name: 'Public site', exact: true }).click()
  await expect(page.getByText('Your site has no name of its own yet')).toBeVisible()
  await page.getByRole('link', { name: 'Look' }).first().click()

  await page.getByLabel('Name of the site').fill('Swifts under every roof')
  await page.getByLabel('Colour of links and buttons').fill('reddish')
  await page.getByRole('button', { name: 'Save name and colour' }).click()
  await expect(page.getByText('This is no colour.')).toBeVisible()
  await expect(page.getByLabel('Name of the site')).toHaveValue('Swifts under every roof')

  await page.getByLabel('Colour of links and buttons').fill('#FFD400')
  await page.getByRole('button', { name: 'Look at the colour first' }).click()
  await expect(page.getByText('Only a look: the colour is not saved yet.')).toBeVisible()
  await expect(
    page.getByText(/On light paper your colour #ffd400 cannot be read well: contrast 1\.\d to 1/u),
  ).toBeVisible()
  await expect(page.getByText(/On dark paper your colour #ffd400 can be read: contrast 1\d\.\d to 1/u)).toBeVisible()
  await expect(page.getByRole('img', { name: /^Sample on/u })).toHaveCount(2)
  await page.getByRole('button', { name: 'Save name and colour' }).click()
  await expect(saved(page)).toBeVisible()

  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('/en')
  await expect(page.getByRole('banner')).toContainText('Swifts under every roof')
  await expect.poll(() => colour(page)).toContain('#ffd400')
  const link = page.getByRole('contentinfo').getByRole('link').first()
  await expect(link).toHaveCSS('color', 'rgb(255, 212, 0)')
})

test('Ines puts up a logo that a telephone has taken; nothing in it tells where', async ({ page, own }) => {
  await signInAsNewOrganiser(own, page)
  await page.goto('/organiser/site/look')
  const part = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Logo' }) })
  const save = part.getByRole('button', { name: 'Save the logo' })

  await part.getByLabel('Picture').setInputFiles({
    name: 'logo.png',
    mimeType: 'image/png',
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  })
  await save.click()
  await expect(part.getByText('This file is no PNG, JPEG or WebP picture')).toBeVisible()
  await expect(part.getByText('Say in English what the picture shows')).toBeVisible()

  const photo = jpegWith([jpegSegment(0xe1, anExif(1))])
  await part.getByLabel('Picture').setInputFiles({ name: 'IMG_0815.jpg', mimeType: 'image/jpeg', buffer: photo })
  await part.getByLabel('What it shows').fill('A swift in flight')
  await part.getByText('The same in other languages').click()
  await part.getByLabel('Romanian').fill('Un lăstun în zbor')
  await save.click()
  await expect(saved(page)).toBeVisible()

  await page.goto('/ro')
  await expect(page.getByRole('banner').getByRole('img')).toHaveAttribute('alt', 'Un lăstun în zbor')
  await page.goto('/mt')
  const logo = page.getByRole('banner').getByRole('img')
  await expect(logo).toHaveAttribute('alt', 'A swift in flight')
  await expect(logo).toHaveAttribute('lang', 'en')
  const answer = await page.request.get((await logo.getAttribute('src')) ?? '')
  expect(await answer.body()).toEqual(samplePicture('sample.jpg'))
  expect(answer.headers()).toMatchObject({
    'content-type': 'image/jpeg',
    'x-content-type-options': 'nosniff',
    'content-disposition': 'inline',
    'cache-control': 'public, max-age=31536000, immutable',
  })
  expect(answer.headers()['content-security-policy']).toContain('sandbox')
})

test('Ines publishes a certificate of two megabytes, and nobody without a session can send as much', async ({
  page,
  own,
  playwright,
}) => {
  await signInAsNewOrganiser(own, page)
  await page.goto('/organiser/site/certificate')
  const certificate = aPdf(2 * 1024 * 1024)
  await page.getByLabel('Authority that has issued it').fill('Federal Office for Information Security')
  await page.getByLabel('Day of issue').fill('2099-01-01')
  await page.getByLabel('PDF file').setInputFiles({ name: 'c.pdf', mimeType: 'application/pdf', buffer: certificate })
  await page.getByRole('button', { name: 'Save the certificate' }).click()
  await expect(page.getByText('This day is still to come.')).toBeVisible()
  await page.getByLabel('Day of issue').fill('2026-10-01')
  await page.getByLabel('PDF file').setInputFiles({ name: 'c.pdf', mimeType: 'application/pdf', buffer: certificate })
  await page.getByRole('button', { name: 'Save the certificate' }).click()
  await expect(saved(page)).toBeVisible()

  await page.goto('/en/certificate')
  const address = await page.locator('main a[href^="/files/"]').getAttribute('href')
  expect(address).toMatch(/^\/files\/certificate-[0-9a-f]{32}\.pdf$/u)
  const answer = await page.request.get(address ?? '')
  expect((await answer.body()).equals(certificate)).toBe(true)
  expect(answer.headers()['content-type']).toBe('application/pdf')

  const stranger = await playwright.request.newContext({ baseURL: own.url })
  const refused = await stranger.post('/organiser/site/certificate', {
    headers: { origin: own.url },
    multipart: { file: { name: 'c.pdf', mimeType: 'application/pdf', buffer: certificate } },
  })
  expect(refused.status()).toBe(413)
  await stranger.dispose()
})

test('Ines says whom to write to and where the data lie, and counts a partner', async ({ page, own }) => {
  await signInAsNewOrganiser(own, page)
  await page.goto('/organiser/site/contact')
  await page.getByLabel('E-mail address').fill('not an address')
  await page.getByLabel('Host', { exact: true }).fill('Swift Hosting')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('This is no e-mail address.')).toBeVisible()
  await expect(page.getByLabel('Host', { exact: true })).toHaveValue('Swift Hosting')
  await page.getByLabel('E-mail address').fill('swifts@example.eu')
  await page.getByLabel('Member State').selectOption('EL')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(saved(page)).toBeVisible()
  await expect(page.getByLabel('Member State')).toHaveValue('EL')
  await page.goto('/en/contact')
  await expect(page.getByRole('link', { name: 'swifts@example.eu' })).toBeVisible()
  await expect(page.getByText(/Swift Hosting, Tallinn, Greece/u)).toBeVisible()

  await page.goto('/organiser/site/partners')
  await page.getByLabel('Name').fill('Roofers')
  await page.getByLabel('Code in the link').fill('bird-friends')
  await page.getByRole('button', { name: 'Add the partner' }).click()
  await expect(page.getByText('There is a partner with this code already.')).toBeVisible()
  await page.getByLabel('Code in the link').fill('roofers')
  await page.getByRole('button', { name: 'Add the partner' }).click()
  await expect(page.getByText(`${own.url}/?from=roofers`)).toBeVisible()
  await page.getByRole('button', { name: 'Remove Roofers and its total' }).click()
  await expect(page.getByText(`${own.url}/?from=roofers`)).toHaveCount(0)
})

test('Ines takes the mark of practice away, and every page stops saying so', async ({ page, own }) => {
  await signInAsNewOrganiser(own, page)
  await page.goto('/en')
  await expect(page.getByRole('note')).toBeVisible()
  await page.goto('/organiser/site/figures')
  await page.getByLabel('Public figures change every').selectOption('15')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(saved(page)).toBeVisible()
  await page.getByRole('button', { name: 'It is a real collection: take the mark away' }).click()
  await expect(page.getByText('This collection is a real one.')).toBeVisible()
  // In another language: for half a minute her browser keeps the page that she has just seen.
  await page.goto('/ro')
  await expect(page.getByRole('contentinfo')).toBeVisible()
  await expect(page.getByRole('note')).toHaveCount(0)
  await page.goto('/organiser/audit?about=site')
  await expect(page.getByText('Figures and protection changed').first()).toBeVisible()
})

test.describe('without JavaScript', () => {
  test('Ines puts up a cover picture and loses nothing that she typed', async ({ browser, own }) => {
    // Signed in with a script, since cookies of TLS alone are kept for this host only by a page's own form.
    const context = await browser.newContext({ baseURL: own.url })
    await signInAsNewOrganiser(own, await context.newPage())
    const plain = await browser.newContext({
      baseURL: own.url,
      javaScriptEnabled: false,
      storageState: await context.storageState(),
    })
    const page = await plain.newPage()
    await page.goto('/organiser/site/look')
    const part = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Cover picture' }) })
    await part.getByLabel('What it shows').fill('Roofs in the evening')
    await part.getByRole('button', { name: 'Save the cover picture' }).click()
    await expect(page.getByText('Something is missing here.')).toBeVisible()
    await expect(part.getByLabel('What it shows')).toHaveValue('Roofs in the evening')
    const picture = { name: 'roofs.png', mimeType: 'image/png', buffer: aPng(400, 300) }
    await part.getByLabel('Picture', { exact: true }).setInputFiles(picture)
    await part.getByRole('button', { name: 'Save the cover picture' }).click()
    await expect(saved(page)).toBeVisible()
    await page.goto('/en')
    const cover = page.getByRole('img', { name: 'Roofs in the evening' })
    await expect(cover).toBeVisible()
    expect(await cover.getAttribute('width')).toBe('400')
    await plain.close()
    await context.close()
  })
})

test('a stranger is led to the sign-in from every page of settings', async ({ page }) => {
  for (const section of ['', '/look', '/contact', '/certificate', '/partners', '/figures']) {
    await page.goto(`/organiser/site${section}`)
    await expect(page).toHaveURL(/\/organiser\/sign-in/u)
  }
})
