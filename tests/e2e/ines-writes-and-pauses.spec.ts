import type { Browser, Page } from '@playwright/test'
import { barriersOn } from '#tests/support/barriers'
import { aMailServer, type MailServerOfTest } from '#tests/support/mail-server'
import { aPlainForm } from '#tests/support/plain-page'
import { expect, signInAsNewOrganiser, startSite, stopSite, test as base, type Site } from '#tests/support/site'

/** A site of its own, with a mail server: what Ines sets here would be in every other test's way. */
const test = base.extend<object, { own: Site; mails: MailServerOfTest }>({
  mails: [
    async ({}, use) => {
      const server = await aMailServer()
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
  own: [
    async ({ mails }, use) => {
      const site = await startSite({ COLLIGO_MAIL_URL: mails.url, COLLIGO_MAIL_FROM: 'Swifts <news@example.eu>' }, 30)
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

/** Signed in with a script, since cookies of TLS alone are kept for this host only by a page's own form. */
async function withoutScript(browser: Browser, own: Site): Promise<Page> {
  const context = await browser.newContext({ baseURL: own.url })
  await signInAsNewOrganiser(own, await context.newPage())
  const storageState = await context.storageState()
  await context.close()
  return (await browser.newContext({ baseURL: own.url, javaScriptEnabled: false, storageState })).newPage()
}

const saved = (page: Page) => page.getByText('Saved. Citizens see it from now on.')

/** What the site answers somebody who has not been here, and whose browser keeps nothing. */
const fetched = async (own: Site, path: string): Promise<string> => (await fetch(`${own.url}${path}`)).text()

async function flip(page: Page, name: string, isOn: boolean): Promise<void> {
  await page.goto('/organiser/site/switches')
  await page.getByRole('checkbox', { name, exact: true }).setChecked(isOn)
  await page.getByRole('button', { name: 'Save the switches' }).click()
  await expect(saved(page)).toBeVisible()
}

test('Ines writes news with marks and looks at it first, without JavaScript', async ({ browser, own }) => {
  const page = await withoutScript(browser, own)
  await page.goto('/organiser/news/new')
  await page.getByLabel('Language').selectOption('en')
  await page.getByLabel('Title').fill('Swifts return')
  const text =
    '# What now\n\nThey *really* are back:\n\n- [the list](https://example.eu/list)\n- <img src=x onerror=alert(1)>'
  await page.getByLabel('Text', { exact: true }).fill(text)
  await page.getByRole('button', { name: 'Look at it first' }).click()
  const look = page.getByRole('region', { name: 'What it will look like' })
  await expect(look.getByText('Only a look: nothing is published yet.')).toBeVisible()
  await expect(look.getByRole('heading', { name: 'What now', level: 3 })).toBeVisible()
  await expect(look.getByRole('link', { name: 'the list' })).toHaveAttribute('href', 'https://example.eu/list')
  await expect(look.getByText('<img src=x onerror=alert(1)>')).toBeVisible()
  await expect(page.getByLabel('Text', { exact: true })).toHaveValue(text)
  await expect(page.getByLabel('Title')).toHaveValue('Swifts return')
  expect(await fetched(own, '/en/news')).not.toContain('Swifts return')
  await page.screenshot({ path: '/tmp/contents-preview.png', fullPage: true })

  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByRole('heading', { name: 'Swifts return' })).toBeVisible()
  // A site under pressure answers with the old page once more.
  await expect.poll(() => fetched(own, '/en/news')).toContain('<em>really</em>')
  await page.goto('/en/news')
  const article = page.locator('article').filter({ hasText: 'Swifts return' }).last()
  await expect(article.locator('em')).toHaveText('really')
  await expect(article.getByRole('listitem')).toHaveCount(2)
  await expect(article.locator('img')).toHaveCount(0)
  expect(await fetched(own, '/en/news.atom')).toContain('<em>really</em>')
  await page.context().close()
})

test('Ines writes what is shared in Finnish; other languages keep the site’s own words', async ({ page, own }) => {
  await signInAsNewOrganiser(own, page)
  await page.goto('/organiser/site/texts')
  await page.getByRole('link', { name: 'Finnish' }).click()
  await page.getByLabel('In messages from the first page').fill('a'.repeat(281))
  await page.getByRole('button', { name: 'Save the texts' }).click()
  await expect(page.getByText('This is too long.')).toBeVisible()
  await page.getByLabel('In messages from the first page').fill('Pelastetaan tervapääskyt:')
  await page.getByRole('button', { name: 'Save the texts' }).click()
  await expect(saved(page)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Finnish (written)' })).toBeVisible()
  expect(await barriersOn(page)).toEqual([])
  await page.screenshot({ path: '/tmp/contents-texts.png', fullPage: true })
  await expect.poll(() => fetched(own, '/fi')).toContain(encodeURIComponent('Pelastetaan'))
  await page.goto('/fi')
  const share = page.getByRole('link', { name: /Mastodon/u })
  await expect(share).toHaveAttribute('href', new RegExp(encodeURIComponent('Pelastetaan tervapääskyt:'), 'u'))
  expect(await fetched(own, '/et')).not.toContain(encodeURIComponent('Pelastetaan'))
})

test('Ines pauses the collection; citizens read why in two languages, until she takes it up again', async ({
  page,
  browser,
  own,
}) => {
  await signInAsNewOrganiser(own, page)
  await page.goto('/organiser/pause')
  await page.getByText('The same in other languages').click()
  await page.getByLabel('Romanian').fill('Reparăm o defecțiune.')
  await page.getByRole('button', { name: 'Pause the collection now' }).click()
  await expect(page.getByText('Please say why')).toBeVisible()
  await expect(page.locator('[name="reason-ro"]')).toHaveValue('Reparăm o defecțiune.')
  await page.getByLabel(/^Reason, in the initiative’s language/u).fill('We are mending a fault.')
  await page.getByRole('button', { name: 'Pause the collection now' }).click()
  await expect(page.getByText('The collection is paused.', { exact: true })).toBeVisible()
  expect(await barriersOn(page)).toEqual([])
  await page.setViewportSize({ width: 320, height: 700 })
  await page.screenshot({ path: '/tmp/contents-pause.png', fullPage: true })

  const citizen = await (await browser.newContext({ baseURL: own.url, javaScriptEnabled: false })).newPage()
  await expect.poll(() => fetched(own, '/ro')).toContain('Reparăm o defecțiune.')
  for (const path of ['/ro', '/ro/sign', '/ro/sign/RO', '/ro/sign/RO/plain']) {
    await citizen.goto(path)
    await expect(citizen.getByText('Reparăm o defecțiune.')).toBeVisible()
  }
  await citizen.goto('/en/sign/EE')
  await expect(citizen.getByRole('heading', { name: 'The organisers have paused the collection' })).toBeVisible()
  await citizen.screenshot({ path: '/tmp/contents-paused.png', fullPage: true })
  for (const path of ['/mt', '/mt/sign/MT']) {
    await citizen.goto(path)
    const reason = citizen.getByText('We are mending a fault.')
    await expect(reason).toBeVisible()
    await expect(citizen.locator('blockquote')).toHaveAttribute('lang', 'en')
  }
  await page.getByRole('button', { name: 'Take the collection up again' }).click()
  await expect(page.getByText('The collection is running again.')).toBeVisible()
  await expect.poll(() => fetched(own, '/mt/sign/MT')).not.toContain('We are mending a fault.')
  await page.goto('/organiser/audit')
  await expect(page.getByText('Collection resumed').first()).toBeVisible()
  await citizen.context().close()
})

test('Ines switches each part off and on again, and every page stays whole', async ({ page, own }) => {
  await signInAsNewOrganiser(own, page)
  await flip(page, 'Charts', false)
  expect(await barriersOn(page)).toEqual([])
  await page.screenshot({ path: '/tmp/contents-switches.png', fullPage: true })
  await expect.poll(() => fetched(own, '/en/progress')).not.toContain('id="map"')
  await page.goto('/en/progress')
  await expect(page.getByRole('table').first()).toBeVisible()
  await expect(page.locator('main svg')).toHaveCount(0)
  expect(await barriersOn(page)).toEqual([])
  await flip(page, 'Charts', true)
  await expect.poll(() => fetched(own, '/en/progress')).toContain('id="map"')

  await flip(page, 'Counter and embedding', false)
  await expect.poll(() => fetched(own, '/en/embed')).toContain('The counter is switched off at the moment.')
  expect(await fetched(own, '/en/open-data')).not.toContain('colligo-counter')
  expect(JSON.parse(await fetched(own, '/api/v1/count'))).toMatchObject({ total: null, isSwitchedOff: true })
  await flip(page, 'Counter and embedding', true)

  await flip(page, 'News by e-mail', false)
  await expect.poll(() => fetched(own, '/en/updates')).toContain('The organisers do not send news by e-mail.')
  expect(await fetched(own, '/en')).not.toContain('/en/updates')
  await page.goto('/organiser/news')
  await expect(page.getByText('you have switched it off')).toBeVisible()
  await flip(page, 'News by e-mail', true)

  const form = await aPlainForm(own.url, 'EE')
  const counted = (): Promise<number> =>
    own.beside(({ tallies }) => tallies().reduce((total, { counted: count }) => total + count, 0))
  const before = await counted()
  await flip(page, 'Signing without JavaScript', false)
  await expect.poll(() => fetched(own, '/en/sign/EE/plain')).toContain('Signing without JavaScript is switched off')
  // Somebody had the page open: nothing less than a person's pause is what it is refused for.
  await new Promise((resolve) => setTimeout(resolve, 3000))
  const headers = { origin: own.url }
  const answer = await fetch(`${own.url}/en/sign/EE/plain`, { method: 'POST', body: form, headers, redirect: 'manual' })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toMatch(/\/en\/sign\/EE\/plain$/u)
  expect(await counted()).toBe(before)
  await flip(page, 'Signing without JavaScript', true)
  await page.goto('/organiser/audit?about=site')
  await expect(page.getByText('Parts of the site switched on or off').first()).toBeVisible()
})

test('a stranger is led to the sign-in', async ({ page }) => {
  for (const path of ['/organiser/site/texts', '/organiser/site/switches', '/organiser/pause']) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/organiser\/sign-in/u)
  }
})
