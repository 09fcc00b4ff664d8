import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { currentCode } from '#lib/crypto/one-time-codes'
import type { Role } from '#lib/domain/role'
import { barriersOn } from '#tests/support/barriers'
import { aNewOrganiser, expect, signInAs, startSite, stopSite, test, type Site } from '#tests/support/site'

interface Colleague {
  readonly page: Page
  /** Shows the second factor again where the page wants it. */
  readonly confirmed: (path: string) => Promise<void>
}

/** An organiser in a browser of their own. */
async function inOwnBrowser(browser: Browser, site: Site, roles: readonly Role[]): Promise<Colleague> {
  const organiser = await aNewOrganiser(site, roles)
  const page = await (await browser.newContext({ baseURL: site.url })).newPage()
  await signInAs(page, organiser)
  return {
    page,
    confirmed: async (path) => {
      await page.goto(path)
      if (!page.url().includes('/organiser/confirm')) return
      await page.getByLabel(/digits/iu).fill(currentCode(organiser.totpSecret, new Date(Date.now() + 30_000)))
      await page.locator('main').getByRole('button').click()
      await page.waitForURL((url) => !url.pathname.startsWith('/organiser/confirm'))
    },
  }
}

test('Ines and Nadia, after withdrawing, destroy all statements together, and have a certificate that openssl believes', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const site = await startSite({}, 12)
  try {
    const ines = await inOwnBrowser(browser, site, ['representative'])
    const nadia = await inOwnBrowser(browser, site, ['substitute'])
    const { page } = ines

    await page.goto('/organiser/retention')
    await expect(page.getByRole('heading', { name: 'Keeping and destroying', level: 1 })).toBeVisible()
    await expect(page.getByRole('row').filter({ hasText: '21 months after the start of collection' })).toBeVisible()
    expect(await barriersOn(page)).toEqual([])

    const withdrawn = page.locator('#day-withdrawn')
    await withdrawn.fill('2099-01-01')
    await page.getByRole('button', { name: 'Note the day: The initiative was withdrawn on' }).click()
    await expect(page.getByText('That day has not come yet. Note it once it has.').first()).toBeVisible()
    await expect(withdrawn).toHaveValue('2099-01-01')
    expect(await barriersOn(page)).toEqual([])
    await withdrawn.fill(new Date().toISOString().slice(0, 10))
    await page.getByRole('button', { name: 'Note the day: The initiative was withdrawn on' }).click()
    await expect(page.getByText('Noted.')).toBeVisible()
    await expect(page.getByRole('row').filter({ hasText: '1 month after withdrawal' }).first()).toContainText('holds')
    expect(await barriersOn(page)).toEqual([])
    for (const [name, width] of [
      ['320', 320],
      ['768', 768],
      ['1280', 1280],
    ] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.screenshot({ path: `tmp/retention-${name}.png`, fullPage: true })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }

    await ines.confirmed('/organiser/retention/hold')
    expect(await barriersOn(page)).toEqual([])
    await page.getByRole('button', { name: 'Ask for the legal hold' }).click()
    await expect(page.getByText('Give the file number, in at most 120 characters.')).toBeVisible()

    await page.goto('/organiser/retention/destroy')
    await page.getByLabel(/^Type the registration number/u).fill('ECI(1999)000000')
    await page.getByRole('button', { name: 'Ask for the destruction' }).click()
    await expect(page.getByText('Before the last day of the law')).toBeVisible()
    await page.getByLabel(/^Everything has been handed over/u).check()
    await page.getByRole('button', { name: 'Ask for the destruction' }).click()
    await expect(page.getByText('This is not the registration number')).toBeVisible()
    await expect(page.getByLabel(/^Everything has been handed over/u)).toBeChecked()
    expect(await barriersOn(page)).toEqual([])
    await page.screenshot({ path: 'tmp/retention-destroy.png', fullPage: true })
    const number = await site.beside(({ collection }) => collection().initiative?.registrationNumber ?? '')
    await page.getByLabel(/^Type the registration number/u).fill(number)
    await page.getByRole('button', { name: 'Ask for the destruction' }).click()
    await expect(page.getByText('Asked for. Another organiser has to confirm it now.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Confirm: Destroy all statements' })).toHaveCount(0)

    await nadia.confirmed('/organiser/confirm?to=/organiser/approvals')
    await nadia.page.goto('/organiser/approvals')
    await expect(nadia.page.getByText('There is no way back.').first()).toBeVisible()
    await nadia.page.getByRole('button', { name: 'Confirm: Destroy all statements' }).click()
    await expect(nadia.page.getByText('Confirmed and done.')).toBeVisible({ timeout: 30_000 })
    expect(readdirSync(join(site.dataFolder, 'keys'))).toEqual(['server.key'])

    await page.goto('/organiser/collection')
    await expect(page.getByText('The statements were destroyed on')).toBeVisible()
    await page.goto('/organiser/retention')
    await page.getByRole('link', { name: 'Show the certificate' }).click()
    await expect(page.getByRole('heading', { name: 'Certificate of destruction', level: 1 })).toBeVisible()
    await expect(page.getByText('fingerprint.key')).toBeVisible()
    expect(await barriersOn(page)).toEqual([])
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      await page.screenshot({ path: `tmp/retention-certificate-${String(width)}.png`, fullPage: true })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
    for (const name of ['The certificate (JSON)', 'Its signature', 'The public key']) {
      const download = page.waitForEvent('download')
      await page.getByRole('link', { name }).click()
      const file = await download
      await file.saveAs(join(site.folder, file.suggestedFilename()))
    }
    const command = (await page.locator('pre', { hasText: 'openssl pkeyutl' }).textContent()) ?? ''
    const said = execFileSync('sh', ['-c', command], { cwd: site.folder, encoding: 'utf8' })
    expect(said).toContain('Signature Verified Successfully')

    await page.emulateMedia({ colorScheme: 'dark' })
    await page.goto('/organiser/retention')
    await page.screenshot({ path: 'tmp/retention-dark.png', fullPage: true })
    await page.goto('/en')
    await expect(page.getByRole('link', { name: 'Sign this initiative' })).toHaveCount(0)
    const exported = await page.request.get('/organiser/exports/EE', { maxRedirects: 0 })
    expect(exported.status()).not.toBe(200)
  } finally {
    await stopSite(site)
  }
})
