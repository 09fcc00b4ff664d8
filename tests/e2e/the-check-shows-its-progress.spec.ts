import type { Page } from '@playwright/test'
import { fillForm } from '#tests/support/signing-page'
import { expect, startSite, stopSite, test, type Site } from '#tests/support/site'

let slow: Site
test.beforeAll(async () => {
  slow = await startSite({ COLLIGO_CHALLENGE_TRIES: '12000' }, 0)
})
test.afterAll(() => stopSite(slow))

/** Notes everything that is shown and said of the check, from the page's first moment. */
async function watch(page: Page): Promise<() => Promise<{ readonly shares: number[]; readonly said: string[] }>> {
  await page.addInitScript(() => {
    const seen = { shares: [] as number[], said: [] as string[] }
    Object.assign(globalThis, { seen })
    new MutationObserver(() => {
      const share = document.querySelector<HTMLProgressElement>('progress')?.value
      const words = document.querySelector('main section [role=status]')?.textContent ?? ''
      if (share !== undefined && share !== seen.shares.at(-1)) seen.shares.push(share)
      if (words !== '' && words !== seen.said.at(-1)) seen.said.push(words)
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
  })
  return () => page.evaluate(() => (globalThis as unknown as { seen: { shares: number[]; said: string[] } }).seen)
}

test('Mari sees how far the check is, and a screen reader says it twice at the most', async ({ page }) => {
  const seen = await watch(page)
  await page.goto(`${slow.url}/en/sign/EE`)
  await expect(page.locator('main section progress')).toBeVisible()
  await expect(
    page
      .locator('main section')
      .getByText(/The check is running: \d+% done/u)
      .first(),
  ).toBeVisible()
  await expect(page.locator('main section [role=status]')).toHaveText('The check is done. You can sign.', {
    timeout: 60_000,
  })
  const { shares, said } = await seen()
  expect(shares.length, shares.join(' ')).toBeGreaterThan(3)
  expect(shares, 'the bar never goes back').toEqual(shares.toSorted((one, other) => one - other))
  expect(shares.at(-1)).toBe(1)
  expect(said.length).toBeLessThanOrEqual(2)
  expect(said.at(-1)).toBe('The check is done. You can sign.')
})

test('The usual check is done before a form is filled in, and nothing waits for it', async ({ page, site }) => {
  await page.goto(`${site.url}/en/sign/EE`)
  await fillForm(page, 'EE')
  await expect(page.locator('main section [role=status]')).toHaveText('The check is done. You can sign.')
})

test('Where the check’s script does not arrive, a link leads to the form without one', async ({ page, site }) => {
  await page.route('**/widget.js', (route) => route.abort())
  await page.goto(`${site.url}/en/sign/EE`)
  const section = page.locator('main section').last()
  await expect(section.getByRole('link', { name: 'Sign without JavaScript' })).toBeVisible()
  await expect(page.locator('main progress')).toHaveCount(0)
  await section.getByRole('link', { name: 'Sign without JavaScript' }).click()
  await expect(page).toHaveURL(/\/en\/sign\/EE\/plain$/u)
})

test('Where it arrives, nobody is led away', async ({ page, site }) => {
  await page.goto(`${site.url}/en/sign/EE`)
  await expect(page.locator('altcha-widget input[name="altcha"]')).toHaveValue(/^ey/u)
  await expect(page.getByRole('link', { name: 'Sign without JavaScript' })).toHaveCount(0)
})
