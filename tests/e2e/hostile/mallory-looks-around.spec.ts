import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from '#tests/support/site'
import { proofOfWorkVersion } from '#lib/http/proof-of-work-files'

const publicPaths = [
  '/en',
  '/ro',
  '/en/sign',
  '/en/sign/EE',
  '/en/signed',
  '/en/privacy',
  '/en/nowhere',
  '/health',
  '/organiser/sign-in',
]
const protectedPaths = [
  '/organiser',
  '/organiser/collection',
  '/organiser/collection/charts/total?as=csv',
  '/organiser/results',
  '/organiser/keys',
  '/organiser/keys/sample',
  '/organiser/exports/EE',
]

for (const path of publicPaths) {
  test(`${path} comes with every lock on the door, and sets no cookie`, async ({ site }) => {
    const { headers } = await fetch(site.url + path, { redirect: 'manual' })
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe-(?:inline|eval)/u)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    // What is the same for everyone may be kept for a moment; what is not, by nobody.
    const mayBeKept = /^\/(?:en|ro)(?:\/privacy)?$/u.test(path)
    const isAsked = /\/sign(?:\/EE)?$/u.test(path)
    expect(headers.get('cache-control')).toMatch(
      mayBeKept ? /^public, max-age=(?:30|300)$/u : isAsked ? /^no-cache$/u : /no-store/u,
    )
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.getSetCookie()).toEqual([])
  })
}

test('a policy from outside is not taken over', async ({ site }) => {
  const policy = "script-src 'nonce-mallory'"
  const answer = await fetch(`${site.url}/en`, { headers: { 'content-security-policy': policy, 'x-nonce': 'mallory' } })
  expect(await answer.text()).not.toContain('mallory')
})

test('an unknown Member State, language or page is told so, with and without a script', async ({ site }) => {
  for (const path of [
    '/en/sign/XX',
    '/ro/sign/ee',
    '/en/sign/EE/more',
    '/en/nowhere',
    '/api/nothing',
    '/organiser/nothing',
  ]) {
    const answer = await fetch(site.url + path)
    expect(answer.status, path).toBe(404)
    expect(await answer.text(), path).toMatch(/This page does not exist|Această pagină nu există/u)
  }
  expect((await fetch(`${site.url}/api/challenge?memberState=XX`)).status).toBe(404)
  expect((await fetch(`${site.url}/altcha/${proofOfWorkVersion}/package.json`)).status).toBe(404)
  expect((await fetch(`${site.url}/altcha/${proofOfWorkVersion}/..%2f..%2fpackage.json`)).status).toBe(400)
})

for (const path of protectedPaths) {
  test(`${path} answers nobody who is not signed in`, async ({ site }) => {
    for (const cookie of ['', '__Host-colligo-organiser=made-up', '__Host-colligo-organiser=']) {
      const answer = await fetch(site.url + path, { redirect: 'manual', headers: cookie === '' ? {} : { cookie } })
      expect(answer.status).toBe(307)
      expect(await answer.text()).not.toMatch(/eyJ|14,400/u)
    }
  })
}

test('a session after the password alone opens nothing', async ({ page, site }) => {
  const { aNewOrganiser } = await import('#tests/support/site')
  const { email, password } = await aNewOrganiser(site)
  await page.goto('/organiser/sign-in')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByLabel('Six digits')).toBeVisible()
  for (const path of protectedPaths) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/organiser\/sign-in/u)
  }
})

test('a session that has been idle for 15 minutes is over: Ines is told, and nothing happens', async ({
  page,
  site,
  asOrganiser,
}) => {
  await asOrganiser(page)
  await page.goto('/organiser/close')
  await page.getByLabel('Yes, end it for good.').check()
  const database = new BetterSqlite3(join(site.dataFolder, 'colligo.sqlite'))
  const past = new Date(Date.now() - 15 * 60_000 - 1000).toISOString()
  database.prepare('UPDATE sessions SET seen_at = ?').run(past)
  database.close()
  await page.getByRole('button', { name: 'Ask to end the collection' }).click()
  await expect(page.getByText('your session ended after 15 minutes')).toBeVisible()
  await site.beside(({ approvals }) => {
    expect(approvals.waiting()).toEqual([])
  })
})

test('what was built for the server holds no code that could open a statement', () => {
  const built = readdirSync('.next/server', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.js'))
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
  // Nor any that seals: that is the writer's, outside the framework's bundle.
  const signing = built.filter((code) => code.includes('confirmed.') && code.includes('declared.'))
  expect(signing, 'the code of signing is among it').not.toHaveLength(0)
  for (const sign of [
    'Invalid Compact JWE',
    'decryption operation failed',
    'colligo-private-key/1',
    'compactDecrypt',
    'eci-statement+jwe',
  ]) {
    expect(
      built.filter((code) => code.includes(sign)),
      sign,
    ).toEqual([])
  }
})
