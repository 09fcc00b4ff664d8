import type { Locator, Page } from '@playwright/test'
import { catalogue } from '#tests/support/catalogue'
import { aSignatoryOf } from '#tests/support/signatories'
import { provenIn } from '#tests/support/signing-page'
import { expect, test } from '#tests/support/site'

const t = catalogue('mt')

/** What has the focus: whether it can be seen, and whether the ring around it can. */
const focus = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement ?? document.body
    const { outlineStyle, outlineWidth } = getComputedStyle(at)
    const { top, bottom, left, right, width } = at.getBoundingClientRect()
    return {
      what: `${at.tagName} ${at.id} ${at.textContent.slice(0, 30)}`,
      isOnPage: at !== document.body && width > 0,
      hasRing: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      isInView: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
    }
  })

/** Goes on by Tab until something has the focus, and looks at each step whether the way can be seen. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ state: 'attached' })
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab')
    const { what, ...seen } = await focus(page)
    expect(seen, what).toEqual({ isOnPage: true, hasRing: true, isInView: true })
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error('The keyboard does not get there.')
}

test('Ġorġ signs in Maltese with the keyboard alone, and sees at each step where he is', async ({ page }) => {
  const complaints: string[] = []
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  const ġorġ = aSignatoryOf('MT')
  await page.goto('/mt')
  await tabTo(page, page.getByRole('link', { name: t('initiative.signButton') }).first())
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/mt\/sign$/u)
  await tabTo(page, page.locator('main a[href="/mt/sign/MT"]').first())
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/mt\/sign\/MT$/u)

  await tabTo(page, page.locator('[name="givenNames"]'))
  await page.keyboard.type(ġorġ['givenNames'] ?? '')
  await tabTo(page, page.locator('[name="familyNames"]'))
  await page.keyboard.type(ġorġ['familyNames'] ?? '')
  await tabTo(page, page.locator('[name="documentNumber"]'))
  await tabTo(page, page.locator('[name="declared.correct-and-first"]'))
  await page.keyboard.press('Space')
  await provenIn(page)
  await tabTo(page, page.locator('form button[type=submit]').last())
  await page.keyboard.press('Enter')

  const summary = page.getByRole('alert').filter({ hasText: t('problems.summaryText') })
  await expect(summary).toBeFocused()
  await expect(page.locator('[name="givenNames"]')).toHaveValue('Ġorġ')
  await tabTo(page, summary.getByRole('link').first())
  await page.keyboard.press('Enter')
  await expect(page.locator('[name="documentNumber"]')).toBeFocused()
  await page.keyboard.type(ġorġ['documentNumber'] ?? '')
  await tabTo(page, page.locator('[name="declared.privacy-read"]'))
  await page.keyboard.press('Space')
  await provenIn(page)
  await tabTo(page, page.locator('form button[type=submit]').last())
  await page.keyboard.press('Space')

  await page.waitForURL(/\/mt\/signed\?/u)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('receipt.title'))
  await tabTo(page, page.getByRole('link', { name: t('receipt.pdf') }))
  await tabTo(page, page.locator('button[data-deed="print"]'))
  await tabTo(page, page.getByRole('link', { name: t('receipt.back') }))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/mt$/u)
  expect(complaints).toEqual([])
})
