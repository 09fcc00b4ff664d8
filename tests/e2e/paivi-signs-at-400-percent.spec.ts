import type { Page } from '@playwright/test'
import { catalogue } from '#tests/support/catalogue'
import { fillForm, provenIn } from '#tests/support/signing-page'
import { expect, test } from '#tests/support/site'

const t = catalogue('fi')

/** A window of 1280 by 1024 at 400 %. */
test.use({ viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 })

/** Text spacing that a page must bear (WCAG 2.2, 1.4.12). As a sheet of the browser's: the page's policy forbids others. */
const spacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }`

test.beforeEach(async ({ page }) => {
  await page.addInitScript((text) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    document.adoptedStyleSheets = [sheet]
  }, spacing)
})

/** Nothing is reached by scrolling sideways, nothing is cut off, nothing lies on something else. */
async function expectAllReadable(page: Page, what: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  const found = await page.evaluate(() => {
    const spacingOf = Number.parseFloat(getComputedStyle(document.body).letterSpacing)
    const seen = [...document.querySelectorAll<HTMLElement>('body *')].filter(
      (element) => element.checkVisibility({ visibilityProperty: true }) && element.closest('.sr-only, svg') === null,
    )
    const isCut = (element: HTMLElement): boolean =>
      getComputedStyle(element).overflowX !== 'visible' &&
      !element.matches('input, select') &&
      element.scrollWidth > element.clientWidth + 1
    return {
      hasSpacing: spacingOf > 1,
      width: document.documentElement.scrollWidth,
      beyond: seen
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
        .map(({ outerHTML }) => outerHTML.slice(0, 120)),
      cut: seen.filter(isCut).map(({ outerHTML }) => outerHTML.slice(0, 120)),
    }
  })
  expect(found, what).toEqual({ hasSpacing: true, width: 320, beyond: [], cut: [] })
}

test('Päivi signs in Finnish at 400 %, with the spacing she needs, and never scrolls sideways', async ({ page }) => {
  await page.goto('/fi')
  await expectAllReadable(page, 'the initiative')
  await page
    .getByRole('link', { name: t('initiative.signButton') })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('choose.title'))
  await expectAllReadable(page, 'the choice')
  await page.locator('main a[href="/fi/sign/FI"]').first().click()
  await expect(page).toHaveURL(/\/fi\/sign\/FI$/u)
  await provenIn(page)
  await expectAllReadable(page, 'the form')

  await fillForm(page, 'FI', { dateOfBirth: `1.1.${String(new Date().getFullYear() - 10)}`, postalCode: '1' })
  await page.locator('form button[type=submit]').last().click()
  const summary = page.getByRole('alert').filter({ hasText: t('problems.summaryText') })
  await expect(summary).toBeFocused()
  await expect(summary).toBeInViewport()
  await expectAllReadable(page, 'the form with problems')
  await summary.getByRole('link').first().click()
  await expect(page.locator('[name="dateOfBirth.day"]')).toBeFocused()
  await expect(page.locator('[name="dateOfBirth.day"]')).toBeInViewport({ ratio: 0.99 })
  await expect(page.locator('#dateOfBirth-problem'), 'and what is wrong with it').toBeInViewport()

  await fillForm(page, 'FI')
  await page.locator('form button[type=submit]').last().click()
  await page.waitForURL(/\/fi\/signed\?/u)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('receipt.title'))
  await expectAllReadable(page, 'the receipt')
})
