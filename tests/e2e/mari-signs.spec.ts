import { fillForm, receiptOn, sign } from '#tests/support/signing-page'
import { expect, test } from '#tests/support/site'

test('Mari reads the initiative, chooses Estonia, signs and gets a receipt', async ({ page, context }) => {
  await page.goto('/')
  await expect(page).toHaveURL(/\/en$/u)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('swifts')
  await page.getByRole('link', { name: 'Sign this initiative' }).click()
  await page.getByRole('link', { name: 'Estonia' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign as a national of Estonia')

  await fillForm(page, 'EE')
  await sign(page)
  expect(await receiptOn(page)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u)
  await expect(page.locator('time')).toHaveAttribute('datetime', /^\d{4}-\d{2}-\d{2}$/u)

  expect(page.url(), 'the address holds nothing of hers').not.toMatch(/Mari|Maasikas|\d{11}/u)
  expect(await context.cookies(), 'the public side sets no cookie').toEqual([])
})

test('Mari signs in Romanian, since she lives in Cluj', async ({ page }) => {
  await page.goto('/ro/sign/EE')
  await expect(page.locator('html')).toHaveAttribute('lang', 'ro')
  await fillForm(page, 'EE')
  await expect(page.locator('altcha-widget input[name="altcha"]')).toHaveValue(/^ey/u)
  await page.locator('form button[type=submit]').click()
  await expect(page).toHaveURL(/\/ro\/signed/u)
})

test('Mari makes a mistake: she is told what it is, the summary has the focus, and nothing she typed is lost', async ({
  page,
}) => {
  await page.goto('/en/sign/EE')
  await fillForm(page, 'EE', { familyNames: '' })
  await page.locator('[name="declared.privacy-read"]').uncheck()
  await sign(page)

  const summary = page.getByRole('alert').filter({ hasText: '2 things need your attention' })
  await expect(summary).toBeFocused()
  await expect(page.locator('[name="familyNames"]')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.locator('[name="givenNames"]')).toHaveValue('Mari')
  await expect(page.locator('[name="declared.correct-and-first"]')).toBeChecked()

  await summary.getByRole('link', { name: /Family names/u }).click()
  await expect(page.locator('[name="familyNames"]')).toBeFocused()
  await page.locator('[name="familyNames"]').fill('Maasikas')
  await page.locator('[name="declared.privacy-read"]').check()
  await sign(page)
  await receiptOn(page)
})

test('Mari’s number looks doubtful: she checks it, says that it is correct, and signs', async ({ page }) => {
  await page.goto('/en/sign/EE')
  await fillForm(page, 'EE', { documentNumber: '38001085719' })
  await sign(page)
  await expect(page.locator('#documentNumber-problem')).toContainText('check digit')
  await page.getByLabel('It is correct as it is: “38001085719”').check()
  await sign(page)
  await receiptOn(page)
})

test('Jonas is fifteen: he is told kindly, and can change nothing by insisting', async ({ page }) => {
  await page.goto('/en/sign/DE')
  const year = String(new Date().getFullYear() - 15)
  await fillForm(page, 'DE', { dateOfBirth: `1.1.${year}` })
  await sign(page)
  await expect(page.locator('#dateOfBirth-problem')).toContainText('not old enough')
  await expect(page.locator('[name="dateOfBirth.year"]')).toHaveValue(year)
  await sign(page)
  await expect(page.locator('#dateOfBirth-problem')).toContainText('not old enough')
})

test('Mari signs twice: the second page is the first but for what is made at random', async ({ page }) => {
  const pages: string[] = []
  for (const attempt of ['first', 'second']) {
    await page.goto('/en/sign/EE')
    await fillForm(page, 'EE', { documentNumber: '48507201231' })
    await sign(page)
    const identifier = await receiptOn(page)
    const wrapped = new URL(page.url()).searchParams.get('receipt') ?? ''
    const shown = await page.locator('main').innerHTML()
    expect(shown).toContain(wrapped)
    const logged = new URL((await page.locator('a[href*="/verify#"]').getAttribute('href')) ?? '', page.url()).hash
    const code = (await page.locator('dd.font-mono').nth(1).textContent()) ?? ''
    const random = [identifier, wrapped, code, ...logged.slice(1).split('.')]
    // As long as they are: a page that tells by its length would tell.
    pages.push(random.reduce((text, value) => text.replaceAll(value, '_'.repeat(value.length)), shown))
    expect(
      random.map(({ length }) => length),
      attempt,
    ).toEqual([36, wrapped.length, 64, 64, 64])
  }
  expect(pages[1]).toBe(pages[0])
})

test('Mari signs before our script has arrived: the form works by itself and says what is wrong', async ({ page }) => {
  await page.route('**/_next/static/**/*.js', (route) => route.abort())
  await page.goto('/en/sign/EE')
  await fillForm(page, 'EE', { givenNames: '' })
  await sign(page)
  await expect(page.getByRole('heading', { name: 'One thing needs your attention' })).toBeVisible()
  await expect(page.locator('[name="familyNames"]')).toHaveValue('Maasikas')
  await page.locator('[name="givenNames"]').fill('Mari')
  await sign(page)
  await receiptOn(page)
})

test('Mari has no JavaScript: every page is readable, and the form says what it needs', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site.url })
  const page = await context.newPage()
  await page.goto('/en')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('swifts')
  await page.getByRole('link', { name: 'Sign this initiative' }).click()
  await page.getByRole('link', { name: 'Estonia' }).click()
  await expect(page.getByText('This form uses JavaScript').first()).toBeVisible()
  await fillForm(page, 'EE')
  await page.getByRole('button', { name: 'Sign', exact: true }).click()
  await expect(page.getByText('The check against automated signing was not finished')).toBeVisible()
  await expect(page.locator('[name="familyNames"]')).toHaveValue('Maasikas')
  await page.goto('/en/nowhere')
  await expect(page.getByRole('heading', { name: 'This page does not exist' })).toBeVisible()
  await context.close()
})

test('A receipt is shown for a quarter of an hour, and a made-up one never', async ({ page }) => {
  await page.goto('/en/signed?receipt=made-up')
  await expect(page.getByRole('heading', { name: 'This receipt is no longer shown' })).toBeVisible()
})

test('Mari loses her connection as she signs: she is told, loses nothing, and it is sent once she is back', async ({
  page,
  context,
}) => {
  await page.goto('/en/sign/EE')
  await fillForm(page, 'EE', { documentNumber: '49403136526' })
  await expect(page.locator('altcha-widget input[name="altcha"]')).toHaveValue(/^ey/u)
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Sign', exact: true }).click()
  await expect(page.getByText('This site cannot be reached at the moment.')).toBeVisible()
  await expect(page.locator('[name="familyNames"]')).toHaveValue('Maasikas')
  await context.setOffline(false)
  await receiptOn(page)
})
