import type { Page, Route } from '@playwright/test'
import { madeUpSignatory } from '#lib/cli/demo/people'
import { closeCollection, openCollection } from '#lib/organising/collection-switch'
import { certain } from '#tests/support/certain'
import { fillForm, receiptOn, sign } from '#tests/support/signing-page'
import { expect, test, type Site } from '#tests/support/site'

type Answer = Parameters<Route['fulfill']>[0]

const tooMany: Answer = {
  status: 503,
  headers: { 'Retry-After': '2', 'Content-Type': 'text/plain; charset=utf-8' },
  body: 'Too many people are signing.\n',
}

/** Answers the first forms, and says the same of the site's health, in the site's place. */
async function answerFirst(page: Page, times: number, answer: Answer): Promise<readonly string[]> {
  const tokens: string[] = []
  await page.route('**/en/sign/EE', async (route) => {
    const sent = route.request().postData()
    if (sent !== null) tokens.push(/name="[\d_]*form"\r\n\r\n(\w*)/u.exec(sent)?.[1] ?? '')
    await (sent !== null && tokens.length <= times ? route.fulfill(answer) : route.continue())
  })
  await page.route('**/health/live', (route) => (tokens.length <= times ? route.fulfill(answer) : route.continue()))
  return tokens
}

/** Opens the form and fills it in for somebody who has not signed yet. */
async function openForm(page: Page, index: number): Promise<void> {
  await page.goto('/en/sign/EE')
  await fillForm(page, 'EE', madeUpSignatory('EE', index))
}

/** Waits for what the page does by itself. */
async function receiptComesTo(page: Page): Promise<void> {
  await page.waitForURL(/\/signed\?/u, { timeout: 40_000 })
  await receiptOn(page)
}

const countIn = (site: Site): Promise<readonly [number, number]> =>
  site.beside(({ tallies }) => {
    const tally = tallies().find(({ memberState }) => memberState === 'EE')
    return [tally?.counted ?? 0, tally?.repeated ?? 0]
  })

test('Very many sign at once: Mari’s form waits politely and is sent by itself', async ({ page, site }) => {
  const before = await countIn(site)
  const tokens = await answerFirst(page, 2, tooMany)
  await openForm(page, 700_001)
  const typed = await page.locator('[name="familyNames"]').inputValue()
  await sign(page)

  const status = page.getByRole('status').last()
  await expect(status).toContainText('Nothing is lost: your form stays here and is sent by itself in')
  const button = page.locator('form button[type=submit]')
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await expect(button, 'the focus stays where she left it').toBeFocused()
  await expect(page.locator('[name="familyNames"]')).toHaveValue(typed)

  await receiptComesTo(page)
  expect(tokens).toHaveLength(3)
  expect(new Set(tokens).size, 'one token for every try').toBe(1)
  expect(tokens[0]).toMatch(/^[0-9a-f]{32}$/u)
  expect(await countIn(site)).toEqual([before[0] + 1, before[1]])
})

test('While it waits Mari corrects her name: nothing half done is sent', async ({ page }) => {
  const tokens = await answerFirst(page, 1, tooMany)
  await openForm(page, 700_002)
  await sign(page)
  await expect(page.getByRole('status').last()).toContainText('Very many people')
  await page.locator('[name="familyNames"]').pressSequentially('-Tamm')
  await expect(page.getByRole('status').last()).toContainText('not sent by itself any more')
  await page.waitForTimeout(3500)
  expect(tokens).toHaveLength(1)
  await page.locator('form button[type=submit]').click()
  await receiptOn(page)
})

test('The connection breaks after the form has arrived: it is sent again and counts once', async ({ page, site }) => {
  const before = await countIn(site)
  await openForm(page, 700_003)
  let tries = 0
  await page.route('**/en/sign/EE', async (route) => {
    if (route.request().method() !== 'POST' || (tries += 1) > 1) await route.continue()
    else await route.fetch().then(() => route.abort('connectionreset'))
  })
  await page.route('**/health/live', (route) => (tries <= 1 ? route.abort('connectionreset') : route.continue()))
  await sign(page)
  await expect(page.getByText('This site cannot be reached at the moment.')).toBeVisible()
  await expect(page.locator('[name="givenNames"]')).not.toHaveValue('')
  await receiptComesTo(page)
  expect(tries).toBe(2)
  expect(await countIn(site)).toEqual([before[0] + 1, before[1]])
})

test('A healthy site refuses a form: it is tried again, then Mari is asked, and keeps what she typed', async ({
  page,
}) => {
  await page.clock.install()
  await openForm(page, 700_004)
  let tries = 0
  await page.route('**/en/sign/EE', async (route) => {
    if (route.request().method() === 'POST') tries += 1
    await (route.request().method() === 'POST'
      ? route.fulfill({ status: 408, contentType: 'text/plain', body: 'The form did not arrive in time.' })
      : route.continue())
  })
  await page.locator('form button[type=submit]').click()
  for (const times of [1, 2]) {
    await expect(page.getByRole('status').last()).toContainText('could not be taken just now')
    expect(tries).toBe(times)
    await page.clock.runFor(16_000)
  }
  await expect(page.getByText('got no answer. What you typed is still here.')).toBeVisible()
  expect(tries).toBe(3)
  await expect(page.locator('[name="givenNames"]')).not.toHaveValue('')
})

test('The site was updated under the page: Mari is told what to do, and can still read what she typed', async ({
  page,
}) => {
  await answerFirst(page, 9, {
    status: 404,
    headers: { 'x-nextjs-action-not-found': '1', 'Content-Type': 'text/plain' },
    body: 'Server action not found.',
  })
  await openForm(page, 700_005)
  const typed = await page.locator('[name="familyNames"]').inputValue()
  await sign(page)
  await expect(page.getByText('This site was updated while the page was open')).toBeVisible()
  await expect(page.locator('[name="familyNames"]')).toHaveValue(typed)
  const link = page.getByRole('link', { name: 'Open the form in a new tab' })
  await expect(link).toHaveAttribute('href', '/en/sign/EE')
  await expect(link).toHaveAttribute('target', '_blank')
})

test('The site is too busy to give out a task: the form waits for it, and is sent', async ({ page }) => {
  let asked = 0
  await page.route('**/api/challenge*', (route) => ((asked += 1) <= 2 ? route.fulfill(tooMany) : route.continue()))
  await page.route('**/health/live', (route) => (asked <= 2 ? route.fulfill(tooMany) : route.continue()))
  await openForm(page, 700_006)
  await page.locator('form button[type=submit]').click()
  await expect(page.getByRole('status').last()).toContainText('Very many people')
  await receiptComesTo(page)
})

test('Collection ends while Mari fills in the form: she is told why, and her form is kept', async ({ page, site }) => {
  await openForm(page, 700_007)
  const typed = await page.locator('[name="familyNames"]').inputValue()
  await site.beside(({ organising, collectionSwitch }) => {
    closeCollection(organising, collectionSwitch, 1)
  })
  try {
    await sign(page)
    await expect(page.getByRole('heading', { name: 'Collection is not open at the moment' })).toBeVisible()
    await expect(page.locator('[name="familyNames"]')).toHaveValue(typed)
  } finally {
    await site.beside(({ organising, collectionSwitch }) => {
      certain(openCollection(organising, collectionSwitch, 1))
    })
  }
})

test('The waiting page says how long, and opens the form by itself', async ({ page, site }) => {
  const waiting = await (await fetch(`${site.url}/en/busy`)).text()
  const filledIn = waiting
    .replaceAll(/<script\b.*?<\/script>/gsu, '')
    .replaceAll('__SECONDS__', '2')
    .replaceAll('__NEXT__', '/en/sign/EE')
  expect(filledIn).not.toMatch(/<script|__[A-Z]+__/u)
  let times = 0
  await page.route('**/en/sign/EE', (route) =>
    (times += 1) === 1
      ? route.fulfill({
          status: 503,
          // The gate's: playwright serves in its place.
          headers: { 'Content-Type': 'text/html; charset=utf-8', Refresh: '2; url=/en/sign/EE' },
          body: filledIn,
        })
      : route.continue(),
  )
  await page.goto('/en/sign/EE')
  await expect(page.getByText('in about 2 seconds; those who came before you go first.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign as a national of Estonia')
})
