/**
 * What the organisers' first page and their diary cost with a million statements and a million rows on record, beside the
 * same pages of a collection in which nobody has signed. Started by `bench.ts`.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { currentCode } from '#lib/crypto/one-time-codes'
import { founderRoles } from '#lib/domain/role'
import { sessionCookie } from '#lib/http/session-cookie'
import { openInstance } from '#lib/instance/instance'
import { serveThrowAway, type ThrowAway } from '#lib/cli/load/throw-away'
import { inviteOrganiser, joinOrganisers } from '#lib/organising/invitations'
import { enterCode, enterPassword } from '#lib/organising/sign-in'
import { certain } from '../support/certain.ts'
import { given, rounded, teller, writeFigures } from './measured-site.ts'
import { prefill } from './prefill.ts'
import { prefillRecords } from './prefill-records.ts'

const { folder, isJson, ...others } = given()
const options = others.options as { readonly statements: number; readonly rounds: number }
const tell = teller(isJson)

/** The pages that have to stay fast, under the names by which the figures know them. */
const pages = {
  dashboard: '/organiser/collection',
  diary: '/organiser/audit',
  'diary of sessions': '/organiser/audit?about=sessions',
} as const

type Page = keyof typeof pages

const names = Object.keys(pages) as readonly Page[]
const warmUp = 15
const email = 'ines.watches@example.eu'
const password = 'Three swifts, 1 roof!'

interface Signed {
  readonly site: ThrowAway
  readonly cookie: string
}

/** Invites an organiser, lets her join and sign in, by the steps that the pages take. */
async function signedIn(site: ThrowAway): Promise<Signed> {
  const { dataFolder } = site
  const instance = openInstance({ dataFolder, keysFolder: join(dataFolder, 'keys'), challengeTries: 2 })
  const { organising, inviting } = instance
  const token = certain(inviteOrganiser(organising, inviting, { email, name: 'Ines', roles: founderRoles }, null))
  const secret = inviting.invited(token)?.codeSecret ?? ''
  const code = currentCode(secret, new Date(Date.now() - 30_000))
  certain(await joinOrganisers(organising, inviting, { token, password, repeated: password, code }))
  const half = certain(await enterPassword(organising, email, password))
  const session = certain(await enterCode(organising, half, currentCode(secret, new Date())))
  await instance.close()
  return { site, cookie: `${sessionCookie}=${session}` }
}

/** Milliseconds that a page takes from being asked for to its last byte. */
async function timeOf({ site, cookie }: Signed, page: Page): Promise<number> {
  const begun = performance.now()
  const answer = await fetch(`${site.target.origin}${pages[page]}`, { headers: { cookie }, redirect: 'manual' })
  const text = await answer.text()
  const took = performance.now() - begun
  if (answer.status !== 200 || !text.includes('</html>')) throw new Error(`${page}: ${String(answer.status)}`)
  return took
}

/**
 * Waits until a server has begun its public log: of records from before there was one it tells all that the public may know
 * in one go, and is busy for so long.
 */
async function atRest({ site }: Signed): Promise<void> {
  const begun = performance.now()
  while ((await fetch(`${site.target.origin}/log/checkpoint`, { redirect: 'manual' })).status !== 200) {
    if (performance.now() - begun > 120_000) throw new Error('the log has not begun')
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  tell(`The log has begun after ${String(Math.round(performance.now() - begun))} ms.`)
}

const at = (values: readonly number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

tell('Building the site where it has changed, founding two collections and filling one of them…')
const folders = ['empty', 'full'].map((name) => join(folder, name))
for (const one of folders) mkdirSync(one)
const [empty = '', full = ''] = folders
const emptySite = await signedIn(await serveThrowAway(empty))
const fullSite = await signedIn(
  await serveThrowAway(full, {}, (dataFolder) => {
    prefill(dataFolder, options.statements)
    prefillRecords(dataFolder, options.statements)
  }),
)
await atRest(emptySite)
await atRest(fullSite)
const times = new Map(names.map((name) => [name, { empty: [] as number[], full: [] as number[] }]))
for (let round = -warmUp; round < options.rounds; round += 1) {
  for (const [name, { empty: without, full: withAll }] of times) {
    // In turns: what the machine does besides falls on both.
    const [one, other] = [await timeOf(emptySite, name), await timeOf(fullSite, name)]
    if (round < 0) continue
    without.push(one)
    withAll.push(other)
  }
}
await emptySite.site.kill()
await fullSite.site.kill()

const figures = Object.fromEntries(
  [...times].map(([name, { empty: without, full: withAll }]) => [
    name,
    {
      ratio: rounded(at(withAll, 0.5) / at(without, 0.5), 2),
      emptyMs: rounded(at(without, 0.5), 1),
      fullMs: rounded(at(withAll, 0.5), 1),
      fullP95Ms: rounded(at(withAll, 0.95), 1),
    },
  ]),
)
if (isJson) writeFigures({ ...figures, ...options, nodeVersion: process.version }, true, {})
else {
  for (const [name, figure] of Object.entries(figures)) {
    writeFigures(figure, false, {
      emptyMs: `${name}: empty, milliseconds`,
      fullMs: '  full',
      fullP95Ms: '  full, 95 of 100 within',
      ratio: '  ratio',
    })
  }
}
if (Object.values(figures).some(({ ratio, fullMs }) => ratio > 2 || fullMs > 100)) process.exitCode = 1
