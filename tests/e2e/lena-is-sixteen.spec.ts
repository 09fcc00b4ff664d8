import { memberStates } from '#lib/domain/member-states'
import { brusselsDayOf, yearsAfter } from '#lib/domain/day'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { fillForm, receiptOn, sign } from '#tests/support/signing-page'
import { expect, test } from '#tests/support/site'

const today = brusselsDayOf(new Date())
const [year = ''] = today.split('-')

test('Lena turns sixteen today: Germany lets her sign', async ({ page }) => {
  await page.goto('/en/sign/DE')
  await expect(page.getByText('You must be at least 16 years old today.')).toBeVisible()
  await fillForm(page, 'DE', { givenNames: 'Lena', dateOfBirth: yearsAfter(today, -16) })
  await sign(page)
  await receiptOn(page)
})

test('Nikos turns seventeen at the end of the year: Greece lets him sign', async ({ page }) => {
  await page.goto('/en/sign/EL')
  await expect(page.getByText('You must turn at least 17 years old this year.')).toBeVisible()
  await fillForm(page, 'EL', { givenNames: 'Νίκος', dateOfBirth: `${String(Number(year) - 17)}-12-31` })
  await sign(page)
  await receiptOn(page)
})

test('Camille is seventeen: France asks her to wait, and she is told kindly', async ({ page }) => {
  await page.goto('/en/sign/FR')
  await fillForm(page, 'FR', { givenNames: 'Camille', dateOfBirth: yearsAfter(today, -17) })
  await sign(page)
  await expect(page.locator('#dateOfBirth-problem')).toHaveText(
    'You are not old enough to sign yet. Thank you for your interest: you can sign once you are.',
  )
  await expect(page.locator('[name="givenNames"]')).toHaveValue('Camille')
})

test('every form says from which age its Member State lets people sign', async ({ page }) => {
  test.slow()
  for (const memberState of memberStates) {
    const { years, basis } = eci2019.rules[memberState].minimumAge
    await page.goto(`/en/sign/${memberState}`)
    const words =
      basis === 'birthday'
        ? `You must be at least ${String(years)} years old today.`
        : `You must turn at least ${String(years)} years old this year.`
    await expect(page.getByText(words), memberState).toBeVisible()
  }
})
