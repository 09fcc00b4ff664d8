import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { sentenceIn } from '#tests/support/plain-page'
import { fillForm } from '#tests/support/signing-page'
import { expect, test } from '#tests/support/site'

test.use({ javaScriptEnabled: false, locale: 'bg-BG' })

/** Answers as somebody does who reads the question: the page itself names the word and the sentence. */
async function answer(page: Page): Promise<void> {
  const question = (await page.locator('#asked').textContent()) ?? ''
  const number = Number(/\d+/u.exec(question)?.[0])
  const word = sentenceIn('bg').split(' ')[number - 1] ?? ''
  await page.locator('[name="answer"]').fill(` ${word.toUpperCase()}. `)
}

const askedOn = (page: Page): Promise<string> => page.locator('[name="question"]').inputValue()

test('Boyan has switched JavaScript off: he chooses Bulgaria, makes a mistake, mends it, signs and gets a receipt', async ({
  page,
  context,
}) => {
  const scripts: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url())
  })
  await page.goto('/bg')
  await page.getByRole('link', { name: 'Подпишете' }).first().click()
  await page.getByRole('link', { name: 'България' }).first().click()
  await expect(page).toHaveURL(/\/bg\/sign\/BG$/u)

  const notice = page.locator('form header noscript')
  await expect(notice.getByRole('link', { name: 'без JavaScript' })).toBeVisible()
  await notice.getByRole('link', { name: 'без JavaScript' }).click()
  await expect(page).toHaveURL(/\/bg\/sign\/BG\/plain$/u)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('България')
  await expect(page.locator('[name="homepage"]')).toBeHidden()

  await fillForm(page, 'BG', { familyNames: '' })
  await answer(page)
  const first = await askedOn(page)
  await page.locator('form button[type=submit]').last().click()

  const summary = page.getByRole('alert')
  const heading = (await summary.getByRole('heading').textContent()) ?? ''
  expect(heading).not.toBe('')
  expect(await page.title(), 'the title says first what is wrong').toMatch(new RegExp(`^${heading} – .*България`, 'u'))
  await expect(summary).toBeFocused()
  await expect(summary.getByRole('listitem')).toHaveCount(1)
  await expect(page.locator('[name="givenNames"]')).toHaveValue('Десислава Петрова')
  await expect(page.locator('[name="declared.privacy-read"]')).toBeChecked()
  expect(await askedOn(page), 'his answer was right, and the question stays').toBe(first)
  await expect(page.locator('[name="answer"]')).not.toHaveValue('')

  await summary.getByRole('link').click()
  await expect(page.locator('[name="familyNames"]')).toBeFocused()
  await page.locator('[name="familyNames"]').fill('Георгиева')
  await page.waitForTimeout(20_000)
  await page.locator('form button[type=submit]').last().click()
  await expect(page).toHaveURL(/\/bg\/signed\?receipt=/u)
  await expect(page.locator('dd.font-mono').first()).toHaveText(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-/u)

  expect(page.url(), 'the address holds nothing of his').not.toMatch(/Георгиева|\d{10}/u)
  expect(await context.cookies()).toEqual([])
  expect(scripts).toEqual([])
})

test('Boyan is too fast, and copies a wrong word: he is told so, and loses nothing', async ({ page }) => {
  await page.goto('/bg/sign/BG/plain')
  await fillForm(page, 'BG', { documentNumber: '7523169263' })
  await answer(page)
  const question = await askedOn(page)
  await page.locator('form button[type=submit]').last().click()
  await expect(page.getByRole('alert')).toContainText(/\d+ секунд/u)
  expect(await askedOn(page), 'the same question stands').toBe(question)

  await page.waitForTimeout(20_000)
  await page.locator('[name="answer"]').fill('бързолет')
  const asked = await page.locator('#asked').textContent()
  await page.locator('form button[type=submit]').last().click()
  await expect(page.locator('#answer-problem')).toBeVisible()
  expect(await page.locator('#asked').textContent(), 'another word is asked for').not.toBe(asked)
  await expect(page.locator('[name="answer"]')).toHaveValue('')
  await expect(page.locator('[name="documentNumber"]')).toHaveValue('7523169263')
})

test('The page that a partner’s link leads to keeps the partner', async ({ page }) => {
  await page.goto('/bg/sign/BG/plain?from=swift-friends')
  await expect(page.locator('[name="from"]')).toHaveValue('swift-friends')
  await expect(page.locator('form').getByRole('link', { name: 'JavaScript' })).toHaveAttribute(
    'href',
    '/bg/sign/BG?from=swift-friends',
  )
})

test.describe('with a script to look with', () => {
  test.use({ javaScriptEnabled: true })

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the form without a script has no barriers, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width: 320, height: 800 })
      await page.goto('/bg/sign/DE/plain')
      for (const state of ['empty', 'with problems']) {
        const { violations } = await new AxeBuilder({ page })
          .include('main')
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze()
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
          state,
        ).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
        await page.locator('form button[type=submit]').last().click()
        await expect(page.getByRole('alert')).toBeVisible()
      }
    })
  }
})
