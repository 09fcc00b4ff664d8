'use server'

import { redirect } from 'next/navigation'
import {
  hasShownSecondFactor,
  requireOrganiser,
  requireSameOrigin,
  requireSecondFactor,
} from '#lib/http/organiser-session'
import { approve, refuse } from '#lib/organising/approvals'
import { server } from '#lib/server'

const page = '/organiser/approvals'

/** Confirms another's request, or says no to it or takes it back, as the pressed button says. */
export async function decide(id: unknown, form: FormData): Promise<void> {
  const { organising, approvals, carrying, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const organiser = await requireOrganiser(organising, null)
  const number = Number.isSafeInteger(id) ? (id as number) : 0
  if (form.get('decision') !== 'confirm') {
    const refused = refuse(organising, approvals, number, organiser)
    redirect(refused.ok ? `${page}?said=yes` : `${page}?problem=${refused.problem}`)
  }
  await requireSecondFactor(organising, page)
  const isFresh = await hasShownSecondFactor(organising)
  const approved = await approve(organising, approvals, carrying, { id: number, isFresh }, organiser)
  if (approved.ok) redirect(`${page}?done=yes`)
  redirect(`${page}?problem=${typeof approved.problem === 'string' ? approved.problem : 'failed'}`)
}
