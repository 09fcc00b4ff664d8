import type { Prepared } from '#lib/load/browser'
import type { Check } from '#lib/load/expected'
import { hiddenControls } from '#lib/load/html'
import type { Ledger } from '#lib/load/ledger'
import { formPost, type Control } from '#lib/load/signing-form'
import type { Lanes } from './lanes.ts'

/** An action that does nothing but send on, as the signing form's does; served where the bench says so. */
const path = '/health/action'

/** The setting with which it is served. */
export const withEmptyAction = { COLLIGO_BENCH: 'yes' } as const

/**
 * The form of an action that does nothing, filled in with as many fields of the same sizes as a signing form has.
 *
 * @param like - What stands in a signing form.
 *
 * @returns `null` where this build has no such action.
 */
export async function emptyActionForm(lanes: Lanes, book: Ledger, like: readonly Control[]): Promise<Prepared | null> {
  const isPage: Check = ({ status }) => (status === 200 || status === 404 ? null : `status ${String(status)}`)
  const page = { method: 'GET', path, headers: { accept: 'text/html' } } as const
  const { status, body } = await lanes.ask(0, book, 'empty action', page, isPage)
  const hidden = hiddenControls(body.toString())
  if (status === 404 || hidden.length === 0) return null
  return formPost(path, lanes.target.origin, sameSize(hidden, like))
}

/** Hidden controls that the action needs, then padding: number and bytes of all are those of the other form. */
function sameSize(hidden: readonly Control[], like: readonly Control[]): readonly Control[] {
  const rest = like.slice(hidden.length)
  const padding = rest.map(([name, value], index) => [named(name, index), 'x'.repeat(value.length)] as const)
  const missing = sizeOf(like) - sizeOf([...hidden, ...padding])
  const [first, ...others] = padding
  if (first === undefined || missing <= 0) return [...hidden, ...padding]
  return [...hidden, [first[0], first[1] + 'x'.repeat(missing)], ...others]
}

const named = (name: string, index: number): string => `p${String(index)}`.padEnd(name.length, 'x')

const sizeOf = (controls: readonly Control[]): number =>
  controls.reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value), 0)

export const sentOn: Check = ({ status }) => (status === 303 ? null : `not sent on, status ${String(status)}`)
