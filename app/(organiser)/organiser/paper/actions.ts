'use server'

import { redirect } from 'next/navigation'
import { textFieldsOf } from '#lib/http/form-fields'
import { requireOrganiser, requireSameOrigin } from '#lib/http/organiser-session'
import { addPaperBundle, countPaperBundle, removePaperBundle, sendPaperBundle } from '#lib/organising/paper'
import { server } from '#lib/server'
import { refusedWith } from '../typed-form-state'
import type { PaperFormState } from './form-state'

const list = '/organiser/paper'

/** Puts a bundle on the list, with its first count. */
export async function addBundle(previous: PaperFormState, form: FormData): Promise<PaperFormState> {
  const { organising, paper, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'count-paper')
  const typed = textFieldsOf(form)
  const { name = '', memberState = '', sheets = '', statements = '' } = typed
  const added = addPaperBundle(organising, paper, { name, memberState, sheets, statements }, id)
  if (!added.ok) return refusedWith(previous, typed, added.problem)
  redirect(`${list}?answer=counted&of=${memberState}`)
}

/** Takes a count of the bundle that the page is about. */
export async function countBundle(
  bundleId: unknown,
  previous: PaperFormState,
  form: FormData,
): Promise<PaperFormState> {
  const { organising, paper, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id: organiserId } = await requireOrganiser(organising, 'count-paper')
  const id = idFrom(bundleId)
  const typed = textFieldsOf(form)
  const { sheets = '', statements = '' } = typed
  const counted = countPaperBundle(organising, paper, { id, sheets, statements }, organiserId)
  if (counted.ok) redirect(`${list}/${String(id)}?answer=${counted.value}`)
  if (typeof counted.problem === 'string') redirect(placeAfter(id, counted.problem))
  return refusedWith(previous, typed, counted.problem)
}

/** Notes where the bundle that the page is about was sent, and when. */
export async function sendBundle(bundleId: unknown, previous: PaperFormState, form: FormData): Promise<PaperFormState> {
  const { organising, paper, collection, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id: organiserId } = await requireOrganiser(organising, 'count-paper')
  const id = idFrom(bundleId)
  const typed = textFieldsOf(form)
  const opensOn = collection().initiative?.period.opensOn ?? null
  const sending = { id, to: typed['to'] ?? '', on: typed['on'] ?? '', opensOn }
  const sent = sendPaperBundle(organising, paper, sending, organiserId)
  if (sent.ok) redirect(`${list}/${String(id)}?answer=sent`)
  if (typeof sent.problem === 'string') redirect(placeAfter(id, sent.problem))
  return refusedWith(previous, typed, sent.problem)
}

/** Takes the bundle that the page is about off the list, where the box says so. */
export async function removeBundle(bundleId: unknown, form: FormData): Promise<void> {
  const { organising, paper, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id: organiserId } = await requireOrganiser(organising, 'count-paper')
  const id = idFrom(bundleId)
  if (form.get('agreed') !== 'yes') redirect(placeAfter(id, 'not-ticked'))
  const removed = removePaperBundle(organising, paper, id, organiserId)
  redirect(removed.ok ? `${list}?answer=removed` : placeAfter(id, removed.problem))
}

/** A bundle that is gone has no page any more. */
const placeAfter = (id: number, problem: string): string =>
  problem === 'no-such-bundle' ? `${list}?problem=${problem}` : `${list}/${String(id)}?problem=${problem}`

/** A bound argument comes from the browser: whatever is no number is no bundle's. */
const idFrom = (bundleId: unknown): number => (Number.isSafeInteger(bundleId) ? (bundleId as number) : 0)
