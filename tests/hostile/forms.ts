import { randomUUID } from 'node:crypto'
import { declarations } from '#lib/collecting/declarations'
import { solved } from '#lib/cli/demo/seed'
import { madeUpSignatory } from '#lib/cli/demo/people'
import type { Challenge } from '#lib/crypto/proof-of-work'
import type { MemberState } from '#lib/domain/member-states'
import { controlNames } from '#lib/http/signing-form'
import { networkAddress, originOf, send, type Answer, type Door, type Sent } from './door.ts'

/** A form of the site as its page came, from which any number can be filled in. */
export type Hidden = ReadonlyMap<string, string>

/** Networks of 127.0.0.0/8 by who calls from them. */
export const callers = {
  honest: 9,
  preparing: 10,
  forging: 11,
  probing: 12,
  slow: 13,
  relay: 14,
  guessing: 15,
} as const

let fetched = 0

/** A new address for each request that only prepares something: budgets are not what is tried here. */
const preparing = (): string => networkAddress(callers.preparing, (fetched += 1))

/** The hidden controls of a page with a form. */
export async function hiddenOf(door: Door, path: string): Promise<Hidden> {
  const { status, text } = await send(door, preparing(), { path, headers: { accept: 'text/html' } })
  if (status !== 200) throw new Error(`${path} answered ${String(status)} where a form was expected`)
  const controls = text.matchAll(/<input[^>]*type="hidden"[^>]*>/gu).flatMap(([input]) => {
    const name = /name="([^"]*)"/u.exec(input)?.[1]
    return name === undefined ? [] : [[name, unescaped(/value="([^"]*)"/u.exec(input)?.[1] ?? '')] as const]
  })
  return new Map(controls)
}

const unescaped = (html: string): string =>
  html.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&')

export async function challengeOf(door: Door, memberState: MemberState): Promise<Challenge> {
  const path = `/api/challenge?memberState=${memberState}`
  const { status, text } = await send(door, preparing(), { path, headers: { accept: 'application/json' } })
  if (status !== 200) throw new Error(`${path} answered ${String(status)}`)
  return JSON.parse(text) as Challenge
}

/** A proof of work as a browser would make it. */
export const proofOf = async (door: Door, memberState: MemberState): Promise<string> =>
  await solved(await challengeOf(door, memberState))

/** The form's hidden controls under a token of its own, as if its page had just been loaded. */
export function freshControls(hidden: Hidden): Map<string, string> {
  const token = hidden.get(controlNames.formToken) ?? ''
  const own = randomUUID()
  return new Map([...hidden].map(([name, value]) => [name, token === '' ? value : value.replaceAll(token, own)]))
}

/** A signing form that a made-up person has filled in. */
export function filledIn(hidden: Hidden, memberState: MemberState, person: number, proof: string): FormData {
  const form = new FormData()
  for (const [name, value] of freshControls(hidden)) form.set(name, value)
  for (const [name, value] of Object.entries(madeUpSignatory(memberState, person))) form.set(name, value)
  for (const declaration of declarations) form.set(controlNames.declaration(declaration), 'yes')
  form.set(controlNames.proof, proof)
  return form
}

/** A form as a browser on the same site sends it (RFC 7578). */
export async function posted(door: Door, path: string, form: FormData): Promise<Sent> {
  const encoded = new Response(form)
  const body = Buffer.from(await encoded.arrayBuffer())
  const headers = {
    accept: 'text/html',
    origin: originOf(door),
    'content-type': encoded.headers.get('content-type') ?? '',
    'content-length': String(body.length),
  }
  return { method: 'POST', path, headers, body }
}

/** Whether an answer is the receipt's. */
export const isReceipt = ({ status, headers }: Answer): boolean =>
  status === 303 && /\/signed\?receipt=[\w-]+$/u.test(headers.location ?? '')
