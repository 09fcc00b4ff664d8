import { currentCode } from '#lib/crypto/one-time-codes'
import { barriersOn } from '#tests/support/barriers'
import { aNewOrganiser, expect, signInAs, test } from '#tests/support/site'

const password = 'Swifts & 1 roof'

test('Ines invites Teodor as auditor; he reads the diary and nothing else; she lets him go, and he is out at once', async ({
  page,
  browser,
  site,
  asOrganiser,
}) => {
  await asOrganiser(page)
  await page.getByRole('link', { name: 'People' }).click()
  await page.getByRole('button', { name: 'Make the link' }).click()
  await expect(page.getByText('A name is needed.').or(page.getByText('This is no e-mail address.'))).toBeVisible()
  await page.locator('#invite-name').fill('Teodor Ionescu')
  await page.locator('#invite-email').fill('teodor.ionescu@example.eu')
  await page.getByRole('button', { name: 'Make the link' }).click()
  await expect(page.getByText('Choose at least one role.')).toBeVisible()
  await expect(page.locator('#invite-name')).toHaveValue('Teodor Ionescu')
  await page.locator('#invite-roles-auditor').check()
  await page.getByRole('button', { name: 'Make the link' }).click()
  await expect(page.getByText('The link for Teodor Ionescu')).toBeVisible()
  expect(await barriersOn(page)).toEqual([])
  const link = (await page.locator('pre', { hasText: '/organiser/welcome/' }).textContent()) ?? ''
  expect(page.url()).not.toContain('welcome')

  const his = await (await browser.newContext({ baseURL: site.url })).newPage()
  await his.goto(link)
  const secret = (await his.locator('code').textContent()) ?? ''
  await his.getByLabel('Choose a password').fill(password)
  await his.getByLabel('The password again').fill(password)
  await his.getByLabel('The six digits').fill(currentCode(secret, new Date(Date.now() - 30_000)))
  await his.getByRole('button', { name: 'Finish' }).click()
  await expect(his.getByRole('heading', { name: 'Organisers’ sign-in' })).toBeVisible()
  await signInAs(his, { email: 'teodor.ionescu@example.eu', password, totpSecret: secret })

  await expect(his.getByRole('heading', { name: 'Diary', level: 1 })).toBeVisible()
  await expect(his.getByText('Organiser invited · Teodor Ionescu')).toBeVisible()
  await expect(his.getByRole('navigation').first().getByRole('link')).toHaveText([
    'Diary',
    'Desk',
    'My account',
    'Public page',
  ])
  expect(await barriersOn(his)).toEqual([])
  await his.goto('/organiser/keys')
  await expect(his.getByRole('heading', { name: 'Your roles do not reach this far' })).toBeVisible()
  await expect(his.getByText(/Ines.* can do it\./u)).toBeVisible()

  await page.goto('/organiser/audit?about=people')
  await expect(page.getByText('Tried what their roles do not allow').first()).toBeVisible()
  await page.goto('/organiser/people')
  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Teodor Ionescu' }) })
  await card.getByText('Remove Teodor Ionescu').click()
  await card.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByText('Nobody was removed: the box was not ticked.')).toBeVisible()
  await card.getByText('Remove Teodor Ionescu').click()
  await card.getByLabel('Yes, remove them.').check()
  await card.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByText(/No longer among you: .*Teodor Ionescu/u)).toBeVisible()
  await his.reload()
  await expect(his.getByRole('heading', { name: 'Organisers’ sign-in' })).toBeVisible()
})

test('Ines ends a session that she has left open, and nobody changes her password without knowing it', async ({
  page,
  site,
}) => {
  const ines = await aNewOrganiser(site)
  await signInAs(page, ines)
  await site.beside(({ organising, people }) => {
    const { id } = people.everybody().find(({ email }) => email === ines.email) ?? { id: 0 }
    organising.startSession(id, 'full')
  })
  await page.goto('/organiser/account')
  expect(await barriersOn(page)).toEqual([])
  await expect(page.getByText('This one')).toBeVisible()
  await page.getByRole('button', { name: 'End it' }).click()
  await expect(page.getByText('That session has ended.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'End it' })).toHaveCount(0)

  await page.getByLabel('Present password').fill('not the password 1!')
  await page.getByLabel('New password', { exact: true }).fill(password)
  await page.getByLabel('The new password again').fill(password)
  await page.locator('#code').fill('000000')
  await page.getByRole('button', { name: 'Change the password' }).click()
  await expect(page.getByText('The present password did not fit.')).toBeVisible()
})

test('Ines signs somebody out everywhere whose laptop is lost, and takes nothing away', async ({
  page,
  browser,
  site,
}) => {
  const lost = await aNewOrganiser(site, ['editor'])
  const away = await (await browser.newContext({ baseURL: site.url })).newPage()
  await signInAs(away, lost)
  await signInAs(page, await aNewOrganiser(site))
  await page.goto('/organiser/people')
  const card = page.getByRole('listitem').filter({ hasText: lost.email })
  await card.locator('summary', { hasText: 'out everywhere' }).click()
  expect(await barriersOn(page)).toEqual([])
  await card.getByRole('button', { name: 'Sign Ines out everywhere' }).click()
  await expect(page.getByText('Saved. It holds from this moment on.')).toBeVisible()
  await expect(card).toContainText('Editor')
  await away.goto('/organiser/account')
  await expect(away.getByRole('heading', { name: 'Organisers’ sign-in' })).toBeVisible()
  await page.goto('/organiser/audit?about=sessions')
  await expect(page.getByText('Ended all sessions of another person').first()).toBeVisible()
})

test('Nadia makes a sheet of recovery codes, loses her phone, and signs in by one of them', async ({ page, site }) => {
  const nadia = await aNewOrganiser(site)
  await signInAs(page, nadia)
  await page.goto('/organiser/account')
  await expect(page.getByText('You have none yet.').last()).toBeVisible()
  await page.locator('#sheet-code').fill('000000')
  await page.getByRole('button', { name: 'Make a new sheet' }).click()
  await expect(page.getByText('That code did not fit')).toBeVisible()
  // The code of this half minute was good for signing in; the next one is good a little before its time.
  await page.locator('#sheet-code').fill(currentCode(nadia.totpSecret, new Date(Date.now() + 30_000)))
  await page.getByRole('button', { name: 'Make a new sheet' }).click()
  await expect(page.getByText('Your recovery codes')).toBeVisible()
  const sheet = await page.locator('ol[translate=no] li').allTextContents()
  expect(sheet).toHaveLength(10)
  expect(await barriersOn(page)).toEqual([])
  await page.getByRole('button', { name: 'Sign out' }).click()

  await page.getByLabel('E-mail address').fill(nadia.email)
  await page.getByLabel('Password').fill(nadia.password)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('link', { name: 'No phone at hand? Use a recovery code.' }).click()
  expect(await barriersOn(page)).toEqual([])
  await page.getByLabel('One of the codes on your sheet').fill(sheet[3] ?? '')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'The way from here to the end', level: 1 })).toBeVisible()
  await page.goto('/organiser/account')
  await expect(page.getByText('9 codes are left.')).toBeVisible()
})
