import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { currentCode } from '#lib/crypto/one-time-codes'
import { founderRoles } from '#lib/domain/role'
import { inviteOrganiser } from '#lib/organising/invitations'
import { certain } from '#tests/support/certain'
import { aSecondPerson, confirmAs } from '#tests/support/second-person'
import { aNewOrganiser, expect, signInAsNewOrganiser, startSite, stopSite, test } from '#tests/support/site'

test('Ines follows her one-time link, sets a password, and signs in', async ({ page, site }) => {
  const { token, secret } = await site.beside(({ organising, inviting }) => {
    const token = certain(
      inviteOrganiser(
        organising,
        inviting,
        { email: 'nadia@example.eu', name: 'Nadia Popa', roles: founderRoles },
        null,
      ),
    )
    return { token, secret: inviting.invited(token)?.codeSecret ?? '' }
  })
  await page.goto(`/organiser/welcome/${token}`)
  await expect(page.getByRole('heading', { name: 'Welcome, Nadia Popa' })).toBeVisible()
  await expect(page.getByText(secret)).toBeVisible()

  // What is typed is not shown, and a password manager knows what to offer.
  for (const label of ['Choose a password', 'The password again']) {
    await expect(page.getByLabel(label)).toHaveAttribute('type', 'password')
    await expect(page.getByLabel(label)).toHaveAttribute('autocomplete', 'new-password')
  }
  const fill = async (password: string, repeated: string): Promise<void> => {
    await page.getByLabel('Choose a password').fill(password)
    await page.getByLabel('The password again').fill(repeated)
    await page.getByLabel('The six digits').fill(currentCode(secret, new Date(Date.now() - 30_000)))
    await page.getByRole('button', { name: 'Finish' }).click()
  }
  await fill('swiftswifts', 'swiftswifts')
  await expect(page.getByText('needs a letter, a number and a special character')).toBeVisible()
  await fill('Swifts & 1 roof', 'Swifts & 2 roofs')
  await expect(page.getByText('are not the same')).toBeVisible()
  await fill('Swifts & 1 roof', 'Swifts & 1 roof')
  await expect(page.getByText('Your account is ready.')).toBeVisible()

  await page.getByLabel('E-mail address').fill('NADIA@example.eu')
  await page.getByLabel('Password').fill('Swifts & 1 roof')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Six digits').fill(currentCode(secret, new Date()))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'The way from here to the end', level: 1 })).toBeVisible()

  await page.goto(`/organiser/welcome/${token}`)
  await expect(page.getByRole('heading', { name: 'This link has been used or is out of date' })).toBeVisible()
})

test('a wrong password and an unknown address get one answer, and slow down alike', async ({ page, site }) => {
  const { email } = await aNewOrganiser(site)
  for (const address of [email, 'nobody@example.eu']) {
    await page.goto('/organiser/sign-in')
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await page.getByLabel('E-mail address').fill(address)
      await page.getByLabel('Password').fill('not the password 1!')
      await page.getByRole('button', { name: 'Continue' }).click()
      await expect(page.getByText('That did not fit.')).toBeVisible()
      await page.reload()
    }
    await page.getByLabel('E-mail address').fill(address)
    await page.getByLabel('Password').fill('not the password 1!')
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByText(/Too many tries\. Please wait \d+ seconds/u)).toBeVisible()
  }
})

test('Ines changes the key: it seals nothing before she has proved that she can open it', async ({ browser }) => {
  const site = await startSite({}, 0)
  const page = await browser.newPage({ baseURL: site.url })
  const folder = join(site.folder, `new-key-${String(process.pid)}`)
  const passphraseFile = join(site.folder, 'new-passphrase')
  writeFileSync(passphraseFile, 'a passphrase of her own')
  const keys = (...words: string[]): string =>
    execFileSync(process.execPath, ['lib/cli/keys.ts', ...words, '--passphrase-file', passphraseFile], {
      stdio: 'pipe',
    }).toString()
  keys('new', '--out', folder)
  const privateKeyFile = join(folder, 'organisers-private-key.json')

  await signInAsNewOrganiser(site, page)
  await page.getByRole('link', { name: 'Keys' }).click()
  await page.getByLabel('Contents of organisers-public-key.json').fill(readFileSync(privateKeyFile, 'utf8'))
  await page.getByRole('button', { name: 'Install the public key' }).click()
  await expect(page.getByText('Stop: this is the private key.')).toBeVisible()

  const publicKey = readFileSync(join(folder, 'organisers-public-key.json'), 'utf8')
  await page.getByLabel('Contents of organisers-public-key.json').fill(publicKey)
  await page.getByRole('button', { name: 'Install the public key' }).click()
  // The demonstration's key was rehearsed: another takes its place only once two persons agree.
  await confirmAs(await aSecondPerson(site, browser), 'Put another key in place')
  await page.goto('/organiser/keys')
  await expect(page.getByText('Not rehearsed yet.')).toBeVisible()

  const downloading = page.waitForEvent('download')
  // The newest key comes first; the one that seals can be rehearsed once more.
  await page.getByRole('link', { name: 'Download the sample' }).first().click()
  const sample = join(site.folder, 'sample.jwe')
  await (await downloading).saveAs(sample)
  await page.getByLabel('Proof').fill('a guess')
  await page.getByRole('button', { name: 'Check the proof' }).click()
  await expect(page.getByText('This is not the proof of the current sample.')).toBeVisible()
  await page.getByLabel('Proof').fill(keys('rehearse', '--key', privateKeyFile, '--sample', sample))
  await page.getByRole('button', { name: 'Check the proof' }).click()
  await expect(page.getByText(/^Rehearsed on /u)).toBeVisible()
  await page.close()
  await stopSite(site)
})

test('Ines cannot change the key alone once statements are sealed to it', async ({ page, asOrganiser }) => {
  await asOrganiser(page)
  await page.goto('/organiser/keys')
  const other = { kty: 'OKP', crv: 'X25519', x: 'hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo' }
  await page.getByLabel('Contents of organisers-public-key.json').fill(JSON.stringify(other))
  await page.getByRole('button', { name: 'Install the public key' }).click()
  await expect(page.getByText('Asked for. Another organiser has to confirm it now.')).toBeVisible()
  await page.getByRole('button', { name: 'Take back: Put another key in place' }).click()
  // Whoever leaves before the answer may find the page changed under them.
  await expect(page).toHaveURL(/said=yes/u)
  await page.goto('/organiser/keys')
  await expect(page.getByText('Waits for its rehearsal')).toBeHidden()
})

test('Ines notes who holds the shares, and everybody can read who opens what', async ({ page, asOrganiser }) => {
  await asOrganiser(page)
  await page.goto('/organiser/keys/who')
  await expect(page.getByRole('heading', { name: 'Who can open what' })).toBeVisible()
  await expect(page.getByText('Nobody has noted that the key is split among people.')).toBeVisible()
  await page.getByRole('link', { name: 'To the keys' }).click()
  await page.getByLabel('Names of the holders').fill('Ines\nTeodor\nMari')
  await page.getByRole('button', { name: 'Note it' }).click()
  await expect(page.getByText('Noted. Rehearse once with the new shares.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'A rehearsal is due' })).toBeVisible()
  await expect(page.getByRole('rowheader', { name: 'Teodor' })).toBeVisible()
  await page.getByRole('link', { name: 'Who can open what' }).click()
  await expect(page.getByText('Any 2 of these 3 together: Ines, Teodor, and Mari')).toBeVisible()

  await page.goto('/organiser/keys')
  await page.getByLabel('Names of the holders').fill('Ines\nTeodor\nJonas')
  await page.getByRole('button', { name: 'Note it' }).click()
  await expect(page.getByRole('heading', { name: 'Old shares that nobody has destroyed' })).toBeVisible()
  await page.getByRole('button', { name: 'These shares are destroyed' }).click()
  await expect(page.getByText('Noted that these shares are destroyed.')).toBeVisible()
  await page.getByLabel('Names of the holders').fill('Ines')
  await page.getByRole('button', { name: 'Note it' }).click()
  await expect(page.getByText('Name at least two holders, one a line.')).toBeVisible()
})

test('Ines signs out, and the way back is closed', async ({ page, asOrganiser }) => {
  await asOrganiser(page)
  const [cookie] = await page.context().cookies()
  expect(cookie).toMatchObject({
    name: '__Host-colligo-organiser',
    httpOnly: true,
    secure: true,
    sameSite: 'Strict',
    path: '/',
  })
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(
    page
      .getByRole('heading', { name: 'Organisers’ sign-in' })
      .or(page.getByRole('heading', { name: "Organisers' sign-in" })),
  ).toBeVisible()
  await page.context().addCookies([cookie!])
  await page.goto('/organiser/collection')
  await expect(page).toHaveURL(/\/organiser\/sign-in/u)
})
