import { randomUUID } from 'node:crypto'
import { declarations } from '#lib/collecting/declarations'
import { madeUpSignatory, memberStateOfIndex } from '#lib/cli/demo/people'
import { solved } from '#lib/cli/demo/seed'
import type { Challenge } from '#lib/crypto/proof-of-work'
import { memberStates, type MemberState } from '#lib/domain/member-states'
import { controlNames } from '#lib/http/signing-form'
import type { Browsers, Prepared } from './load.ts'

/** The form of a Member State as a browser without script posts it: the hidden controls that the page came with. */
interface FormPage {
  readonly path: string
  readonly hidden: readonly (readonly [name: string, value: string])[]
  /** Stands in several of the hidden controls. */
  readonly formToken: string
}

/** Makes forms that are filled in, their proof of work done, and ready to be sent; each by another made-up signatory. */
export interface SigningForms {
  /** Prepares so many more. */
  readonly prepare: (count: number) => Promise<void>
  readonly ready: () => number
  readonly next: () => Prepared | undefined
}

/** Reads the form of every Member State, once. */
export async function signingForms(browsers: Browsers, origin: string): Promise<SigningForms> {
  const pages = new Map<MemberState, FormPage>()
  for (const memberState of memberStates) pages.set(memberState, await formPage(browsers, memberState))
  const ready: Prepared[] = []
  let people = 0

  const prepareOne = async (): Promise<void> => {
    const index = people++
    const memberState = memberStateOfIndex(index)
    const page = pages.get(memberState)
    if (page === undefined) throw new Error('every Member State has a form')
    ready.push(post(page, origin, await filledIn(browsers, page, memberState, index)))
  }
  return {
    prepare: async (count) => {
      const until = people + count
      const work = async (): Promise<void> => {
        while (people < until) await prepareOne()
      }
      await Promise.all(Array.from({ length: browsers.connections }, work))
    },
    ready: () => ready.length,
    next: () => ready.pop(),
  }
}

async function formPage({ send }: Browsers, memberState: MemberState): Promise<FormPage> {
  const path = `/en/sign/${memberState}`
  const { status, text } = await send({ method: 'GET', path, headers: { accept: 'text/html' } })
  const hidden = [...text.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?\/>/gu)].map(
    ([, name = '', value = '']) => [unescaped(name), unescaped(value)] as const,
  )
  const [, formToken] = hidden.find(([name]) => name === controlNames.formToken) ?? []
  if (status !== 200 || formToken === undefined) throw new Error(`${path} is no signing form (${String(status)})`)
  return { path, hidden, formToken }
}

const unescaped = (html: string): string =>
  html.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&')

async function filledIn(
  { send }: Browsers,
  { hidden, formToken }: FormPage,
  memberState: MemberState,
  index: number,
): Promise<ReadonlyMap<string, string>> {
  const path = `/api/challenge?memberState=${memberState}`
  const { status, text } = await send({ method: 'GET', path, headers: { accept: 'application/json' } })
  if (status !== 200) throw new Error(`${path} answered ${String(status)}`)
  const own = randomUUID()
  return new Map([
    ...hidden.map(([name, value]) => [name, value.replaceAll(formToken, own)] as const),
    ...Object.entries(madeUpSignatory(memberState, index)),
    ...declarations.map((declaration) => [controlNames.declaration(declaration), 'yes'] as const),
    [controlNames.proof, await solved(JSON.parse(text) as Challenge)],
  ])
}

/** RFC 7578, as browsers write it. */
function post({ path }: FormPage, origin: string, controls: ReadonlyMap<string, string>): Prepared {
  const boundary = `----bench${randomUUID()}`
  const parts = [...controls].map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const body = Buffer.from(`${parts.join('')}--${boundary}--\r\n`)
  return {
    method: 'POST',
    path,
    body,
    headers: {
      accept: 'text/html',
      host: new URL(origin).host,
      origin,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(body.length),
    },
  }
}
