import type { Page } from '@playwright/test'
import { barriersOn } from '#tests/support/barriers'
import { expect, signInAsNewOrganiser, test } from '#tests/support/site'

// What Teodor's authority has sent: made with openssl for these tests, P-256, good until the year 2126.
const certificate = `-----BEGIN CERTIFICATE-----
MIIB2zCCAYGgAwIBAgIUMY4vVqTu+27HJDQXi/mLvieMogswCgYIKoZIzj0EAwIw
QjELMAkGA1UEBhMCRUUxGTAXBgNVBAoMEFNpc2VtaW5pc3RlZXJpdW0xGDAWBgNV
BAMMD1RvZXR1c2F2YWxkdXNlZDAgFw0yNjExMzAwMzQ1MDlaGA8yMTI2MTEwNjAz
NDUwOVowQjELMAkGA1UEBhMCRUUxGTAXBgNVBAoMEFNpc2VtaW5pc3RlZXJpdW0x
GDAWBgNVBAMMD1RvZXR1c2F2YWxkdXNlZDBZMBMGByqGSM49AgEGCCqGSM49AwEH
A0IABAtLBeE6YEzngJborrPE5vEjuEIzD64a6aig1Mtnt597zO5K0eDW19+U/3Xy
l5oh/Yw1ntXyptyS7REdiuO1mFSjUzBRMB0GA1UdDgQWBBTgPfmxXqWr44TjCeXq
ixI73tTj5jAfBgNVHSMEGDAWgBTgPfmxXqWr44TjCeXqixI73tTj5jAPBgNVHRMB
Af8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIDojx2p+5ovbl6JRfN/GRC8IX97o
iB/EOMvcr7Dv4dl9AiEAxDmfGuKgE3LX0oK3drpfm4aL93crSFZT1Try0L9y5+M=
-----END CERTIFICATE-----
`
const fingerprint = '6E:3C:82:F1:C4:FD:C8:0A:90:95:05:3F:AF:BC:F9:93:36:BA:9D:24:7A:82:FA:78:48:70:B7:BF:00:F4:D9:99'
const mistyped = `${fingerprint.startsWith('0') ? '1' : '0'}${fingerprint.slice(1)}`

async function fill(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label).fill(text)
}

test('Ines enters the key of Estonia’s authority, and Nadia confirms it once she has heard its fingerprint herself', async ({
  page,
  browser,
  site,
}) => {
  test.slow()
  await signInAsNewOrganiser(site, page, ['exporter'])
  const hers = await (await browser.newContext({ baseURL: site.url, javaScriptEnabled: false })).newPage()
  await signInAsNewOrganiser(site, hers, ['substitute'])

  await page.getByRole('link', { name: 'Authorities', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Authorities', level: 1 })).toBeVisible()
  expect(await barriersOn(page)).toEqual([])
  await page.getByRole('link', { name: 'Germany' }).click()
  await expect(page.getByLabel('Name of the authority')).toHaveValue('Bundesverwaltungsamt')
  await expect(page.getByText('Compare it with the register')).toBeVisible()

  await page.goto('/organiser/recipients/EE')
  await page.getByRole('button', { name: 'Ask for a second person' }).click()
  await expect(page.getByText('Write the name of the authority')).toBeVisible()
  expect(await barriersOn(page)).toEqual([])
  await fill(page, 'Name of the authority', 'Siseministeerium')
  await fill(page, 'Postal address', 'Pikk 61\n15065 Tallinn')
  await page.getByLabel('Language in which').selectOption('et')
  await fill(page, 'Public key', '-----BEGIN PRIVATE KEY-----')
  await fill(page, 'Fingerprint, as the authority told you', mistyped)
  await page.getByLabel('How did you hear it?').selectOption('telephone')
  await page.getByRole('button', { name: 'Ask for a second person' }).click()
  await expect(page.getByText('This is a private key')).toBeVisible()
  await expect(page.getByLabel('Public key')).toHaveValue('')
  await fill(page, 'Public key', certificate)
  await page.getByRole('button', { name: 'Ask for a second person' }).click()
  await expect(page.getByText('This is not the fingerprint of the key.')).toBeVisible()
  await fill(page, 'Fingerprint, as the authority told you', fingerprint)
  await page.getByRole('button', { name: 'Ask for a second person' }).click()
  await expect(page.getByText('Asked for. Another organiser')).toBeVisible()
  await expect(page.getByText('You entered this key.')).toBeVisible()
  expect(await barriersOn(page)).toEqual([])

  await hers.goto('/organiser/approvals')
  await expect(hers.getByText('Estonia: Siseministeerium.')).toBeVisible()
  await expect(hers.getByRole('button', { name: 'Confirm: Take an authority’s key' })).toHaveCount(0)
  await hers.getByRole('link', { name: 'Type the fingerprint: Estonia' }).click()
  await expect(hers.getByRole('heading', { name: 'Confirm the key' })).toBeVisible()
  for (const shown of [await hers.content(), await (await hers.request.get('/organiser/recipients/EE')).text()]) {
    expect(shown.replaceAll(/[\s:]/gu, '').toLowerCase()).not.toContain(fingerprint.replaceAll(':', '').toLowerCase())
  }
  await fill(hers, 'Fingerprint, as you heard it', mistyped)
  await hers.getByLabel('How did you hear it?').selectOption('letter')
  await hers.getByRole('button', { name: 'Confirm the key' }).click()
  await expect(hers.getByText('This is not the fingerprint of the key.')).toBeVisible()
  await fill(hers, 'Fingerprint, as you heard it', fingerprint.toLowerCase().replaceAll(':', ' '))
  await hers.getByRole('button', { name: 'Confirm the key' }).click()
  await expect(hers.getByText('Confirmed: the key is on file from now on.')).toBeVisible()
  await expect(hers.getByText('who read the fingerprint in a letter')).toBeVisible()

  await page.goto('/organiser/recipients')
  await expect(page.getByRole('row', { name: /^Estonia/u })).toContainText('Certificate (CMS), P-256')
  await page.getByRole('link', { name: 'Estonia' }).click()
  expect(await barriersOn(page)).toEqual([])
  await hers.getByText('Withdraw this key').click()
  await hers.getByRole('button', { name: 'Withdraw the key' }).click()
  await expect(hers.getByText('Nothing was withdrawn')).toBeVisible()
  await hers.getByText('Withdraw this key').click()
  await hers.getByLabel('Yes, withdraw it.').check()
  await hers.getByRole('button', { name: 'Withdraw the key' }).click()
  await expect(hers.getByText('Withdrawn: nothing new is addressed to this key.')).toBeVisible()
})
