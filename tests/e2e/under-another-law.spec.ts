import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from '@playwright/test'
import { importInitiative } from '#lib/organising/collection-switch'
import { eci2011 } from '#lib/rules/eci-2011/index'
import { nlBurgerinitiatief } from '#lib/rules/nl-burgerinitiatief/index'
import type { RulePackId } from '#lib/rules/rule-packs'
import { catalogue } from '#tests/support/catalogue'
import { certain } from '#tests/support/certain'
import { installRehearsedKey } from '#tests/support/collection'
import { initiativeOfToday } from '#tests/support/initiative-of-today'
import { sentenceIn } from '#tests/support/plain-page'
import { aSignatoryUnder } from '#tests/support/signatories-under'
import { fillFields, receiptOn, sign } from '#tests/support/signing-page'
import { aNewOrganiser, expect, signInAs, startEmptySite, stopSite, test as base } from '#tests/support/site'

type StartedSite = Awaited<ReturnType<typeof startEmptySite>>

/** A site of a collection under another law, and a page on it as narrow as they come. */
async function siteUnder(registeredOn: string, pack: RulePackId): Promise<StartedSite> {
  const site = await startEmptySite()
  await site.beside(async (instance) => {
    const initiative = { ...initiativeOfToday(), registeredOn }
    certain(importInitiative(instance.organising, instance.collectionSwitch, initiative, pack))
    await installRehearsedKey({ ...instance, folder: site.folder })
    instance.collectionSwitch.goLive()
  })
  return site
}

const narrowPage = async (browser: Browser, { url }: StartedSite, locale: string, javaScriptEnabled = true) => {
  const viewport = { width: 320, height: 640 }
  const context = await browser.newContext({ baseURL: url, viewport, locale, javaScriptEnabled })
  return await context.newPage()
}

const test = base.extend<object, { before: StartedSite; dutch: StartedSite }>({
  before: [
    async ({}, use) => {
      const site = await siteUnder('2014-01-10', 'eci-2011')
      await use(site)
      await stopSite(site)
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  dutch: [
    async ({}, use) => {
      const site = await siteUnder('2026-06-01', 'nl-burgerinitiatief')
      await use(site)
      await stopSite(site)
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

const [italy, ireland, netherlands] = [eci2011.rules.IT!, eci2011.rules.IE!, nlBurgerinitiatief.rules.NL!]

/** Nothing is cut off or needs scrolling sideways. */
const fits = async (page: Page): Promise<void> => {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
}

const isAccessible = async (page: Page): Promise<void> => {
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])
}

const send = (page: Page): Promise<void> => page.locator('form button[type=submit]').last().click()

test('a Portuguese with an Italian document signs under the law before 2020, on a narrow screen', async ({
  browser,
  before,
}) => {
  const page = await narrowPage(browser, before, 'en')
  await page.goto('/en/sign')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Which Member State do you sign with?')
  await fits(page)
  await page.getByRole('link', { name: 'Italy' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign with this state: Italy')
  await expect(page.getByText('hold one of the numbers or documents of this state')).toBeVisible()
  await isAccessible(page)

  await fillFields(page, aSignatoryUnder(italy, { nationality: 'PT', placeOfBirth: '' }))
  await sign(page)
  const summary = page.getByRole('alert').first()
  await expect(summary.getByRole('listitem')).toHaveText(['Place of birth: Please fill this in.'])
  await summary.getByRole('link').click()
  await page.locator('[name="placeOfBirth"]').fill('Lisboa')
  await fits(page)
  await sign(page)
  await receiptOn(page)
  await page.context().close()
})

test('in Ireland the postal code may stay empty, and who lives elsewhere is told where else to sign', async ({
  browser,
  before,
}) => {
  const page = await narrowPage(browser, before, 'en')
  await page.goto('/en/sign/IE')
  await expect(page.locator('#postalCode-hint')).toContainText('May be left empty.')
  await fillFields(page, aSignatoryUnder(ireland, { country: 'FR', postalCode: '' }))
  await sign(page)
  await expect(page.getByRole('alert').first()).toContainText('You cannot sign with this state')
  await page.locator('[name="country"]').selectOption('IE')
  await sign(page)
  await receiptOn(page)
  await page.context().close()
})

test('without a script she signs as well, in French, with all that Italy asks for', async ({ browser, before }) => {
  const page = await narrowPage(browser, before, 'fr-FR', false)
  const t = catalogue('fr')
  await page.goto('/fr/sign/IT/plain')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    t('plain.titleWith').replace('{memberState}', 'Italie'),
  )
  await fits(page)
  await fillFields(page, aSignatoryUnder(italy, { documentNumber: 'YA7654321' }))
  const number = Number(/\d+/u.exec((await page.locator('#asked').textContent()) ?? '')?.[0])
  await page.locator('[name="answer"]').fill(sentenceIn('fr').split(' ')[number - 1] ?? '')
  await page.waitForTimeout(20_000)
  await send(page)
  await expect(page).toHaveURL(/\/fr\/signed\?receipt=/u)
  await page.context().close()
})

test('the privacy statement and the page about the law speak of the law that holds', async ({ browser, before }) => {
  const page = await narrowPage(browser, before, 'en')
  await page.goto('/en/privacy')
  await expect(page.getByText('Regulation (EU) No 211/2011, Annex III').first()).toBeVisible()
  await expect(page.getByText('18 months after its registration')).toBeVisible()
  await page.goto('/en/about')
  await expect(page.getByRole('row', { name: /Italy/u })).toContainText('Issuing authority')
  await page.context().close()
})

test('a Dutch initiative has one state, words of its own, and no form for others', async ({ browser, dutch }) => {
  const page = await narrowPage(browser, dutch, 'nl-NL')
  await page.goto('/nl/sign')
  await expect(page.getByRole('link', { name: 'Nederland' }).first()).toBeVisible()
  await expect(page.getByRole('link', { name: 'België' })).toHaveCount(0)
  expect((await page.goto('/nl/sign/BE'))?.status()).toBe(404)
  await page.goto('/nl/sign/NL')
  await expect(page.getByText('als u de Nederlandse nationaliteit hebt en 18 jaar of ouder bent')).toBeVisible()
  await expect(page.getByText('dat ik dit burgerinitiatief niet eerder heb gesteund')).toBeVisible()
  await fits(page)
  await isAccessible(page)
  await fillFields(page, aSignatoryUnder(netherlands))
  await sign(page)
  await expect(page).toHaveURL(/\/nl\/signed\?receipt=/u)
  await page.goto('/fi/sign/NL')
  await expect(page.locator('[lang="en"]').getByText('I declare that the information')).toBeVisible()
  await page.goto('/en/privacy')
  await expect(page.getByText('committee for petitions')).toBeVisible()
  await page.goto('/en/progress')
  await expect(page.getByText('of 40,000 needed')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Map' })).toHaveCount(0)
  await fits(page)
  await page.goto('/en/about')
  await expect(page.getByText('Dutch national aged 18 or over')).toBeVisible()
  await expect(page.getByText('European Commission')).toHaveCount(0)
  expect((await page.request.get('/nl/paper/NL.pdf')).status()).toBe(200)
  expect((await page.request.get('/nl/paper/BE.pdf')).status()).toBe(404)
  await page.context().close()
})

test('a Dutch initiative is signed without a script too', async ({ browser, dutch }) => {
  const page = await narrowPage(browser, dutch, 'en', false)
  await page.goto('/en/sign/NL/plain')
  await expect(page.getByText('Dutch national aged 18 or over')).toBeVisible()
  await fillFields(page, aSignatoryUnder(netherlands, { familyNames: 'de Vries' }))
  const number = Number(/\d+/u.exec((await page.locator('#asked').textContent()) ?? '')?.[0])
  await page.locator('[name="answer"]').fill(sentenceIn('en').split(' ')[number - 1] ?? '')
  await page.waitForTimeout(20_000)
  await send(page)
  await receiptOn(page)
  await page.context().close()
})

/** What only European initiatives have: a Commission, a million, seven Member States, their regulations. */
const europeanLaw =
  /Commission|European [Cc]itizens|[Mm]illion valid|[Ss]even Member States|2019\/788|1179\/2011|Annex [IV]+/u

const organisersPages = [
  ...['road', 'collection', 'results', 'exports', 'recipients', 'recipients/NL', 'retention', 'paper', 'suspects'],
  ...['removals', 'close', 'live', 'site', 'site/contact', 'documents', 'keys', 'audit', 'desk'],
]

test('the organisers of a Dutch initiative read of no European law', async ({ browser, dutch }) => {
  test.slow()
  const page = await narrowPage(browser, dutch, 'en')
  await signInAs(page, await aNewOrganiser(dutch))
  for (const name of organisersPages) {
    const answer = await page.goto(`/organiser/${name}`)
    expect(answer?.status(), name).toBe(200)
    await expect(page).toHaveURL(new RegExp(`/organiser/${name}$`, 'u'))
    // What is folded away is read as well.
    expect((await page.locator('main').textContent()) ?? '', name).not.toMatch(europeanLaw)
    await fits(page)
  }
  for (const name of ['road', 'collection', 'results']) {
    await page.goto(`/organiser/${name}`)
    const shown = await page.locator('header, main').allTextContents()
    expect(shown.join(' '), name).not.toMatch(/Regulation \(EU\)|To the Commission|Certification/u)
    await isAccessible(page)
  }
  for (const gone of ['submission', 'submission/form', 'certification', 'certification/request', 'site/certificate']) {
    expect((await page.request.get(`/organiser/${gone}`)).status(), gone).toBe(404)
  }
  expect((await page.request.get('/organiser/collection/charts/spread?as=csv')).status()).toBe(404)
  expect((await page.request.get('/organiser/recipients/BE')).status()).toBe(404)
  await page.context().close()
})

test('what they are asked for instead is what the Dutch law asks', async ({ browser, dutch }) => {
  const page = await narrowPage(browser, dutch, 'en')
  await signInAs(page, await aNewOrganiser(dutch))
  await page.goto('/organiser/road')
  await expect(page.getByRole('heading', { name: 'Certificate of conformity' })).toHaveCount(0)
  await page.goto('/organiser/collection')
  await expect(page.getByText(/of 40,000 needed; /u)).toBeVisible()
  await expect(page.locator('[data-chart="spread"]')).toHaveCount(0)
  await page.goto('/organiser/results')
  await expect(page.getByLabel('Member State').locator('option')).toHaveText(['Please choose', 'Netherlands'])
  await page.goto('/organiser/retention')
  await expect(page.getByLabel('The initiative was presented on', { exact: true })).toBeVisible()
  for (const name of ['record-of-processing', 'impact-assessment']) {
    const document = await (await page.request.get(`/organiser/documents/${name}`)).text()
    expect(document, name).toContain('Reglement van Orde')
    expect(document, name).not.toMatch(europeanLaw)
  }
  await page.context().close()
})

test('programs are told the law that a collection is under', async ({ browser, dutch, before }) => {
  const page = await narrowPage(browser, dutch, 'en')
  const lawAt = async (site: StartedSite) =>
    ((await (await page.request.get(`${site.url}/api/v1/initiative`)).json()) as { readonly law: unknown }).law
  expect(await lawAt(dutch)).toMatchObject({
    rulePack: 'nl-burgerinitiatief',
    source: 'Reglement van Orde van de Tweede Kamer der Staten-Generaal, article 14.2',
    procedures: [
      { language: 'nl', name: 'Burgerinitiatief aan de Tweede Kamer' },
      { language: 'en', name: 'Citizens’ initiative to the Dutch House of Representatives' },
    ],
  })
  expect(await lawAt(before)).toMatchObject({ rulePack: 'eci-2011', procedures: [] })
  for (const gone of ['/en/organise', '/en/certificate']) {
    expect((await page.request.get(`${dutch.url}${gone}`)).status(), gone).toBe(404)
    expect((await page.request.get(`${before.url}${gone}`)).status(), gone).toBe(200)
  }
  await page.context().close()
})
