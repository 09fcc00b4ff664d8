'use server'

import { redirect } from 'next/navigation'
import { textFieldsOf } from '#lib/http/form-fields'
import { fileIn } from '#lib/http/form-file'
import { requireOrganiser, requireSameOrigin } from '#lib/http/organiser-session'
import { noteHandOver, noteManifest } from '#lib/organising/hand-over'
import { noteBatchResult, noteReceipt, type ReturnedResult } from '#lib/organising/returns'
import { parseTypedDay } from '#lib/domain/day'
import { invalidReasons } from '#lib/returning/returned'
import { server } from '#lib/server'
import { batchPage } from '../../batch-page'
import { refusedWith, type NoteState } from './note-state'

/** Notes that the batch was handed over. */
export async function submitHandOver(batchId: unknown, previous: NoteState, form: FormData): Promise<NoteState> {
  const { organising, handingOver, id, organiserId } = await whoNotes(batchId)
  const typed = textFieldsOf(form)
  const note = { id, on: typed['on'] ?? '', how: typed['how'] ?? '' }
  const noted = noteHandOver(organising, handingOver, note, organiserId)
  return noted.ok ? redirect(`${batchPage(id)}?done=given`) : refusedWith(previous, typed, noted.problem)
}

/** Notes the digest of the package's manifest. */
export async function submitManifest(batchId: unknown, previous: NoteState, form: FormData): Promise<NoteState> {
  const { organising, handingOver, id, organiserId } = await whoNotes(batchId)
  const bytes = await fileIn(form, 'file')
  if (bytes === null) return refusedWith(previous, {}, 'no-file')
  const noted = noteManifest(organising, handingOver, { id, bytes }, organiserId)
  return noted.ok ? redirect(`${batchPage(id)}?done=manifest`) : refusedWith(previous, {}, noted.problem)
}

/** Notes the authority's receipt. */
export async function submitReceipt(batchId: unknown, previous: NoteState, form: FormData): Promise<NoteState> {
  const { organising, handingOver, id, organiserId } = await whoNotes(batchId)
  const bytes = await fileIn(form, 'file')
  if (bytes === null) return refusedWith(previous, {}, 'no-file')
  const noted = noteReceipt(organising, handingOver, { id, bytes }, organiserId)
  return noted.ok ? redirect(`${batchPage(id)}?done=receipt`) : refusedWith(previous, {}, noted.problem)
}

/** Notes the authority's result, by whichever of the three forms. */
export async function submitResult(batchId: unknown, previous: NoteState, form: FormData): Promise<NoteState> {
  const { organising, handingOver, id, organiserId } = await whoNotes(batchId)
  const typed = textFieldsOf(form)
  const result = await returnedIn(form, typed)
  if (result === null) return refusedWith(previous, typed, 'no-file')
  const noted = noteBatchResult(organising, handingOver, { id, result }, organiserId)
  return noted.ok ? redirect(`${batchPage(id)}?done=result`) : refusedWith(previous, typed, noted.problem)
}

/** What came back, as the form that was sent says; `null` where its file is missing. */
async function returnedIn(form: FormData, typed: NoteState['typed']): Promise<ReturnedResult | null> {
  const { way, authority = '', issuedOn = '' } = typed
  if (way === 'letter') {
    const reasons = Object.fromEntries(invalidReasons.map((reason) => [reason, typed[reason] ?? '']))
    const numbers = { ...(reasons as Record<(typeof invalidReasons)[number], string>), valid: typed['valid'] ?? '' }
    return { way, typed: { ...numbers, authority, issuedOn } }
  }
  const bytes = await fileIn(form, 'file')
  if (bytes === null) return null
  if (way !== 'list') return { way: 'file', bytes }
  const about = { authority, issuedOn: parseTypedDay(issuedOn.trim()) ?? '', namesInvalidOnly: typed['only'] === 'yes' }
  return { way, bytes, about }
}

/** Who notes something, and of which batch. A bound argument comes from the browser: whatever is no number is no batch's. */
async function whoNotes(batchId: unknown) {
  const { organising, handingOver, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id: organiserId } = await requireOrganiser(organising, 'hand-over')
  return { organising, handingOver, organiserId, id: Number.isSafeInteger(batchId) ? (batchId as number) : 0 }
}
