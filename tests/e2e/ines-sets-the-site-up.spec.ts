import { readFileSync } from 'node:fs'
import { currentCode } from '#lib/crypto/one-time-codes'
import { barriersOn } from '#tests/support/barriers'
import { plugIn } from '#tests/support/second-factors'
import { expect, startEmptySite, stopSite, test } from '#tests/support/site'

/** The address that an empty server has said in its log. */
const saidIn = (logFile: string): string =>
  /"event":"set-up-link","address":"([^"]+)"/u.exec(readFileSync(logFile, 'utf8'))?.[1] ?? ''

test('Ines sets an empty server up by the link in its log, on the organisers’ own host, with no command at all', async ({
  page,
}) => {
  const site = await startEmptySite((port) => ({
    COLLIGO_ORIGIN: `http://collect.localhost:${String(port)}`,
    COLLIGO_ORGANISERS_ORIGIN: `http://localhost:${String(port)}`,
  }))
  try {
    const { port } = new URL(site.url)
    const publicOrigin = `http://collect.localhost:${port}`
    await expect.poll(() => saidIn(site.logFile)).toMatch(new RegExp(`^${site.url}/organiser/setup/[\\w-]{43}$`, 'u'))
    const link = saidIn(site.logFile)
    const { credentials } = await plugIn(page)

    await page.goto(link)
    await expect(page.getByRole('heading', { name: 'You are the first organiser' })).toBeVisible()
    expect(await barriersOn(page)).toEqual([])
    await page.getByLabel('Name').fill('Ines Moreira')
    await page.getByLabel('E-mail address').fill('ines')
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByText('This is no e-mail address.')).toBeVisible()
    await expect(page.getByLabel('Name')).toHaveValue('Ines Moreira')
    await page.getByLabel('E-mail address').fill('ines@example.eu')
    await page.getByRole('button', { name: 'Continue' }).click()

    await expect(page.getByRole('heading', { name: 'Welcome, Ines Moreira' })).toBeVisible()
    const secret = (await page.locator('code').first().textContent()) ?? ''
    await page.getByLabel('Choose a password').fill('Swifts & 1 roof')
    await page.getByLabel('The password again').fill('Swifts & 1 roof')
    await page.getByLabel('The six digits').fill(currentCode(secret, new Date(Date.now() - 30_000)))
    await page.getByRole('button', { name: 'Finish' }).click()
    await page.getByLabel('E-mail address').fill('ines@example.eu')
    await page.getByLabel('Password').fill('Swifts & 1 roof')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('Six digits').fill(currentCode(secret, new Date()))
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { name: 'The way from here to the end', level: 1 })).toBeVisible()
    expect(new URL(page.url()).origin).toBe(site.url)

    // Session and passkey belong to this host.
    const cookies = await page.context().cookies()
    expect(cookies.map(({ domain }) => domain)).toEqual(['localhost'])
    await page.goto(`${site.url}/organiser/account`)
    await page.getByLabel('Name of the new passkey').fill('Phone')
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await expect(page.getByText('The passkey was added.')).toBeVisible()
    expect((await credentials()).credentials[0]).toMatchObject({ rpId: 'localhost' })

    // An invitation leads to this host as well.
    await page.goto(`${site.url}/organiser/people`)
    await page.getByLabel('Name', { exact: true }).fill('Teodor')
    await page.getByLabel('E-mail address').fill('teodor@example.eu')
    await page.getByRole('checkbox').last().check()
    await page.getByRole('button', { name: 'Make the link' }).click()
    await expect(page.locator('pre', { hasText: `${site.url}/organiser/welcome/` })).toBeVisible()

    // The public's host knows none of it, and the way there is a link.
    for (const path of ['/organiser', '/organiser/sign-in', '/organiser/account', '/%6frganiser/sign-in']) {
      expect((await page.goto(`${publicOrigin}${path}`))?.status(), path).toBe(404)
    }
    await page.goto(`${site.url}/organiser/account`)
    await page.getByRole('link', { name: 'Public page' }).filter({ visible: true }).click()
    await page.waitForURL(`${publicOrigin}/**`)
    expect(await page.context().cookies(publicOrigin)).toEqual([])

    await page.goto(link)
    await expect(page.getByRole('heading', { name: 'This link has been used or is out of date' })).toBeVisible()
  } finally {
    await stopSite(site)
  }
})
