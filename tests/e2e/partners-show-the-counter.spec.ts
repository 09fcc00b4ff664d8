import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { addChannel } from '#lib/site-settings/channels'
import { expect, test, type Site } from '#tests/support/site'

/** A partner's page on a host of its own, as strict as a page can be that shows something of ours. */
async function aPartner({ url }: Site, body: string): Promise<{ address: string; close: () => void }> {
  const policy = `default-src 'none'; script-src ${url}; connect-src ${url}; frame-src ${url}; img-src ${url}`
  const page = `<!doctype html><html lang="mt"><head><meta charset="utf-8"><title>Partner</title></head><body>${body}</body></html>`
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy }).end(page)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** What the page asks our site for, with the cookies and the referrer that it sends along. */
function asked(page: Page, { url }: Site) {
  const all: { path: string; cookie: string | undefined; referrer: string | undefined }[] = []
  page.on('request', (request) => {
    const { cookie, referer } = request.headers()
    if (request.url().startsWith(url)) all.push({ path: request.url().slice(url.length), cookie, referrer: referer })
  })
  return all
}

test('A partner’s readers see the counter, and its button opens the form with the partner’s code', async ({
  page,
  context,
  site,
}) => {
  await site.beside(({ siteKeeping }) => addChannel(siteKeeping, { code: 'swifts', name: 'Swift friends' }, null))
  // What another process has set is seen within a second.
  await expect.poll(async () => (await fetch(`${site.url}/en/sign?from=swifts`)).text()).toContain('?from=swifts')
  const partner = await aPartner(
    site,
    `<script type="module" src="${site.url}/embed.js"></script>
    <colligo-counter lang="en" from="swifts" accent="#ffcc00"></colligo-counter><colligo-counter></colligo-counter>`,
  )
  const requests = asked(page, site)
  const faults: string[] = []
  page.on('pageerror', ({ message }) => faults.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  await page.goto(partner.address)
  const [english, maltese] = [page.locator('colligo-counter').first(), page.locator('colligo-counter').last()]
  await expect(english).toContainText(/\d statements of support/u)
  // Where no language is named, that of the page.
  await expect(maltese).toContainText(/\d dikjarazzjoni/u)
  await expect(english.getByRole('link')).toHaveAccessibleName('Sign now (opens in a new tab)')
  await expect(english.getByRole('link')).toHaveCSS('color', 'rgb(0, 0, 0)')
  expect(requests.map(({ path }) => path).toSorted()).toEqual(['/api/v1/count', '/api/v1/count', '/embed.js'])
  expect(requests.every(({ cookie }) => cookie === undefined)).toBe(true)
  expect(requests.find(({ path }) => path === '/api/v1/count')?.referrer ?? '').toBe('')
  expect(faults).toEqual([])

  const opened = context.waitForEvent('page')
  await english.getByRole('link').click()
  const form = await opened
  await expect(form).toHaveURL(`${site.url}/en/sign?from=swifts`)
  await form.getByRole('link', { name: 'Estonia' }).click()
  await expect(form).toHaveURL(`${site.url}/en/sign/EE?from=swifts`)
  expect(await context.cookies()).toEqual([])
  partner.close()
})

test('Where scripts are not allowed, a frame shows the counter and opens the form outside of it', async ({
  page,
  context,
  site,
}) => {
  const partner = await aPartner(
    site,
    `<iframe src="${site.url}/mt/embed" title="Inizjattiva" width="420" height="320"></iframe>
    <img src="${site.url}/mt/badge.svg" alt="60" height="32">`,
  )
  await page.goto(partner.address)
  const frame = page.frameLocator('iframe')
  await expect(frame.locator('main')).toContainText(/\d dikjarazzjoni/u)
  await expect(frame.getByRole('banner')).toHaveCount(0)
  expect(await page.locator('img').evaluate((badge: HTMLImageElement) => badge.naturalWidth)).toBeGreaterThan(100)
  const opened = context.waitForEvent('page')
  await frame.getByRole('link').last().click()
  await expect(await opened).toHaveURL(`${site.url}/mt/sign`)
  partner.close()
})

test('No other page of the site lets itself be framed', async ({ page, site }) => {
  const partner = await aPartner(site, `<iframe src="${site.url}/en/sign" title="Form"></iframe>`)
  await page.goto(partner.address)
  await expect(page.frameLocator('iframe').getByRole('heading')).toHaveCount(0)
  const { headers } = await fetch(`${site.url}/en/sign`)
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  partner.close()
})
