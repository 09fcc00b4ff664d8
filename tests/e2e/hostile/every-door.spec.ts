import BetterSqlite3 from 'better-sqlite3'
import { request } from 'node:http'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { roles } from '#lib/domain/role'
import {
  actionDoors,
  builtActions,
  builtRoutes,
  openActions,
  openPages,
  pageDoors,
  type BuiltAction,
} from '#tests/support/doors'
import { expect, signInAsNewOrganiser, startSite, stopSite, test as base, type Site } from '#tests/support/site'

/** A site of its own: whoever may knocks with empty forms, which switch its parts off. */
const test = base.extend<object, { site: Site }>({
  site: [
    async ({}, use) => {
      const site = await startSite()
      await use(site)
      await stopSite(site)
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

/** What lies behind a door where it opens and is no whole page. */
const behind: Readonly<Record<string, string>> = {
  '/organiser/exports/EE': '307 /organiser/exports?problem=not-agreed-to',
  '/organiser/paper/7777': '404 ',
  '/organiser/exports/batches/7777': '404 ',
  '/organiser/submission/certificates/EE': '404 ',
  '/organiser/retention/certificate/certificate.json': '404 ',
}

/** An address that is open to whatever stands in brackets. */
const isOf = (route: string, path: string): boolean =>
  new RegExp(`^${route.replaceAll(/\[\w+\]/gu, '[^/]+')}$`, 'u').test(path.split('?', 1).join(''))

const actions = (): readonly BuiltAction[] => builtActions().filter(({ name }) => name in actionDoors)

let knocks = 0

/** Sends a form for an action, with nothing in it, as a browser without a script does; each from a network of its own. */
function knock(site: Site, { id, page }: BuiltAction, cookie: string): Promise<string> {
  knocks += 1
  const boundary = 'knock'
  const body = `--${boundary}\r\nContent-Disposition: form-data; name="$ACTION_ID_${id}"\r\n\r\n\r\n--${boundary}--\r\n`
  return new Promise((resolve, reject) => {
    const asked = request(
      site.url.replace('localhost', '127.0.0.1') + page.replaceAll(/\[\w+\]/gu, '1'),
      {
        method: 'POST',
        localAddress: `127.${String(1 + (knocks % 250))}.${String(Math.floor(knocks / 250))}.1`,
        headers: {
          host: new URL(site.url).host,
          origin: site.url,
          'sec-fetch-site': 'same-origin',
          'content-type': `multipart/form-data; boundary=${boundary}`,
          'content-length': Buffer.byteLength(body),
          cookie,
        },
      },
      (answer) => {
        answer.resume()
        resolve(`${String(answer.statusCode)} ${answer.headers.location ?? ''}`)
      },
    )
    asked.once('error', reject)
    asked.end(body)
  })
}

/** The session of whoever is signed in, as the browser would send it. */
const cookieOf = async (page: Page): Promise<string> =>
  (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')

/** What of the instance must not have moved. */
const stateOf = (site: Site): Promise<string> =>
  site.beside(({ approvals, siteKeeping, people, collection, wholeAudit }) => {
    const mild = ['permission-refused', 'signed-in', 'session-expired', 'organiser-invited', 'organiser-joined']
    const events = [...wholeAudit()].filter(({ event }) => !mild.includes(event)).length
    const everybody = people.everybody().filter(({ state }) => state === 'left').length
    return JSON.stringify([approvals.waiting(), siteKeeping.settings(), everybody, collection(), events])
  })

test('every page, file and action that was built is one of which it is known who may', () => {
  const known = [...Object.keys(pageDoors), ...openPages]
  const routes = builtRoutes()
  expect(routes.length).toBeGreaterThan(40)
  expect(routes.filter((route) => !known.some((path) => path === route || isOf(route, path)))).toEqual([])
  const names = builtActions().map(({ name }) => name)
  expect(names.toSorted()).toEqual([...Object.keys(actionDoors), ...openActions].toSorted())
})

// Some thousand knocks, one after the other.
test.describe.configure({ timeout: 180_000 })

for (const role of roles) {
  test(`every door opens to a ${role} where it should, and nowhere else`, async ({ page, site }) => {
    await signInAsNewOrganiser(site, page, [role])
    for (const [path, open] of Object.entries(pageDoors)) {
      const answer = await page.request.get(path, { maxRedirects: 0 })
      const place = answer.headers()['location'] ?? ''
      if (open.includes(role))
        expect(`${path} ${String(answer.status())} ${place}`).toBe(`${path} ${behind[path] ?? '200 '}`)
      else expect(`${path} ${place}`).toMatch(/\/organiser\/not-permitted\?needs=/u)
    }
    const before = await stateOf(site)
    const cookie = await cookieOf(page)
    for (const action of actions().filter(({ name }) => actionDoors[name]?.includes(role) !== true)) {
      const answer = await knock(site, action, cookie)
      expect(`${action.name}: ${answer}`).toMatch(/: 303 \/organiser\/not-permitted\?needs=/u)
    }
    expect(await stateOf(site)).toBe(before)
  })
}

test('what somebody may do answers them: no action leads them to the sign-in', async ({ page, site }) => {
  await signInAsNewOrganiser(site, page, ['representative', 'security-officer', 'exporter', 'editor'])
  const harmless = actions().filter(
    ({ name }) => !/makeSheet|switchPractice|takeDown|resume|submitCertificate/u.test(name),
  )
  const cookie = await cookieOf(page)
  for (const action of harmless) {
    expect(`${action.name}: ${await knock(site, action, cookie)}`).not.toMatch(/sign-in|not-permitted/u)
  }
})

test('every door stays shut to nobody, to half a sign-in, and to sessions that are made up, over or ended', async ({
  page,
  site,
}) => {
  const [half, over, ended] = await site.beside(({ organising, people }) => {
    const id = people.everybody()[0]?.id ?? 1
    const gone = organising.startSession(id, 'full')
    organising.endSession(gone)
    return [organising.startSession(id, 'password'), organising.startSession(id, 'full'), gone]
  })
  const database = new BetterSqlite3(join(site.dataFolder, 'colligo.sqlite'))
  const past = new Date(Date.now() - 16 * 60_000).toISOString()
  database.prepare('UPDATE sessions SET seen_at = ?').run(past)
  database.close()
  const before = await stateOf(site)
  for (const token of [null, half, over, ended, 'made-up']) {
    const cookie = token === null ? '' : `__Host-colligo-organiser=${token}`
    for (const path of Object.keys(pageDoors)) {
      const answer = await page.request.get(path, { maxRedirects: 0, headers: { cookie } })
      expect(`${path} ${answer.headers()['location'] ?? ''}`).toMatch(/\/organiser\/sign-in/u)
    }
    for (const action of actions()) {
      expect(`${action.name}: ${await knock(site, action, cookie)}`).toMatch(/: 303 \/organiser\/sign-in/u)
    }
  }
  expect(await stateOf(site)).toBe(before)
})
