import type { Page } from '@playwright/test'
import type { MemberState } from '#lib/domain/member-states'
import { controlNames, dayParts, partsOfDay } from '#lib/http/signing-form'
import { aSignatoryOf } from './signatories.ts'
import { expect } from './site.ts'

/** Fills in the form of a Member State as its example signatory would, and makes both declarations. */
export async function fillForm(page: Page, memberState: MemberState, changes: Readonly<Record<string, string>> = {}) {
  await fillFields(page, aSignatoryOf(memberState, changes))
}

/** Fills in fields of a form by their names, and makes both declarations. */
export async function fillFields(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    if (name === 'dateOfBirth') {
      await fillDay(page, name, value)
      continue
    }
    const control = page.locator(`[name="${name}"]`)
    const kind = await control.evaluate((element) => `${element.tagName} ${element.getAttribute('type') ?? ''}`)
    if (kind.startsWith('SELECT')) await control.selectOption(value)
    else if (!kind.endsWith('hidden')) await control.fill(value)
  }
  await page.locator('[name="declared.correct-and-first"]').check()
  await page.locator('[name="declared.privacy-read"]').check()
}

/** Types a day into its three fields. */
export async function fillDay(page: Page, name: string, value: string): Promise<void> {
  const typed = partsOfDay(value)
  for (const part of dayParts) await page.locator(`[name="${controlNames.dayPart(name, part)}"]`).fill(typed[part])
}

/** Waits until the page has done its proof of work. */
export async function provenIn(page: Page): Promise<void> {
  await expect(page.locator('altcha-widget input[name="altcha"]')).toHaveValue(/^ey/u)
}

/** Waits for the proof of work, and signs. */
export async function sign(page: Page): Promise<void> {
  await provenIn(page)
  await page.locator('form button[type=submit]').last().click()
}

/** The identifier on the receipt that is shown. */
export async function receiptOn(page: Page): Promise<string> {
  await expect(page.getByRole('heading', { name: 'Thank you. Your statement was received.' })).toBeVisible()
  return (await page.locator('dd.font-mono').first().textContent()) ?? ''
}
