import { randomBytes } from 'node:crypto'
import type { MemberState } from '#lib/domain/member-states'
import { ask } from './ask.ts'
import { openBrowser, type Browser, type Prepared } from './browser.ts'
import { pageWith, receiptIn, thanksExpected } from './expected.ts'
import { proofFor, type Scene } from './journey.ts'
import type { Ledger } from './ledger.ts'
import { formPageFrom, signed } from './signing-form.ts'

/** Where the flood says that it comes from: the form of one Member State, as a campaign against it would. */
const memberState: MemberState = 'DE'

/** A proof as it stands in a form, read. */
interface Proof {
  readonly challenge: { readonly parameters: Readonly<Record<string, unknown>>; readonly signature: string }
  readonly solution: Readonly<Record<string, unknown>>
}

/** Makes forms with proofs that are none: nonsense, forged, wrong, and one that was used already. */
export type BadForms = () => Prepared

/** Gets a form and a real proof, has it signed with once, and makes bad ones of both. */
export async function badForms(scene: Scene): Promise<BadForms> {
  const browser = openBrowser(scene.target)
  const visit = { browser, book: scene.book, until: scene.until }
  const path = `/en/sign/${memberState}`
  const { body } = await ask(visit, 'form', { method: 'GET', path, headers: {} }, pageWith('name="form"'))
  const page = formPageFrom(path, body.toString())
  if (page === null) throw new Error('the page holds no signing form')
  const proof = await proofFor(visit, memberState)
  const { origin } = scene.target
  const honest = signed(page, origin, memberState, scene.nextVisitor(), proof)
  scene.book.acknowledged(receiptIn(await ask(visit, 'signing', honest, thanksExpected)) ?? '')
  browser.close()

  const proofs = [...spoilt(await freshProof(scene)), proof]
  let turn = 0
  return () => {
    const chosen = proofs[turn++ % proofs.length] ?? ''
    return signed(page, origin, memberState, scene.nextVisitor(), chosen)
  }
}

async function freshProof(scene: Scene): Promise<string> {
  const browser = openBrowser(scene.target)
  try {
    return await proofFor({ browser, book: scene.book, until: scene.until }, memberState)
  } finally {
    browser.close()
  }
}

/** Proofs that a server must refuse; the later ones only after it has done more. */
export function spoilt(proof: string): readonly string[] {
  const { challenge, solution } = JSON.parse(Buffer.from(proof, 'base64').toString()) as Proof
  const written = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64')
  return [
    'nonsense',
    written({ challenge: { ...challenge, signature: randomBytes(32).toString('hex') }, solution }),
    written({ challenge, solution: { ...solution, counter: 0, derivedKey: randomBytes(32).toString('hex') } }),
  ]
}

/** What became of a flood of bad proofs. */
export interface Turned {
  /** Read, judged and sent back with the form. */
  readonly judged: number
  /** Refused before that: over the budget, or hung up on. */
  readonly cutShort: number
}

/** Sends bad forms, from a few networks in turn, and sees to it that none is taken. */
export function badSender(browsers: readonly Browser[], forms: BadForms, book: Ledger) {
  let [judged, cutShort, turn] = [0, 0, 0]
  return {
    send: async (dueAt: number): Promise<void> => {
      const browser = browsers[turn++ % browsers.length]
      try {
        const answer = await browser?.send(forms())
        if (answer === undefined) return
        if (receiptIn(answer) !== undefined) book.failed('bad proof', 'a statement was taken on it')
        if (answer.status === 200) judged += 1
        else if (answer.status === 500) book.failed('bad proof', 'status 500')
        else cutShort += 1
        book.answered('bad proof', performance.now() - dueAt)
      } catch {
        // Hung up on: a flood has no claim to an answer.
        cutShort += 1
      }
    },
    turned: (): Turned => ({ judged, cutShort }),
  }
}
