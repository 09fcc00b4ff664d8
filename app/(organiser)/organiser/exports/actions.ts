'use server'

import { redirect } from 'next/navigation'
import { isMemberState } from '#lib/domain/member-states'
import { requireOrganiser, requireSameOrigin } from '#lib/http/organiser-session'
import { isDissolveReason, type Batch } from '#lib/organising/batches'
import { server } from '#lib/server'
import { askSecondPerson } from '../ask-second-person'
import { batchPage } from './batch-page'

/** Asks a second person to agree to exports of the Member States that are ticked. */
export async function askForExports(form: FormData): Promise<void> {
  const { organising, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const organiser = await requireOrganiser(organising, 'export')
  const chosen = form.getAll('memberState').filter((code) => typeof code === 'string' && isMemberState(code))
  const memberStates = [...new Set(chosen)].toSorted()
  if (memberStates.length === 0) redirect('/organiser/exports?problem=none-chosen')
  const subject = form.get('which') === 'suspect' ? { memberStates, which: 'suspect' } : { memberStates }
  await askSecondPerson('/organiser/exports', 'export', subject, organiser)
}

/** Asks a second person to agree that a batch is downloaded once more. */
export async function askForBatch(batchId: unknown): Promise<void> {
  const { organising, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const organiser = await requireOrganiser(organising, 'export')
  const { id, memberState } = await batchOf(batchId)
  await askSecondPerson(batchPage(id), 'export', { batch: id, memberState }, organiser)
}

/** Asks a second person to agree that a batch is dissolved. */
export async function askToDissolve(batchId: unknown, form: FormData): Promise<void> {
  const { organising, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const organiser = await requireOrganiser(organising, 'hand-over')
  const { id, memberState } = await batchOf(batchId)
  const reason = form.get('reason')
  if (!isDissolveReason(reason)) redirect(`${batchPage(id)}?problem=no-reason`)
  await askSecondPerson(batchPage(id), 'dissolve-batch', { batch: id, memberState, reason }, organiser)
}

/** A bound argument comes from the browser: whatever is no number is no batch's. */
async function batchOf(batchId: unknown): Promise<Batch> {
  const { handingOver } = await server()
  const found = Number.isSafeInteger(batchId) ? handingOver.batch(batchId as number) : null
  return found ?? redirect('/organiser/exports')
}
