import { memberStateOfIndex } from '#lib/cli/demo/people'
import { solved } from '#lib/cli/demo/seed'
import type { Challenge } from '#lib/crypto/proof-of-work'
import { memberStates, type MemberState } from '#lib/domain/member-states'
import type { Prepared } from '#lib/load/browser'
import { challengeExpected, pageWith } from '#lib/load/expected'
import type { Ledger } from '#lib/load/ledger'
import { controlsOf, formPageFrom, formPost, type Control, type FormPage } from '#lib/load/signing-form'
import type { Lanes } from './lanes.ts'

/** Makes forms that are filled in, their proof of work done, and ready to be sent. */
export interface SigningForms {
  /** Prepares so many more, each by another made-up signatory. */
  readonly prepare: (count: number) => Promise<void>
  readonly ready: () => number
  readonly next: () => Prepared | undefined
  /** A form of a certain person: with a token and a proof of its own, however often it is asked for. */
  readonly of: (index: number) => Promise<Prepared>
  /** What stands in a form of the usual size. */
  readonly example: () => Promise<readonly Control[]>
}

/** Reads the form of every Member State, once. */
export async function signingForms(lanes: Lanes, book: Ledger): Promise<SigningForms> {
  const pages = new Map<MemberState, FormPage>()
  for (const memberState of memberStates) pages.set(memberState, await formPage(lanes, book, memberState))
  const ready: Prepared[] = []
  let people = 0
  let asked = 0

  const filledIn = async (index: number): Promise<{ readonly path: string; readonly controls: readonly Control[] }> => {
    const memberState = memberStateOfIndex(index)
    const page = pages.get(memberState)
    if (page === undefined) throw new Error('every Member State has a form')
    const path = `/api/challenge?memberState=${memberState}`
    const prepared = { method: 'GET', path, headers: { accept: 'application/json' } } as const
    const { body } = await lanes.ask(asked++, book, 'challenge', prepared, challengeExpected)
    const proof = await solved(JSON.parse(body.toString()) as Challenge)
    return { path: page.path, controls: controlsOf(page, memberState, index, proof) }
  }
  const formOf = async (index: number): Promise<Prepared> => {
    const { path, controls } = await filledIn(index)
    return formPost(path, lanes.target.origin, controls)
  }
  return {
    prepare: async (count) => {
      const until = people + count
      const work = async (): Promise<void> => {
        while (people < until) ready.push(await formOf(people++))
      }
      await Promise.all(Array.from({ length: lanes.count }, work))
    },
    ready: () => ready.length,
    next: () => ready.pop(),
    of: formOf,
    example: async () => (await filledIn(people++)).controls,
  }
}

async function formPage(lanes: Lanes, book: Ledger, memberState: MemberState): Promise<FormPage> {
  const path = `/en/sign/${memberState}`
  const prepared = { method: 'GET', path, headers: { accept: 'text/html' } } as const
  const { body } = await lanes.ask(0, book, 'form', prepared, pageWith('name="form"'))
  const page = formPageFrom(path, body.toString())
  if (page === null) throw new Error(`${path} is no signing form`)
  return page
}
