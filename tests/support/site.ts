import { mkdtempSync, openSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import { foundDemo, type FoundedDemo } from '#lib/cli/demo/found'
import { serveSite, type ServedSite } from '#lib/cli/site'
import { currentCode } from '#lib/crypto/one-time-codes'
import { openInstance, type Instance } from '#lib/instance/instance'
import { founderRoles } from '#lib/domain/role'
import { inviteOrganiser, joinOrganisers } from '#lib/organising/invitations'
import { certain } from './certain.ts'

/** A site of the tests' own: a founded collection, served as `./run demo` serves it. */
export interface Site extends FoundedDemo, StartedSite {}

/** A site that runs, whatever its folder holds. */
interface StartedSite {
  readonly url: string
  readonly folder: string
  readonly dataFolder: string
  /** Everything that the server has said. */
  readonly logFile: string
  readonly process: ServedSite['process']
  /** Does something with the instance from beside the server, as a command on the same machine does. */
  readonly beside: <Value>(work: (instance: Instance) => Promise<Value> | Value) => Promise<Value>
}

/** Made-up statements in each site. */
export const seeded = 60

export async function startSite(settings: Readonly<Record<string, string>> = {}, statements = seeded): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'colligo-site-'))
  const founded = await foundDemo({ dataFolder: join(folder, 'data'), statements, onSigned: () => undefined })
  return { ...founded, ...(await serveFolder(folder, settings)) }
}

/** A site as a host has just set it up: nothing is there yet but what somebody puts into the folder by commands. */
export const startEmptySite = (settings: Settings = {}): Promise<StartedSite> =>
  serveFolder(mkdtempSync(join(tmpdir(), 'colligo-site-')), settings)

/** Settings of `.env.example`; some depend on the port. */
type Settings = Readonly<Record<string, string>> | ((port: number) => Readonly<Record<string, string>>)

async function serveFolder(folder: string, settings: Settings): Promise<StartedSite> {
  const dataFolder = join(folder, 'data')
  const logFile = join(folder, 'server.log')
  const port = await freePort()
  const more = typeof settings === 'function' ? settings(port) : settings
  const environment = { COLLIGO_DATA: dataFolder, COLLIGO_CHALLENGE_TRIES: '20', ...more }
  const served = await serveSite(port, environment, openSync(logFile, 'a'))
  const beside: Site['beside'] = async (work) => {
    const instance = openInstance({ dataFolder, keysFolder: join(dataFolder, 'keys'), challengeTries: 2 })
    try {
      return await work(instance)
    } finally {
      await instance.close()
    }
  }
  return { ...served, folder, dataFolder, logFile, beside }
}

export async function stopSite({ process: server, folder }: StartedSite): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await ended
  rmSync(folder, { recursive: true, force: true })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => {
        resolve(port)
      })
    })
  })
}

/** One site for each worker, and a new organiser for each sign-in: a one-time code is good once. */
export const test = base.extend<{ asOrganiser: (page: Page) => Promise<void> }, { site: Site }>({
  site: [
    async ({}, use) => {
      const site = await startSite()
      await use(site)
      await stopSite(site)
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ site }, use) => {
    await use(site.url)
  },
  asOrganiser: async ({ site }, use) => {
    await use((page) => signInAsNewOrganiser(site, page))
  },
})

export { expect }

let invited = 0

/** Invites an organiser, lets them join, and signs them in through the pages. */
export async function signInAsNewOrganiser(site: Site, page: Page, roles = founderRoles): Promise<void> {
  await signInAs(page, await aNewOrganiser(site, roles))
  if (roles === founderRoles)
    await expect(page.getByRole('heading', { name: 'The way from here to the end', level: 1 })).toBeVisible()
}

interface Organiser {
  readonly email: string
  readonly password: string
  readonly totpSecret: string
}

export async function signInAs(page: Page, organiser: Organiser): Promise<void> {
  await page.goto('/organiser/sign-in')
  await page.getByLabel('E-mail address').fill(organiser.email)
  await page.getByLabel('Password').fill(organiser.password)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Six digits').fill(currentCode(organiser.totpSecret, new Date()))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/organiser/sign-in'))
  // Two sites share two cores with their browsers: whoever is asked to come back does.
  if (await page.getByText('Very many people are here right now.').isVisible()) await page.goto('/organiser')
}

export function aNewOrganiser(site: StartedSite, roles = founderRoles): Promise<Organiser> {
  return site.beside(async ({ organising, inviting }) => {
    const email = `ines.${String(process.pid)}.${String((invited += 1))}@example.eu`
    const password = 'Three swifts, 1 roof!'
    const token = certain(inviteOrganiser(organising, inviting, { email, name: 'Ines', roles }, null))
    const totpSecret = inviting.invited(token)?.codeSecret ?? ''
    // The last code rather than this one, which then is still good for signing in; anew where half a minute has just ended.
    const join = () => {
      const code = currentCode(totpSecret, new Date(Date.now() - 30_000))
      return joinOrganisers(organising, inviting, { token, password, repeated: password, code })
    }
    const joined = await join()
    if (!joined.ok) certain(await join())
    return { email, password, totpSecret }
  })
}
