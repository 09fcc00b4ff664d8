import type { Browser, Page } from '@playwright/test'
import type { Role } from '#lib/domain/role'
import { aNewOrganiser, expect, signInAs, type Site } from './site.ts'

/** Somebody else who may confirm, signed in, in a browser of their own. */
export async function aSecondPerson(
  site: Site,
  browser: Browser,
  roles: readonly Role[] = ['substitute'],
): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: site.url })).newPage()
  await signInAs(page, await aNewOrganiser(site, roles))
  return page
}

/** Has a second person confirm what waits, by the words on the button. */
export async function confirmAs(second: Page, what: string): Promise<void> {
  await second.goto('/organiser/approvals')
  await second
    .getByRole('button', { name: `Confirm: ${what}` })
    .first()
    .click()
  await expect(second.getByText('Confirmed and done.')).toBeVisible()
}
