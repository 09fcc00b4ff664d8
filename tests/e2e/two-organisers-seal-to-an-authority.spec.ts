import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { barriersOn } from '#tests/support/barriers'
import { confirmAs } from '#tests/support/second-person'
import { aNewOrganiser, expect, signInAs, startEmptySite, startSite, stopSite, test as base } from '#tests/support/site'

/** A site of its own, that is not live. */
const test = base.extend<object, { fresh: Awaited<ReturnType<typeof startEmptySite>> }>({
  fresh: [
    async ({}, use) => {
      const site = await startEmptySite()
      await use(site)
      await stopSite(site)
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

// What Teodor's authority has sent: made with python-jwcrypto for these tests.
const jwk =
  '{"crv":"P-256","kty":"EC","x":"YFsNzBZ1g6vcu8Mgj9IUXhbrzPZzfiKwiNa0mFav8eY","y":"6KpRPHtbtTANDh4oZ8ELq6MgdCxBLC7lif_aA8qCfr4"}'
const fingerprint = '47ebccb6a00d493dbc2eb7dacc65eb39864dbe82121cdb9b83850adc4f5afcce'

test('Ines, and Nadia without a script, have Estonia’s statements sealed to its authority once both have read what is lost', async ({
  browser,
  fresh,
}) => {
  test.slow()
  const ines = await (await browser.newContext({ baseURL: fresh.url })).newPage()
  const nadia = await (await browser.newContext({ baseURL: fresh.url, javaScriptEnabled: false })).newPage()
  await signInAs(ines, await aNewOrganiser(fresh, ['exporter', 'member']))
  await signInAs(nadia, await aNewOrganiser(fresh, ['substitute']))

  await ines.goto('/organiser/recipients/EE')
  await expect(ines.getByRole('heading', { name: 'Sealed to the authority as they arrive' })).toHaveCount(0)
  await ines.getByLabel('Name of the authority').fill('Siseministeerium')
  await ines.getByLabel('Postal address').fill('Pikk 61\n15065 Tallinn')
  await ines.getByLabel('Language in which').selectOption('et')
  await ines.getByLabel('Public key').fill(jwk)
  await ines.getByLabel('Fingerprint, as the authority told you').fill(fingerprint)
  await ines.getByLabel('How did you hear it?').selectOption('telephone')
  await ines.getByRole('button', { name: 'Ask for a second person' }).click()
  await expect(ines.getByText('Asked for. Another organiser')).toBeVisible()
  await nadia.goto('/organiser/recipients/EE')
  await nadia.getByLabel('Fingerprint, as you heard it').fill(fingerprint)
  await nadia.getByLabel('How did you hear it?').selectOption('letter')
  await nadia.getByRole('button', { name: 'Confirm the key' }).click()
  await expect(nadia.getByText('For single statements (JOSE), P-256')).toBeVisible()
  // Whoever does not keep keys reads what it is, and has no button.
  await expect(nadia.getByText('What you lose by that')).toBeVisible()
  await expect(nadia.getByRole('button', { name: 'Ask to seal to the authority' })).toHaveCount(0)

  await ines.goto('/organiser/recipients/EE')
  expect(await barriersOn(ines)).toEqual([])
  await ines.getByRole('button', { name: 'Ask to seal to the authority' }).click()
  await expect(ines.getByText('Nothing was asked for: the box was not ticked.')).toBeVisible()
  await ines.getByLabel('Yes, I have read what is lost.').check()
  await ines.getByRole('button', { name: 'Ask to seal to the authority' }).click()
  await ines.waitForURL(/approvals\?asked=yes/u)
  expect(await barriersOn(ines)).toEqual([])
  await nadia.goto('/organiser/approvals')
  await expect(nadia.getByText('No organiser can open them.')).toBeVisible()
  await expect(nadia.getByText('If the authority loses its key, the statements are lost.')).toBeVisible()
  await confirmAs(nadia, 'Change to whom statements are sealed')

  await ines.goto('/organiser/recipients/EE')
  await expect(ines.getByText('Estonia: statements are sealed to the authority’s own key')).toBeVisible()
  await ines.getByText('Withdraw this key').click()
  await ines.getByLabel('Yes, withdraw it.').check()
  await ines.getByRole('button', { name: 'Withdraw the key' }).click()
  await expect(ines.getByText('Statements are sealed to this key, so it stays.')).toBeVisible()
  await ines.goto('/organiser/keys/who')
  await expect(ines.getByText('Estonia: statements are sealed to the authority’s own key')).toBeVisible()
  await ines.goto('/organiser/recipients')
  await expect(ines.getByRole('row', { name: /^Estonia/u })).toContainText('For single statements (JOSE), P-256')
  // And back: that costs nothing, so no box asks.
  await ines.getByRole('link', { name: 'Estonia' }).click()
  await ines.getByRole('button', { name: 'Ask to seal to the organisers again' }).click()
  await confirmAs(nadia, 'Change to whom statements are sealed')
  await ines.goto('/organiser/recipients/EE')
  await expect(ines.getByRole('button', { name: 'Ask to seal to the authority' })).toBeVisible()
})

test('what is sealed to an authority is handed over as it is: the pages say so, with the readme beside it', async ({
  browser,
}) => {
  const site = await startSite()
  try {
    const batch = await site.beside(({ handingOver }) => Promise.resolve(handingOver.freeze('EE', 'counted', 7777)))
    // A demonstration is live: it could not be agreed to any more.
    const database = new BetterSqlite3(join(site.dataFolder, 'colligo.sqlite'))
    database.exec('DROP TRIGGER intake_seals_begin_before_going_live; DROP TRIGGER intake_seals_need_a_key')
    database.exec("INSERT INTO intake_seals VALUES ('EE', 1, 2, '2026-11-30T09:00:00.000Z')")
    database.close()
    const page = await (await browser.newContext({ baseURL: site.url })).newPage()
    await signInAs(page, await aNewOrganiser(site, ['exporter']))
    for (const path of ['/organiser/exports', `/organiser/exports/batches/${String(batch?.id)}`]) {
      await page.goto(path)
      await expect(
        page.getByText('Estonia: the export is sealed to the authority, and you cannot open it.'),
      ).toHaveCount(1)
      expect(await barriersOn(page)).toEqual([])
    }
    const saved = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Readme for the authority' }).click()
    expect((await saved).suggestedFilename()).toBe('open-statements.py')
    await page.goto('/organiser/recipients/EE')
    await expect(page.getByText('The collection is live: nothing of this can be changed any more.')).toBeVisible()
  } finally {
    await stopSite(site)
  }
})
