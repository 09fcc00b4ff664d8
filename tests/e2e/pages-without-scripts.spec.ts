import type { Page } from '@playwright/test'
import { expect, test } from '#tests/support/site'

/** Everything the page asks for, but what is drawn with it. */
function watched(page: Page): readonly string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url())
    if (request.headers()['rsc'] !== undefined || /[?&]_rsc=/u.test(search)) asked.push(`${pathname}${search}`)
  })
  return asked
}

/** When the page's own scripts have nothing urgent left to do. */
async function idle(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 2000 })))
}

test('No page fetches ahead what nobody has asked for', async ({ page }) => {
  const asked = watched(page)
  for (const path of ['/en', '/en/sign', '/en/sign/EE', '/en/privacy', '/en/signed', '/en/nowhere']) {
    await page.goto(path)
    // Not `networkidle`: of two workers that ask for one script together, Chromium reports one as never done.
    await idle(page)
    for (const link of await page.locator('header a:visible, main a:visible, footer a:visible').all())
      await link.hover()
    await idle(page)
  }
  await page.goto('/en')
  await page.getByRole('link', { name: 'Sign this initiative' }).click()
  await page.getByRole('link', { name: 'Estonia' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign as a national of Estonia')
  expect(asked).toEqual([])
})

test('The pages that are read are whole without their scripts, from the title to the form', async ({ page }) => {
  const scripts: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(new URL(page.url()).pathname)
  })
  // As the gate does it.
  await page.route(/\/(?:en|ro)(?:\/(?:sign|privacy|signed.*))?$/u, async (route) => {
    const answer = await route.fetch()
    const html = (await answer.text())
      .replaceAll(/<script\b.*?<\/script>/gsu, '')
      .replaceAll(/<link\b[^>]*as="script"[^>]*>/gu, '')
    expect(html).not.toMatch(/<script/u)
    await route.fulfill({ response: answer, body: html })
  })
  await page.goto('/en/privacy')
  await expect(page).toHaveTitle(/Privacy statement/u)
  await page.goto('/en/signed?receipt=made-up')
  await expect(page.getByRole('heading', { name: 'This receipt is no longer shown' })).toBeVisible()
  await page.goto('/en')
  await expect(page).toHaveTitle(/swifts/u)
  await page.locator('header summary').click()
  await page.getByRole('link', { name: 'română' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'ro')
  await expect(page).toHaveTitle(/drepnele/u)
  await page.getByRole('link', { name: 'Semnați această inițiativă' }).click()
  await page.getByRole('link', { name: 'Estonia' }).click()
  await expect(page).toHaveURL(/\/ro\/sign\/EE$/u)
  expect(scripts.filter((path) => !path.endsWith('/sign/EE'))).toEqual([])
})

for (const path of ['/en', '/ro', '/en/sign', '/en/sign/EE', '/en/privacy', '/en/signed', '/en/busy']) {
  test(`${path} is whole when it leaves, and the same for everyone`, async ({ site }) => {
    const copy = async (): Promise<string> => {
      const answer = await fetch(`${site.url}${path}`, { headers: { 'user-agent': String(Math.random()) } })
      return (await answer.text()).replaceAll(/nonce\\?":\\?"[^"]*"|nonce="[^"]*"/gu, '')
    }
    const page = await copy()
    expect(page.slice(0, page.indexOf('</head>'))).toContain('<title>')
    expect(page).not.toMatch(/<template id="B:|hidden id="S:/u)
    expect(await copy()).toBe(page)
  })
}
