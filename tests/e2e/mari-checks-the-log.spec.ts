import { isSignedBy, readNote } from '#lib/proofs/signed-note'
import { readVerifierKey } from '#lib/proofs/verifier-key'
import { barriersOn } from '#tests/support/barriers'
import { commitmentsIn, readLog } from '#tests/support/log-reading'
import { fillForm, sign } from '#tests/support/signing-page'
import type { Page } from '@playwright/test'
import { expect, test } from '#tests/support/site'

async function signFor(page: Page): Promise<string> {
  await page.goto('/en/sign/EE')
  await fillForm(page, 'EE')
  await sign(page)
  return await page.locator('dt', { hasText: 'Code for the public log' }).locator('xpath=../dd').innerText()
}

test('Mari follows her receipt to the public log, and has her browser check all of it', async ({ page, site }) => {
  const code = await signFor(page)
  expect(code).toMatch(/^[0-9a-f]{64}$/u)
  expect(await barriersOn(page)).toEqual([])
  await page.getByText('Show it as a QR code').click()
  const picture = page.getByAltText('QR code that leads to the page where you look it up')
  await expect(picture).toHaveJSProperty('complete', true)
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)

  const promise = await page.request.get(
    (await page.getByRole('link', { name: 'Signed promise' }).getAttribute('href')) ?? '',
  )
  const note = readNote(await promise.text())!
  expect(note.text).toContain(`commitment ${code}`)
  expect(await isSignedBy(note, readVerifierKey(await site.beside(({ publicLog }) => publicLog.verifierKey()))!)).toBe(
    true,
  )

  await page.getByRole('link', { name: 'Look the code up' }).click()
  await expect(page.getByLabel('Code for the public log')).toHaveValue(code)
  expect(new URL(page.url()).hash, 'what is hers alone stays in no history').toBe('')
  await page.getByRole('button', { name: 'Look it up' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Accepted, and soon in the log')

  await site.beside(({ publicLog }) => publicLog.advance(true))
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('It is in the log')
  await expect(page.getByText('It has not been handed over to an authority yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Check the log now' }).click()
  await expect(page.getByText('Your code is among them.')).toBeVisible()
  expect(await barriersOn(page)).toEqual([])
  const proof = await page.request.get(
    (await page.getByRole('link', { name: 'Download the proof' }).getAttribute('href')) ?? '',
  )
  expect(await proof.text()).toMatch(/^c2sp\.org\/tlog-proof@v1\nindex \d+\n/u)
})

test('a log in which one byte was changed on the way does not pass for whole', async ({ page, site }) => {
  await signFor(page)
  await site.beside(({ publicLog }) => publicLog.advance(true))
  await page.goto('/en/verify')
  await page.route('**/log/tile/entries/**', async (route) => {
    const answer = await route.fetch()
    const body = await answer.body()
    body.writeUInt8(body.readUInt8(40) ^ 1, 40)
    await route.fulfill({ response: answer, body })
  })
  await page.getByRole('button', { name: 'Check the log now' }).click()
  await expect(page.getByText('Something is wrong with the log.')).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('Boyan types the beginning of a code, and is told what it is; a mistyped one is told so', async ({
    page,
    site,
  }) => {
    await site.beside(({ publicLog }) => publicLog.advance(true))
    const [commitment = ''] = commitmentsIn((await site.beside(readLog)).entries)
    await page.goto('/en/verify')
    await expect(page.getByRole('button', { name: 'Check the log now' })).toBeHidden()
    await page.getByLabel('Code for the public log').fill(commitment.slice(0, 20).toUpperCase())
    await page.getByRole('button', { name: 'Look it up' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('It is in the log')
    await page.getByLabel('Code for the public log').fill('Boyan')
    await page.getByRole('button', { name: 'Look it up' }).click()
    await expect(page.getByText('This is no such code.')).toBeVisible()
    await expect(page.getByLabel('Code for the public log')).toHaveValue('Boyan')
    await page.getByLabel('Code for the public log').fill('f'.repeat(64))
    await page.getByRole('button', { name: 'Look it up' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This code is not in the log')
  })
})
