import { routing } from '#lib/i18n/routing'
import { barriersOfWordsOn } from '#tests/support/barriers'
import { publicPages } from '#tests/support/public-pages'
import { expect, test } from '#tests/support/site'

test.describe.configure({ mode: 'parallel' })

/** Where words that are needed once only stand together: forms, tables, charts. axe takes longer than all else here. */
const looked: readonly string[] = ['', '/sign', '/sign/DE', '/sign/EE/plain', '/progress']

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
      // What is the same in every language: `everybody-can-use-it.spec.ts`.
      if (looked.includes(below)) expect(await barriersOfWordsOn(page), path).toEqual([])
    }
  })
}
