import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '#tests/support/site'

test('Ines downloads the desk, and its SHA-256 is the one that the page shows', async ({ page, site, asOrganiser }) => {
  await asOrganiser(page)
  await page.goto('/organiser/desk')
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the desk' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('colligo-desk.html')
  const file = join(site.folder, 'colligo-desk.html')
  await download.saveAs(file)
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex')
  await expect(page.getByText(sha256)).toBeVisible()
  await expect(page.getByText('sha256sum ~/Downloads/colligo-desk.html')).toBeVisible()
})
