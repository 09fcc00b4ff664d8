import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { bytesIn } from '#tests/support/bytes'
import { barriersOn } from '#tests/support/barriers'
import { initiativeOfToday } from '#tests/support/initiative-of-today'
import { initiativeAsXml } from '#tests/support/sample-initiative/initiative-as-xml'
import { appShows, enterPassword, plugIn, signOut } from '#tests/support/second-factors'
import { confirmAs } from '#tests/support/second-person'
import { fillForm, receiptOn, sign } from '#tests/support/signing-page'
import { expect, startEmptySite, stopSite, test } from '#tests/support/site'

const password = 'Swifts & 1 roof'

/** Takes up a one-time link as somebody new does, and signs in by a code of oathtool's. */
async function joinBy(page: Page, link: string, email: string): Promise<void> {
  await page.goto(link)
  const secret = (await page.locator('code').textContent()) ?? ''
  await page.getByLabel('Choose a password').fill(password)
  await page.getByLabel('The password again').fill(password)
  await page.getByLabel('The six digits').fill(appShows(secret, 30))
  await page.getByRole('button', { name: 'Finish' }).click()
  await expect(page.getByRole('heading', { name: 'Organisers’ sign-in' })).toBeVisible()
  await enterPassword(page, { email, password })
  await page.getByLabel('Six digits').fill(appShows(secret))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'The way from here to the end', level: 1 })).toBeVisible()
}

/** The step that the road says comes next. */
async function expectNext(page: Page, step: string): Promise<void> {
  // An answer that is still on its way may lead elsewhere once more.
  await expect(async () => {
    await page.goto('/organiser/road')
    await expect(page.getByRole('link', { name: `Next: ${step}` })).toBeVisible({ timeout: 3000 })
  }).toPass({ timeout: 20_000 })
}

test('from an empty instance to a handed-over collection, by two organisers in two browsers', async ({ browser }) => {
  test.setTimeout(240_000)
  const site = await startEmptySite()
  const run = (command: string, ...words: string[]): string =>
    execFileSync(process.execPath, [`lib/cli/${command}.ts`, ...words], {
      stdio: 'pipe',
      env: { ...process.env, COLLIGO_ORIGIN: site.url },
    }).toString()
  const ines = await (await browser.newContext({ baseURL: site.url })).newPage()
  const jonas = await (await browser.newContext({ baseURL: site.url })).newPage()
  const citizen = await (await browser.newContext({ baseURL: site.url })).newPage()
  const signs = async (changes: Readonly<Record<string, string>>): Promise<string> => {
    await citizen.goto('/en/sign/EE')
    await fillForm(citizen, 'EE', changes)
    await sign(citizen)
    return await receiptOn(citizen)
  }

  await joinBy(
    ines,
    run('organisers', 'add', '--email', 'ines@example.eu', '--name', 'Ines', '--data', site.dataFolder).trim(),
    'ines@example.eu',
  )
  await expectNext(ines, 'Bring in the initiative')
  expect(await barriersOn(ines)).toEqual([])
  const file = join(site.folder, 'initiative.xml')
  writeFileSync(file, initiativeAsXml(initiativeOfToday()))
  run('initiative', 'import', file, '--data', site.dataFolder)

  await expectNext(ines, 'Bring in the others')
  await ines.getByRole('link', { name: 'Invite somebody' }).click()
  await ines.locator('#invite-name').fill('Jonas Weber')
  await ines.locator('#invite-email').fill('jonas@example.eu')
  await ines.locator('#invite-roles-substitute').check()
  await ines.getByRole('button', { name: 'Make the link' }).click()
  const link = (await ines.locator('pre', { hasText: '/organiser/welcome/' }).textContent()) ?? ''
  await joinBy(jonas, link, 'jonas@example.eu')
  // From now on he comes in by a passkey.
  await plugIn(jonas)
  await jonas.goto('/organiser/account')
  await jonas.getByLabel('Name of the new passkey').fill('Phone')
  await jonas.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(jonas.getByText('The passkey was added.')).toBeVisible()
  await signOut(jonas)
  await enterPassword(jonas, { email: 'jonas@example.eu', password })
  await jonas.getByRole('button', { name: 'Use your passkey' }).click()
  await expect(jonas.getByRole('heading', { name: 'The way from here to the end', level: 1 })).toBeVisible()

  await expectNext(ines, 'Make the organisers’ key')
  const passphraseFile = join(site.folder, 'passphrase')
  writeFileSync(passphraseFile, 'three swifts under one roof')
  const keys = join(site.folder, 'organisers')
  run('keys', 'new', '--out', keys, '--passphrase-file', passphraseFile)
  await ines.goto('/organiser/keys')
  await ines
    .getByLabel('Contents of organisers-public-key.json')
    .fill(readFileSync(join(keys, 'organisers-public-key.json'), 'utf8'))
  await ines.getByRole('button', { name: 'Install the public key' }).click()
  await expect(ines.getByText('Not rehearsed yet.')).toBeVisible()
  await expectNext(ines, 'Rehearse')
  await ines.getByRole('link', { name: 'To the rehearsal' }).click()
  const downloading = ines.waitForEvent('download')
  await ines.getByRole('link', { name: 'Download the sample' }).click()
  const sample = join(site.folder, 'sample.jwe')
  await (await downloading).saveAs(sample)
  const privateKey = join(keys, 'organisers-private-key.json')
  const withKey = ['--key', privateKey, '--passphrase-file', passphraseFile]
  await ines.getByLabel('Proof').fill(run('keys', 'rehearse', '--sample', sample, ...withKey))
  await ines.getByRole('button', { name: 'Check the proof' }).click()
  await expect(ines.getByText(/^Rehearsed on /u)).toBeVisible()

  await expectNext(ines, 'Certificate of conformity')
  await ines.getByRole('link', { name: 'To the certificate' }).click()
  await ines.getByRole('button', { name: 'Say that none is needed' }).click()
  await expect(ines.getByText('Saved.')).toBeVisible()
  await expectNext(ines, 'Look, contact and host')
  await ines.goto('/organiser/site/look')
  await ines.getByLabel('Name of the site').fill('Swifts under every roof')
  await ines.getByRole('button', { name: 'Save name and colour' }).click()
  await expect(ines.getByText('Saved.')).toBeVisible()
  await ines.goto('/organiser/site/contact')
  await ines.getByLabel('E-mail address').fill('swifts@example.eu')
  await ines.getByLabel('Host', { exact: true }).fill('Swift Hosting')
  await ines.getByLabel('Place of the data centre').fill('Tallinn')
  await ines.getByLabel('Member State').selectOption('EE')
  await ines.getByRole('button', { name: 'Save' }).click()
  await expect(ines.getByText('Saved.')).toBeVisible()

  await expectNext(ines, 'Try it out')
  await ines.getByRole('button', { name: 'Open the test collection' }).click()
  await expect(ines.getByText('The test collection is open, and every page says so.')).toBeVisible()
  await citizen.goto('/en')
  await expect(citizen.getByText(/nothing .*counts|does not count|for practice/iu).first()).toBeVisible()
  const tested = await signs({ documentNumber: '37508166515' })

  await expectNext(ines, 'Go live')
  expect(await barriersOn(ines)).toEqual([])
  await ines.getByRole('link', { name: 'Ask to go live' }).click()
  await expect(ines.getByText('1 statement, is wiped')).toBeVisible()
  await ines.getByRole('button', { name: 'Ask to go live' }).click()
  await expect(ines.getByText('Nothing was asked for: the box was not ticked.')).toBeVisible()
  await ines.getByLabel('Yes, what is signed from now on is to count.').check()
  await ines.getByRole('button', { name: 'Ask to go live' }).click()
  await expect(ines.getByText('Another organiser has to confirm it now.')).toBeVisible()
  await expect(ines.getByRole('button', { name: /^Confirm/u })).toHaveCount(0)
  expect(await barriersOn(ines)).toEqual([])
  await confirmAs(jonas, 'Go live')
  expect(await barriersOn(jonas)).toEqual([])

  await expectNext(ines, 'Collect and watch')
  await citizen.goto('/en')
  await expect(citizen.getByText(/for practice/iu)).toHaveCount(0)
  const counted = await signs({ documentNumber: '37508166515' })
  expect(counted).not.toBe(tested)
  const identifiers = await site.beside(({ exporting }) => [...exporting.sealedFor('EE')].length)
  expect(identifiers).toBe(1)

  await ines.goto('/organiser/close')
  await ines.getByLabel('Yes, end it for good.').check()
  await ines.getByRole('button', { name: 'Ask to end the collection' }).click()
  await confirmAs(jonas, 'End the collection early')
  // The page that was kept in memory may be answered once more while the new one is made.
  await expect(async () => {
    await citizen.goto('/en/sign/EE')
    await expect(citizen.locator('[name="documentNumber"]')).toHaveCount(0, { timeout: 1000 })
  }).toPass()

  await expectNext(ines, 'Hand over')
  await ines.getByRole('link', { name: 'To handing over' }).click()
  await ines.getByLabel('Estonia: 1 statement').check()
  await ines.getByRole('button', { name: 'Ask for these exports' }).click()
  const early = await ines.request.get('/organiser/exports/EE', { maxRedirects: 0 })
  expect(early.headers()['location']).toContain('not-agreed-to')
  await confirmAs(jonas, 'Export statements')
  await ines.goto('/organiser/exports')
  expect(await barriersOn(ines)).toEqual([])
  const exporting = ines.waitForEvent('download')
  await ines.getByRole('link', { name: 'Download Estonia' }).click()
  const exported = join(site.folder, 'estonia.colligo')
  await (await exporting).saveAs(exported)
  const out = join(site.folder, 'opened')
  run('export', 'open', exported, '--out', out, '--unpacked', ...withKey)
  const xml = readFileSync(join(out, 'statements.xml'), 'utf8')
  expect(xml).toContain(counted)
  expect(xml).not.toContain(tested)

  await expectNext(ines, 'Hand over')
  await ines.goto('/organiser/exports')
  await ines.getByRole('link', { name: 'Batch 1', exact: true }).click()
  await ines.getByLabel('Day', { exact: true }).fill(new Date().toISOString().slice(0, 10))
  await ines.getByLabel('How', { exact: true }).fill('By courier')
  await ines.getByRole('button', { name: 'Note it', exact: true }).click()
  await expect(ines.getByText('Noted.')).toBeVisible()

  await expectNext(ines, 'Results')
  await ines.getByRole('link', { name: 'To the results' }).click()
  await ines.getByLabel('Member State').selectOption('EE')
  await ines.getByLabel('Statements that the authority was given').fill('1')
  await ines.getByLabel('Valid ones among them').fill('1')
  await ines.getByLabel('Day of the report').fill(new Date().toISOString().slice(0, 10))
  await ines.getByRole('button', { name: 'Note the result' }).click()
  await expectNext(ines, 'Destroy')
  await ines.goto('/organiser/retention/destroy')
  const number = initiativeOfToday().registrationNumber
  await ines.getByLabel(/^Type the registration number/u).fill(number)
  await ines.getByLabel(/^Everything has been handed over/u).check()
  await ines.getByRole('button', { name: 'Ask for the destruction' }).click()
  await expect(ines.getByText('Another organiser has to confirm it now.')).toBeVisible()
  await confirmAs(jonas, 'Destroy all statements')
  await ines.goto('/organiser/road')
  await expect(ines.getByText('Nothing is left to do.')).toBeVisible()
  expect(bytesIn(site.dataFolder).includes(counted)).toBe(false)
  await stopSite(site)
})
