import { solved } from '#lib/cli/demo/seed'
import { memberStateOfIndex } from '#lib/cli/demo/people'
import type { Challenge } from '#lib/crypto/proof-of-work'
import type { MemberState } from '#lib/domain/member-states'
import { ask, visited, type Visit } from './ask.ts'
import { openBrowser, type Prepared } from './browser.ts'
import type { Target } from './connection.ts'
import {
  challengeExpected,
  fileNamed,
  pageWith,
  receiptIn,
  receiptShown,
  thanksExpected,
  type Check,
} from './expected.ts'
import { assetsIn } from './html.ts'
import type { Kind, Ledger } from './ledger.ts'
import { addressOf, canChooseNetworks } from './networks.ts'
import { formPageFrom, signed } from './signing-form.ts'

/** Where made-up people sign, and what is noted of it. */
export interface Scene {
  readonly target: Target
  readonly book: Ledger
  /** The number of the next visitor: another network and, where they sign, another made-up person. */
  readonly nextVisitor: () => number
  /** The moment, as `performance.now()`, after which nobody who was refused comes back. */
  readonly until: number
}

/** How much of a signatory's way is gone: all of it, or only what no signature can do without. */
export type Way = 'whole' | 'short'

/**
 * A signatory's journey with a browser that was never here: home, choice of the Member State, form with all its files,
 * challenge, solution, signing, receipt. Nobody thinks or types: what takes people two minutes comes at once here,
 * which is harder for the server and the same in sum.
 *
 * @param dueAt - From when the time counts, as `performance.now()`.
 *
 * @returns Whether it came to its end.
 */
export async function journey(scene: Scene, way: Way, dueAt = performance.now()): Promise<boolean> {
  const { target, book, until } = scene
  const index = scene.nextVisitor()
  const browser = openBrowser(target, canChooseNetworks(target.address) ? addressOf(index) : undefined)
  const visit: Visit = { browser, book, until }
  try {
    return await visited(async () => {
      await walk(visit, target, index, way, dueAt)
      book.answered('journey', performance.now() - dueAt)
    })
  } finally {
    browser.close()
  }
}

async function walk(visit: Visit, target: Target, index: number, way: Way, dueAt: number): Promise<void> {
  const memberState = memberStateOfIndex(index)
  const formPath = `/en/sign/${memberState}`
  const seen = new Set<string>()
  if (way === 'whole') {
    await page(visit, 'home', '/en', pageWith('href="/en/sign"'), seen, dueAt)
    await page(visit, 'choice', '/en/sign', pageWith(`href="${formPath}"`), seen)
  }
  const due = way === 'whole' ? undefined : dueAt
  const html = await page(visit, 'form', formPath, isForm(formPath), way === 'whole' ? seen : null, due)
  const form = formPageFrom(formPath, html)
  if (form === null) throw new Error('a form that was checked is one')

  const post = signed(form, target.origin, memberState, index, await proofFor(visit, memberState))
  const thanks = await ask(visit, 'signing', post, thanksExpected)
  const receipt = receiptIn(thanks) ?? ''
  visit.book.acknowledged(receipt)
  await page(visit, 'receipt', `/en/signed?receipt=${receipt}`, receiptShown, way === 'whole' ? seen : null)
}

const isForm =
  (path: string): Check =>
  (answer) =>
    pageWith('name="form"')(answer) ?? (formPageFrom(path, answer.body.toString()) === null ? 'no form on it' : null)

/** Fetches a challenge for the form of a Member State and solves it as the form's script does. */
export async function proofFor(visit: Visit, memberState: MemberState): Promise<string> {
  const path = `/api/challenge?memberState=${memberState}`
  const { body } = await ask(
    visit,
    'challenge',
    { method: 'GET', path, headers: { accept: 'application/json' } },
    challengeExpected,
  )
  return await solved(JSON.parse(body.toString()) as Challenge)
}

/** Files may come compressed, as to any browser: nobody here reads them. Pages are read, and asked for as they are. */
const asFile = (path: string): Prepared => ({
  method: 'GET',
  path,
  headers: { 'accept-encoding': 'gzip, deflate, br' },
  isUnread: true,
})

/**
 * Loads a page with all its files that this browser has not seen yet.
 *
 * @param seen - The files that it has; `null` where none are loaded.
 */
async function page(
  visit: Visit,
  kind: Kind,
  path: string,
  check: Check,
  seen: Set<string> | null,
  dueAt?: number,
): Promise<string> {
  const { body } = await ask(visit, kind, { method: 'GET', path, headers: { accept: 'text/html' } }, check, dueAt)
  const html = body.toString()
  if (seen === null) return html
  const files = assetsIn(html).filter((file) => !seen.has(file))
  for (const file of files) seen.add(file)
  const loading = files.map((file) => ask(visit, 'asset', asFile(file), fileNamed(file)))
  // All of them, even where one has failed: the browser is closed after this.
  const failed = (await Promise.allSettled(loading)).find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
  return html
}
