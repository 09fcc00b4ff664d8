import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { barriersOn } from '#tests/support/barriers'
import { fillForm, receiptOn, sign } from '#tests/support/signing-page'
import { expect, test, type Site } from '#tests/support/site'

const counted = (site: Site): Promise<number> =>
  site.beside(({ tallies }) => tallies().find(({ memberState }) => memberState === 'EE')?.counted ?? 0)

// Where something was handed over before, it says more.
const doneTitle = /^If there is a statement with this code, it has been removed/u

/** Signs as nobody else does in these tests; the code of the receipt. */
async function signedBy(page: Page, number: string): Promise<string> {
  await page.goto('/en/sign/EE')
  await fillForm(page, 'EE', { documentNumber: number })
  await sign(page)
  return await receiptOn(page)
}

async function withdraw(page: Page, code: string): Promise<void> {
  await page.getByLabel('Code of your receipt').fill(code)
  await page.getByLabel('I want my statement of support removed.').check()
  await page.getByRole('button', { name: 'Remove my statement' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(doneTitle)
}

test('Mari follows the link on her receipt, takes her statement back, and signs again', async ({ page, site }) => {
  const before = await counted(site)
  const code = await signedBy(page, '38106247158')
  expect(await counted(site)).toBe(before + 1)
  await page.getByRole('link', { name: 'How to take it back' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Take back your statement')
  expect(await barriersOn(page)).toEqual([])
  await withdraw(page, code.toUpperCase().replaceAll('-', ' '))
  expect(page.url()).toBe(`${site.url}/en/withdraw/done`)
  expect(await barriersOn(page)).toEqual([])
  expect(await counted(site)).toBe(before)
  await page.getByRole('link', { name: 'Your other rights' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your data and your rights')
  expect(await barriersOn(page)).toEqual([])

  await signedBy(page, '38106247158')
  expect(await counted(site)).toBe(before + 1)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('Boyan makes two mistakes, loses nothing that he typed, and is answered like everybody', async ({
    page,
    site,
  }) => {
    await page.goto('/en/privacy')
    await page.getByRole('link', { name: 'Your rights, and how to use them' }).click()
    await page.getByRole('main').getByRole('link', { name: 'Take back your statement' }).click()
    await page.getByLabel('Code of your receipt').fill('2b1f3a50-7c4e')
    await page.getByRole('button', { name: 'Remove my statement' }).click()
    await expect(page).toHaveTitle(/^2 things need your attention/u)
    await expect(page.getByLabel('Code of your receipt')).toHaveValue('2b1f3a50-7c4e')
    await expect(page.locator('#code-problem')).toContainText('This is no code of a receipt')
    await expect(page.locator('#wish-problem')).toContainText('Please tick the box')
    expect(await page.content()).not.toMatch(/<script/u)
    const before = await counted(site)
    await withdraw(page, randomUUID())
    expect(await counted(site)).toBe(before)
  })
})

test('the answer is the same to the byte, whether there is a statement, was one, or never was', async ({
  page,
  site,
}) => {
  const code = await signedBy(page, '47209136546')
  const [repeatedPage] = [await page.context().newPage()]
  const repeated = await signedBy(repeatedPage, '47209136546')
  const html = await (await fetch(`${site.url}/en/withdraw`)).text()
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/gu)]
  const answerTo = async (typed: string): Promise<readonly unknown[]> => {
    const form = new FormData()
    for (const [, name = '', value = ''] of hidden)
      form.append(name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
    form.append('code', typed)
    form.append('wish', 'yes')
    const init = { method: 'POST', body: form, redirect: 'manual', headers: { origin: site.url } } as const
    const answer = await fetch(`${site.url}/en/withdraw`, init)
    const kept = [...answer.headers].filter(([name]) => !['date', 'content-security-policy'].includes(name))
    return [answer.status, kept, await answer.text()]
  }
  const before = await counted(site)
  const answers = []
  for (const one of [code, code, repeated, randomUUID()]) answers.push(await answerTo(one))
  expect(answers[0]?.[0]).toBe(303)
  expect(JSON.stringify(answers[0])).toContain('no-store')
  expect(JSON.stringify(answers)).not.toMatch(/set-cookie/u)
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(await counted(site)).toBe(before - 1)
})
