import { randomUUID } from 'node:crypto'
import { madeUpSignatory } from '#lib/cli/demo/people'
import { declarations } from '#lib/collecting/declarations'
import type { MemberState } from '#lib/domain/member-states'
import { controlNames } from '#lib/http/signing-form'
import type { Prepared } from './browser.ts'
import { hiddenControls } from './html.ts'

/** Name and value. */
export type Control = readonly [name: string, value: string]

/** The form of a Member State as it came with its page. */
export interface FormPage {
  readonly path: string
  readonly hidden: readonly Control[]
}

/** @returns `null` where the page holds no signing form. */
export function formPageFrom(path: string, html: string): FormPage | null {
  const hidden = hiddenControls(html)
  const isForm = hidden.some(([name]) => name === controlNames.formToken) && hidden.length > 1
  return isForm ? { path, hidden } : null
}

/** The token of a form is random: made by the page's script, or by the server, which then has put it in other places. */
function withOwnToken(hidden: readonly Control[]): readonly Control[] {
  const [, given = ''] = hidden.find(([name]) => name === controlNames.formToken) ?? []
  const own = randomUUID()
  return hidden.map(([name, value]) =>
    given === '' ? [name, name === controlNames.formToken ? own : value] : [name, value.replaceAll(given, own)],
  )
}

/**
 * The form as a made-up signatory sends it, posted as a browser without our script does; each time with a new token.
 *
 * @param index - Which of the made-up people.
 * @param proof - What the proof of work's element has put into the form.
 */
export const signed = (
  page: FormPage,
  origin: string,
  memberState: MemberState,
  index: number,
  proof: string,
): Prepared => formPost(page.path, origin, controlsOf(page, memberState, index, proof))

/** What stands in the form when it is sent. */
export const controlsOf = (
  { hidden }: FormPage,
  memberState: MemberState,
  index: number,
  proof: string,
): readonly Control[] => [
  ...withOwnToken(hidden),
  ...Object.entries(madeUpSignatory(memberState, index)),
  ...declarations.map((declaration) => [controlNames.declaration(declaration), 'yes'] as const),
  [controlNames.proof, proof],
]

/** A form as browsers write it (RFC 7578). */
export function formPost(path: string, origin: string, controls: readonly Control[]): Prepared {
  const boundary = `----load${randomUUID()}`
  const parts = controls.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return {
    method: 'POST',
    path,
    headers: { accept: 'text/html', origin, 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Buffer.from(`${parts.join('')}--${boundary}--\r\n`),
  }
}
