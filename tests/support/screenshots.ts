import { mkdirSync, rmSync } from 'node:fs'
import { chromium, type Page } from '@playwright/test'
import { buildSite } from '#lib/cli/site'
import { setTimeout as pause } from 'node:timers/promises'
import { closeCollection, openCollection } from '#lib/organising/collection-switch'
import { founderRoles } from '#lib/domain/role'
import { inviteOrganiser } from '#lib/organising/invitations'
import { certain } from './certain.ts'
import { publicPages } from './public-pages.ts'
import { fillForm, sign } from './signing-page.ts'
import { aNewOrganiser, signInAs, startSite, stopSite, type Site } from './site.ts'
import { browserPath } from './tools.ts'

/** Pictures of every page and state, to be looked at: `./run screenshots`, into `tmp/screenshots`. */
const folder = 'tmp/screenshots'
const widths = [320, 768, 1280]
const schemes = ['light', 'dark'] as const
const languages = ['en', 'el', 'fi']

type Show = (page: Page, site: Site, language: string) => Promise<void>

const goTo =
  (path: string): Show =>
  async (page, _site, language) => {
    await page.goto(`/${language}${path}`)
  }

const states: Readonly<Record<string, Show>> = {
  ...Object.fromEntries(
    publicPages.map((below) => [below === '' ? 'initiative' : below.slice(1).replaceAll('/', '-'), goTo(below)]),
  ),
  'form-of-part-b-with-documents': goTo('/sign/HU'),
  'language-choice': async (page, _site, language) => {
    await page.goto(`/${language}/about`)
    await page.locator('header details > summary').click()
  },
  'paused-by-the-organisers': async (page, site, language) => {
    await withClosedCollection(site, async () => {
      await page.goto(`/${language}`)
    })
  },
  problems: async (page, _site, language) => {
    await page.goto(`/${language}/sign/EE`)
    await fillForm(page, 'EE', { familyNames: '', documentNumber: '38001085719' })
    await page.locator('[name="declared.privacy-read"]').uncheck()
    await page.locator('altcha-widget input[name="altcha"]').waitFor({ state: 'attached' })
    await page.locator('form button[type=submit]').last().click()
    await page.locator('#problem-summary').waitFor()
  },
  receipt: async (page, _site, language) => {
    await page.goto(`/${language}/sign/EE`)
    await fillForm(page, 'EE')
    await sign(page)
    await page.waitForURL(/signed/u)
  },
  'organiser-sign-in': async (page) => {
    await page.goto('/organiser/sign-in')
  },
  'organiser-welcome': async (page, site) => {
    const email = `nadia.${String(Math.random())}@example.eu`
    const token = await site.beside(({ organising, inviting }) =>
      certain(inviteOrganiser(organising, inviting, { email, name: 'Nadia Popa', roles: founderRoles }, null)),
    )
    await page.goto(`/organiser/welcome/${token}`)
  },
}

/** The organisers' pages, shown to somebody who may open all of them. */
const organisersPages = [
  ...[
    'road',
    'collection',
    'results',
    'approvals',
    'exports',
    'submission',
    'paper',
    'suspects',
    'removals',
    'retention',
  ],
  ...[
    'retention/destroy',
    'certification',
    'documents',
    'keys',
    'news',
    'news/new',
    'site',
    'site/look',
    'site/contact',
    'site/texts',
  ],
  ...['site/switches', 'people', 'account', 'audit', 'live', 'close', 'pause', 'confirm'],
]

/** Shows something while the collection is closed. */
async function withClosedCollection(site: Site, show: () => Promise<void>): Promise<void> {
  await site.beside(({ organising, collectionSwitch }) => {
    closeCollection(organising, collectionSwitch, null)
  })
  await pause(1500)
  await show()
  await site.beside(({ organising, collectionSwitch }) => {
    certain(openCollection(organising, collectionSwitch, null))
  })
  await pause(1500)
}

await buildSite({ out: 'ignore' })
const site = await startSite()
const executablePath = browserPath()
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ['--no-sandbox'],
})
// What an earlier run left would be taken for this one's.
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
// `./run screenshots organisers` shows their pages alone.
const wanted = process.argv[2] === 'organisers' ? [] : Object.entries(states)
for (const [name, show] of wanted) {
  for (const language of name.startsWith('organiser') ? ['en'] : languages) {
    for (const width of widths) {
      for (const colorScheme of schemes) {
        const context = await browser.newContext({ baseURL: site.url, viewport: { width, height: 900 }, colorScheme })
        const page = await context.newPage()
        await show(page, site, language)
        await page.screenshot({
          path: `${folder}/${name}-${language}-${String(width)}-${colorScheme}.png`,
          fullPage: true,
        })
        await context.close()
      }
    }
  }
}
for (const locale of ['en', 'el', 'fi', 'bg']) await showOrganisersPages(locale)
await browser.close()
await stopSite(site)
process.stdout.write(`Pictures are in ${folder}.\n`)

/** Signed in once for each theme: a second factor that was shown holds for five minutes. */
async function showOrganisersPages(locale: string): Promise<void> {
  for (const colorScheme of schemes) {
    const doorway = await browser.newContext({ baseURL: site.url })
    const roles = [...founderRoles, 'editor', 'auditor'] as const
    await signInAs(await doorway.newPage(), await aNewOrganiser(site, roles))
    const storageState = await doorway.storageState()
    for (const width of locale === 'en' ? widths : [320, 1280]) {
      const viewport = { width, height: 900 }
      const context = await browser.newContext({ baseURL: site.url, viewport, colorScheme, locale, storageState })
      const page = await context.newPage()
      for (const room of organisersPages) {
        await page.goto(`/organiser/${room}`)
        const name = `organiser-${room.replaceAll('/', '-')}-${locale}-${String(width)}-${colorScheme}`
        await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
      }
      await context.close()
    }
    await doorway.close()
  }
}
