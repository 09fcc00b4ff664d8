import { madeUpSignatory } from '#lib/cli/demo/people'
import { changeContact } from '#lib/site-settings/contact'
import { certain } from '#tests/support/certain'
import { fillForm, receiptOn, sign } from '#tests/support/signing-page'
import type { Page } from '@playwright/test'
import { expect, test } from '#tests/support/site'

let index = 800_000

async function signAsSomebody(page: Page): Promise<string> {
  await page.goto('/en/sign/EE')
  await fillForm(page, 'EE', madeUpSignatory('EE', (index += 1)))
  await sign(page)
  return receiptOn(page)
}

test('Mari prints her receipt, copies the link and shares it: nothing that leaves names her statement', async ({
  page,
  context,
  site,
}) => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.addInitScript(() => {
    const deeds: unknown[] = []
    Object.assign(globalThis, {
      deeds,
      print: () => {
        deeds.push('printed')
      },
    })
    Object.defineProperty(navigator, 'share', {
      value: (shared: unknown) => {
        deeds.push(shared)
        return Promise.resolve()
      },
    })
  })
  const identifier = await signAsSomebody(page)
  await page.getByRole('button', { name: 'Print this page' }).click()
  await page.getByRole('button', { name: 'Share…' }).click()
  await page.getByRole('button', { name: 'Copy the link' }).click()
  await expect(page.getByRole('status')).toHaveText('The link was copied.')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${site.url}/en`)
  expect(await page.evaluate(() => (globalThis as unknown as { deeds: unknown }).deeds)).toEqual([
    'printed',
    {
      title: expect.stringContaining('swifts') as unknown,
      text: 'I have signed this citizens’ initiative. You can, too:',
      url: `${site.url}/en`,
    },
  ])

  const token = new URL(page.url()).searchParams.get('receipt')
  await expect(page.getByRole('link', { name: 'Save as PDF' })).toHaveAttribute(
    'href',
    `/en/signed/receipt.pdf?receipt=${String(token)}`,
  )
  const leaving = await page
    .locator('main a:not([href*="?receipt="]), [data-url], title')
    .evaluateAll((all) => all.map((one) => one.outerHTML).join('\n'))
  expect(leaving).toContain('mailto:')
  for (const secret of [identifier, identifier.slice(0, 8), String(token)]) expect(leaving).not.toContain(secret)
  expect(complaints, 'and the page’s policy has nothing against it').toEqual([])
})

test('Without a script the receipt is whole, and shows no button that does nothing', async ({
  page,
  browser,
  site,
}) => {
  await signAsSomebody(page)
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site.url })
  const plain = await context.newPage()
  await plain.goto(page.url())
  await receiptOn(plain)
  await expect(plain.getByRole('button')).toHaveCount(0)
  await expect(plain.getByRole('link', { name: 'Save as PDF' })).toBeVisible()
  await expect(plain.getByRole('link', { name: 'Share on Mastodon' })).toBeVisible()
  await expect(plain.getByRole('img', { name: 'QR code that leads to this initiative' })).toBeVisible()
  await context.close()
})

test('The receipt has one script of ours, which browsers keep, and allows no other', async ({ page, site }) => {
  await signAsSomebody(page)
  const answer = await fetch(page.url())
  expect(answer.headers.get('content-security-policy')).toContain("script-src 'self';")
  const scripts = [...(await answer.text()).matchAll(/<script\b[^>]*>/gu)].map(([tag]) => tag)
  expect(scripts).toHaveLength(1)
  const [, address = ''] = /src="([^"]+)"/u.exec(scripts[0] ?? '') ?? []
  const script = await fetch(`${site.url}${address}`)
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(script.headers.get('cache-control')).toContain('immutable')
  expect((await script.text()).length).toBeLessThan(4000)
})

test('On paper the receipt is the receipt alone', async ({ page }) => {
  await signAsSomebody(page)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('dd.font-mono').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Tell others' })).toBeHidden()
  await expect(page.getByRole('link', { name: 'Save as PDF' })).toBeHidden()
})

test('The receipt leads back to the organisers’ own site once they have named it', async ({ page, site }) => {
  await site.beside(({ siteKeeping }) => {
    const nothing = { email: '', postalAddress: '', provider: '', place: '', memberState: '' }
    certain(changeContact(siteKeeping, { ...nothing, url: 'https://swifts.example.eu/thanks', label: 'Swifts' }, null))
  })
  await page.waitForTimeout(1500)
  await signAsSomebody(page)
  await expect(page.getByRole('link', { name: 'Back to Swifts' })).toHaveAttribute(
    'href',
    'https://swifts.example.eu/thanks',
  )
})
