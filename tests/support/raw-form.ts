import { declarations } from '#lib/collecting/declarations'
import { solved } from '#lib/cli/demo/seed'
import type { Challenge } from '#lib/crypto/proof-of-work'
import type { MemberState } from '#lib/domain/member-states'
import { aSignatoryOf } from './signatories.ts'

/** The hidden fields of the signing form, as a browser without our script sends them back. */
export async function hiddenFieldsOf(url: string): Promise<Map<string, string>> {
  const html = await (await fetch(url)).text()
  const fields = new Map<string, string>()
  for (const [input] of html.matchAll(/<input[^>]*type="hidden"[^>]*>/gu)) {
    const name = /name="([^"]*)"/u.exec(input)?.[1]
    const value = /value="([^"]*)"/u.exec(input)?.[1] ?? ''
    if (name !== undefined) fields.set(name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
  }
  return fields
}

/** A proof of work for a Member State's form, as a browser would make it. */
export async function aProof(url: string, memberState: MemberState): Promise<string> {
  const challenge = (await (await fetch(`${url}/api/challenge?memberState=${memberState}`)).json()) as Challenge
  return await solved(challenge)
}

/** A complete form, filled in by the Member State's example signatory, ready to be tampered with. */
export async function aRawForm(
  url: string,
  memberState: MemberState,
  changes: Readonly<Record<string, string>> = {},
): Promise<FormData> {
  const form = new FormData()
  for (const [name, value] of await hiddenFieldsOf(`${url}/en/sign/${memberState}`)) form.set(name, value)
  for (const [name, value] of Object.entries(aSignatoryOf(memberState, changes))) form.set(name, value)
  for (const declaration of declarations) form.set(`declared.${declaration}`, 'yes')
  form.set('altcha', await aProof(url, memberState))
  return form
}

/** Sends a form as a browser on the same site does, and follows nothing. */
export const post = (url: string, body: BodyInit, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(url, { method: 'POST', body, redirect: 'manual', headers: { origin: new URL(url).origin, ...headers } })

/** Whether an answer is the receipt's. */
export const isAcknowledged = (answer: Response): boolean =>
  answer.status === 303 && /\/signed\?receipt=[\w-]+$/u.test(answer.headers.get('location') ?? '')
