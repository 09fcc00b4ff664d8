import { execFileSync } from 'node:child_process'
import { barriersOn } from '#tests/support/barriers'
import { enterPassword, plugIn, signOut } from '#tests/support/second-factors'
import { aNewOrganiser, expect, signInAs, test } from '#tests/support/site'

test('Ines adds a passkey, signs in by it, shows it again before something dangerous, and takes it away', async ({
  page,
  site,
}) => {
  const ines = await aNewOrganiser(site)
  const { isUserVerified, credentials } = await plugIn(page)
  await signInAs(page, ines)
  await page.goto('/organiser/account')
  await expect(page.getByText('You have none yet.').first()).toBeVisible()
  await page.getByLabel('Name of the new passkey').fill('Phone')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(page.getByText('The passkey was added.')).toBeVisible()
  await expect(page.getByText(/^Phone/u)).toBeVisible()
  await expect(page.getByText(/a passkey was added\./u)).toBeVisible()
  expect(await barriersOn(page)).toEqual([])
  const [credential] = (await credentials()).credentials
  expect(credential).toMatchObject({ rpId: 'localhost', isResidentCredential: true })
  // The same phone twice is refused by the browser; nothing that was typed is lost.
  await page.getByLabel('Name of the new passkey').fill('Phone again')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(page.getByText('Your browser made no passkey.')).toBeVisible()
  await expect(page.getByLabel('Name of the new passkey')).toHaveValue('Phone again')

  await signOut(page)
  await enterPassword(page, ines)
  await expect(page.getByRole('heading', { name: 'Your second factor' })).toBeVisible()
  await expect(page.getByLabel('Six digits')).toBeVisible()
  expect(await barriersOn(page)).toEqual([])
  await isUserVerified(false)
  await page.getByRole('button', { name: 'Use your passkey' }).click()
  await expect(page.getByText('The passkey gave no answer.')).toBeVisible()
  await isUserVerified(true)
  await page.getByRole('button', { name: 'Use your passkey' }).click()
  await expect(page.getByRole('heading', { name: 'The way from here to the end', level: 1 })).toBeVisible()

  await page.goto('/organiser/confirm?to=/organiser/account')
  expect(await barriersOn(page)).toEqual([])
  await page.getByRole('button', { name: 'Use your passkey' }).click()
  await page.waitForURL('**/organiser/account')
  await page.getByRole('button', { name: 'Remove Phone' }).click()
  await expect(page.getByText('The passkey was removed.')).toBeVisible()
  await signOut(page)
  await enterPassword(page, ines)
  await expect(page.getByRole('heading', { name: 'One-time code' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Use your passkey' })).toHaveCount(0)
})

test('without JavaScript only the code is offered, whoever has a passkey', async ({ page, browser, site }) => {
  const ines = await aNewOrganiser(site)
  await plugIn(page)
  await signInAs(page, ines)
  await page.goto('/organiser/account')
  await page.getByLabel('Name of the new passkey').fill('Phone')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(page.getByText('The passkey was added.')).toBeVisible()

  const plain = await (await browser.newContext({ baseURL: site.url, javaScriptEnabled: false })).newPage()
  await enterPassword(plain, ines)
  await expect(plain.getByRole('button', { name: 'Use your passkey' })).toHaveCount(0)
  await plain.getByLabel('Six digits').fill(ofOathtool(ines.totpSecret, 30))
  await plain.getByRole('button', { name: 'Sign in' }).click()
  await expect(plain.getByRole('heading', { name: 'The way from here to the end', level: 1 })).toBeVisible()
  await plain.goto('/organiser/account')
  await expect(plain.getByText('Passkeys need JavaScript')).toBeVisible()
})

test('Ines signs in by the codes of another program than ours', async ({ page, site }) => {
  const ines = await aNewOrganiser(site)
  await enterPassword(page, ines)
  await page.getByLabel('Six digits').fill(ofOathtool(ines.totpSecret))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'The way from here to the end', level: 1 })).toBeVisible()
})

/** The code of some seconds from now, as the OATH Toolkit makes it (RFC 6238). */
function ofOathtool(secret: string, ahead = 0): string {
  const at = new Date(Date.now() + ahead * 1000).toISOString().replace('T', ' ').slice(0, 19)
  return execFileSync('oathtool', ['--totp', '-b', '--now', `${at} UTC`, secret], { encoding: 'utf8' }).trim()
}
