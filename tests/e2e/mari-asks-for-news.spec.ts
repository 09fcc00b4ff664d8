import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { newsTextIn } from '#lib/publishing/news-item'
import { aMailServer, type MailServerOfTest } from '#tests/support/mail-server'
import { expect, signInAsNewOrganiser, startSite, stopSite, test as base, type Site } from '#tests/support/site'

/** A site that sends by a mail server of the test's own. */
const test = base.extend<object, { mails: MailServerOfTest }>({
  mails: [
    async ({}, use) => {
      const server = await aMailServer()
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
  site: [
    async ({ mails }, use) => {
      const sender = 'The swifts <news@example.eu>'
      const site = await startSite({ COLLIGO_MAIL_URL: mails.url, COLLIGO_MAIL_FROM: sender }, 0)
      await use(site)
      await stopSite(site)
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

test.use({ javaScriptEnabled: false })

let asked = 0
const anAddress = (): string => `mari.${String(process.pid)}.${String((asked += 1))}@example.eu`

async function ask(page: Page, email: string): Promise<void> {
  await page.goto('/en/updates')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel(/^I agree/u).check()
  await page.getByRole('button', { name: 'Send me the confirmation e-mail' }).click()
  await expect(page.getByRole('heading', { name: 'Please look at your e-mail', level: 1 })).toBeVisible()
}

const linkIn = (text: string, name: 'confirm' | 'leave'): string =>
  new RegExp(`http\\S+/updates/${name}\\?token=[\\w-]+`, 'u').exec(text)?.[0] ?? ''

const counts = (site: Site) => site.beside(({ newsReaders }) => newsReaders.counts())

test('Mari asks for news without JavaScript, makes two mistakes, confirms by the e-mail, and leaves', async ({
  page,
  context,
  site,
  mails,
}) => {
  await page.goto('/en/news')
  await page.getByRole('link', { name: 'By e-mail', exact: true }).click()
  await page.getByLabel('E-mail address').fill('mari@example')
  await page.getByRole('button', { name: 'Send me the confirmation e-mail' }).click()
  await expect(page).toHaveTitle(/^2 things need your attention/u)
  await expect(page.getByLabel('E-mail address')).toHaveValue('mari@example')
  await expect(page.getByLabel('E-mail address')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.locator('#email-problem')).toContainText('does not look like an e-mail address')
  await expect(page.locator('#consent-problem')).toContainText('Please tick the box')
  expect(await page.content()).not.toMatch(/<script/u)

  const email = anAddress()
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel(/^I agree/u).check()
  await page.getByRole('button', { name: 'Send me the confirmation e-mail' }).click()
  await expect(page.getByRole('heading', { name: 'Please look at your e-mail', level: 1 })).toBeVisible()
  expect(page.url()).toBe(`${site.url}/en/updates/sent`)

  const mail = await mails.mailTo(email)
  await page.goto(linkIn(mail.text, 'confirm'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Do you want news of this initiative?')
  expect(await counts(site)).toEqual({ confirmed: 0, waiting: 1 })
  await page.getByRole('button', { name: 'Yes, send me news' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you. Your address is confirmed.')
  expect(await counts(site)).toEqual({ confirmed: 1, waiting: 0 })

  await page.goto(linkIn(mail.text, 'leave'))
  await page.getByRole('button', { name: 'Delete my address' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your address was deleted')
  expect(await counts(site)).toEqual({ confirmed: 0, waiting: 0 })

  await page.goto(linkIn(mail.text, 'confirm'))
  await page.getByRole('button', { name: 'Yes, send me news' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link is no longer valid')
  expect(await context.cookies()).toEqual([])
  const log = readFileSync(site.logFile, 'utf8')
  expect(log).not.toContain(email)
  expect(log).not.toContain(linkIn(mail.text, 'confirm').slice(-43))
})

test('Mail scanners open every link as often as they like: nothing changes', async ({ page, browser, site, mails }) => {
  const email = anAddress()
  await ask(page, email)
  const { text } = await mails.mailTo(email)
  const before = await counts(site)
  const links = [...text.matchAll(/http\S+/gu)].map(([link]) => link)
  const [oneClick = ''] = links
    .filter((link) => link.includes('/leave'))
    .map((link) => link.replace('leave', 'one-click'))
  for (const link of [...links, oneClick]) {
    for (const method of ['HEAD', 'GET']) {
      const answer = await fetch(link, { method })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('cache-control')).toContain('no-store')
    }
    // Some run what they find in a browser of their own.
    const scanner = await browser.newPage({ javaScriptEnabled: true })
    await scanner.goto(link)
    expect(await scanner.content()).not.toMatch(/<script/u)
    await scanner.close()
  }
  expect(await counts(site)).toEqual(before)
})

test('Mari’s mail program leaves for her by one POST, with nothing but the address in the e-mail', async ({
  page,
  site,
  mails,
}) => {
  const email = anAddress()
  await ask(page, email)
  const { headers } = await mails.mailTo(email)
  const address = /^<(.*)>$/u.exec(headers['list-unsubscribe'] ?? '')?.[1] ?? ''
  expect(headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click')
  const before = await counts(site)

  const post = (body: string) =>
    fetch(address, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } })
  expect((await post('something=else')).status).toBe(400)
  expect(await counts(site)).toEqual(before)
  expect((await post('List-Unsubscribe=One-Click')).status).toBe(200)
  expect(await counts(site)).toEqual({ ...before, waiting: before.waiting - 1 })
  expect((await post('List-Unsubscribe=One-Click')).status, 'twice is as good as once').toBe(200)
})

test('Mari changes the language on the page to leave, and it still knows her link', async ({ page, mails }) => {
  const email = anAddress()
  await ask(page, email)
  await page.goto(linkIn((await mails.mailTo(email)).text, 'leave'))
  await page.locator('header details summary').click()
  await page.getByRole('link', { name: 'suomi' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'fi')
  await page.locator('main form button').click()
  await expect(page).toHaveURL(/\/fi\/updates\/left$/u)
})

test('A known address and an unknown one are answered alike, byte for byte', async ({ page, mails }) => {
  const email = anAddress()
  await ask(page, email)
  await mails.mailTo(email)
  const known = await page.content()
  for (const other of [email, email.toUpperCase(), anAddress()]) {
    await ask(page, other)
    expect(await page.content()).toBe(known)
  }
})

test('Ines writes news in two languages, corrects it and takes it back; the page and its readers see it', async ({
  page,
  context,
  site,
}) => {
  await signInAsNewOrganiser(site, page)
  const before = await site.beside(({ news }) => news().length)
  await page.getByRole('link', { name: 'News', exact: true }).click()
  await page.getByRole('link', { name: 'Write news' }).click()
  await page.getByLabel('Title').fill('Swifts & roofs <b>')
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.locator('#text-problem')).toHaveText('Please fill this in.')
  await expect(page.getByLabel('Title')).toHaveValue('Swifts & roofs <b>')
  await page.getByLabel('Text').fill('See https://example.eu/swifts.\n\njavascript:alert(1)')
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByRole('heading', { name: 'Swifts & roofs <b>' })).toBeVisible()

  const public_ = await context.newPage()
  await public_.goto('/et/news')
  const item = public_.locator('article[id^=news-]').filter({ hasText: 'Swifts & roofs <b>' })
  await expect(item.getByRole('heading')).toHaveAttribute('lang', 'en')
  await expect(item.getByRole('link', { name: 'https://example.eu/swifts' })).toHaveAttribute(
    'href',
    'https://example.eu/swifts',
  )
  await expect(item.getByRole('link')).toHaveCount(2)

  const article = page.locator('article').filter({ hasText: 'Swifts & roofs <b>' })
  await article.getByText('Add a language').click()
  await article.getByRole('link', { name: 'Edit it in Estonian' }).click()
  await page.getByLabel('Title').fill('Piiritajad ja katused')
  await page.getByLabel('Text').fill('Eesti keeles.')
  await page.getByRole('button', { name: 'Save' }).click()
  await public_.reload()
  await expect(public_.getByRole('heading', { name: 'Piiritajad ja katused' })).toBeVisible()
  const [latest] = await site.beside(({ news }) => news())
  expect(latest === undefined ? null : newsTextIn(latest, 'et')?.title).toBe('Piiritajad ja katused')

  await article.getByText('Withdraw it').click()
  await article.getByRole('button', { name: 'Withdraw “Swifts & roofs <b>”' }).click()
  await expect(article).toHaveCount(0)
  expect(await site.beside(({ news }) => news().length)).toBe(before)
})

test('Ines exports those who have confirmed, which is put on record, and deletes them all', async ({
  page,
  site,
  mails,
}) => {
  const [confirmed, waiting] = [anAddress(), anAddress()]
  for (const email of [confirmed, waiting]) await ask(page, email)
  const { text } = await mails.mailTo(confirmed)
  await page.goto(linkIn(text, 'confirm'))
  await page.getByRole('button', { name: 'Yes, send me news' }).click()

  expect((await fetch(`${site.url}/organiser/news/readers`, { redirect: 'manual' })).status).toBe(307)
  await signInAsNewOrganiser(site, page)
  await page.goto('/organiser/news')
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export the confirmed addresses' }).click()
  const file = readFileSync(await (await downloading).path(), 'utf8')
  expect(file).toContain(`${confirmed},en,`)
  expect(file).toContain(linkIn(text, 'leave'))
  expect(file).not.toContain(waiting)

  await page.getByText('Delete all addresses', { exact: true }).click()
  await page.getByRole('button', { name: 'Delete all addresses now' }).click()
  await expect(page.getByText('Nothing was deleted: the box was not ticked.')).toBeVisible()
  await page.getByText('Delete all addresses', { exact: true }).click()
  await page.getByLabel('Delete every address, confirmed or not').check()
  await page.getByRole('button', { name: 'Delete all addresses now' }).click()
  await expect(page.getByText('Nobody has confirmed an address yet.')).toBeVisible()
  expect(await counts(site)).toEqual({ confirmed: 0, waiting: 0 })
  const events = await site.beside(({ auditTrail }) => auditTrail(10).map(({ event, count }) => [event, count]))
  expect(events).toContainEqual(['readers-exported', 1])
  expect(events.find(([event]) => event === 'readers-deleted')?.[1]).toBeGreaterThanOrEqual(2)
})
