import { routing } from '#lib/i18n/routing'
import { barriersOn } from '#tests/support/barriers'
import { publicPages } from '#tests/support/public-pages'
import { expect, test } from '#tests/support/site'

test.describe.configure({ mode: 'parallel' })

for (const locale of routing.locales) {
  test(`every page in ${locale} speaks its language, has no barriers, and fits a phone`, async ({ page }) => {
    test.setTimeout(180_000)
    await page.setViewportSize({ width: 320, height: 700 })
    for (const below of publicPages) {
      const path = `/${locale}${below}`
      await page.goto(path)
      await expect(page.locator('html'), path).toHaveAttribute('lang', locale)
      await expect(page, path).toHaveTitle(/\p{L}{3}/u)
      expect(await page.locator('h1').count(), path).toBe(1)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320)
      // Colours: `everybody-can-use-it.spec.ts`.
      expect(await barriersOn(page, false), path).toEqual([])
    }
  })
}
