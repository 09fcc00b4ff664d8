import type { Page } from '@playwright/test'
import { founderRoles } from '#lib/domain/role'
import { inviteOrganiser } from '#lib/organising/invitations'
import { barriersOn } from '#tests/support/barriers'
import { certain } from '#tests/support/certain'
import { publicPages } from '#tests/support/public-pages'
import { fillForm, sign } from '#tests/support/signing-page'
import { expect, test } from '#tests/support/site'

async function expectNoBarriers(page: Page): Promise<void> {
  expect(await barriersOn(page)).toEqual([])
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    // In every language: `every-language.spec.ts`. Colours are the same in all.
    for (const path of publicPages.map((below) => `/en${below}`)) {
      test(`${path} has no barriers`, async ({ page }) => {
        await page.goto(path)
        await page.waitForLoadState('load')
        await expectNoBarriers(page)
      })
    }

    test('the form with problems, and the receipt, have no barriers', async ({ page }) => {
      await page.goto('/en/sign/EE')
      await fillForm(page, 'EE', { familyNames: '', documentNumber: '38001085719' })
      await sign(page)
      await expect(page.getByRole('alert').first()).toBeVisible()
      await expectNoBarriers(page)
      await page.locator('[name="familyNames"]').fill('Maasikas')
      await page.locator('[name="confirmed.documentNumber"]').check()
      await sign(page)
      await page.waitForURL(/signed/u)
      await expectNoBarriers(page)
    })

    test('the form that waits for a busy site, and the waiting page, have no barriers', async ({ page, site }) => {
      const tooMany = { status: 503, headers: { 'Retry-After': '90' } }
      await page.route('**/en/sign/EE', (route) =>
        route.request().method() === 'POST' ? route.fulfill(tooMany) : route.continue(),
      )
      await page.route('**/health/live', (route) => route.fulfill(tooMany))
      await page.goto('/en/sign/EE')
      await fillForm(page, 'EE')
      await sign(page)
      await expect(page.getByRole('status').last()).toContainText('Nothing is lost')
      await expect(page.getByRole('status').last()).toBeInViewport({ ratio: 1 })
      await expectNoBarriers(page)

      const waiting = await (await fetch(`${site.url}/en/busy`)).text()
      const body = waiting.replaceAll('__SECONDS__', '90').replaceAll('__NEXT__', '/en/sign/HU')
      await page.route('**/en/sign/HU', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }))
      await page.goto('/en/sign/HU')
      await expectNoBarriers(page)
    })

    test('the organisers’ pages have no barriers', async ({ page, site, asOrganiser }) => {
      await page.goto('/organiser/sign-in')
      await expectNoBarriers(page)
      const token = await site.beside(({ organising, inviting }) =>
        certain(
          inviteOrganiser(
            organising,
            inviting,
            { email: `axe.${colorScheme}@example.eu`, name: 'Axe', roles: founderRoles },
            null,
          ),
        ),
      )
      await page.goto(`/organiser/welcome/${token}`)
      await expectNoBarriers(page)
      await asOrganiser(page)
      await expectNoBarriers(page)
      for (const path of ['/organiser/keys', '/organiser/keys/who']) {
        await page.goto(path)
        await expectNoBarriers(page)
      }
    })
  })
}

test('Mari signs with the keyboard alone', async ({ page }) => {
  await page.goto('/en/sign/EE')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.locator('[name="givenNames"]')).toBeFocused()
  for (const text of ['Mari', 'Maasikas', '47101010033']) {
    await page.keyboard.type(text)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect(page.locator('altcha-widget input[name="altcha"]')).toHaveValue(/^ey/u)
  await page.locator('form button[type=submit]').focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/signed/u)
})

test('no organisers’ page scrolls sideways at 320 pixels', async ({ page, asOrganiser }) => {
  await page.setViewportSize({ width: 320, height: 800 })
  await asOrganiser(page)
  for (const path of [
    '/organiser/collection',
    '/organiser/results',
    '/organiser/keys',
    '/organiser/keys/who',
    '/organiser/certification',
    '/organiser/site',
    '/organiser/news',
  ]) {
    await page.goto(path)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320)
  }
})

test('the browser finds nothing against the policy on any page', async ({ page, asOrganiser }) => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', ({ message }) => complaints.push(message))
  for (const path of publicPages.filter((below) => below !== '/nowhere').map((below) => `/en${below}`)) {
    await page.goto(path)
    await page.waitForLoadState('load')
  }
  await asOrganiser(page)
  await page.goto('/organiser/keys')
  expect(complaints).toEqual([])
})
