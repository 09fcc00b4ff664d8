'use server'

import { redirect } from 'next/navigation'
import { requireOrganiser, requireSameOrigin } from '#lib/http/organiser-session'
import { seeAlarm } from '#lib/organising/alarms'
import { subjectOfConditions } from '#lib/organising/suspicions'
import { server } from '#lib/server'
import { askSecondPerson } from '../ask-second-person.ts'
import { conditionsFrom, previewAddress, suspectsPage, typedInForm } from './conditions-query.ts'

/** Asks for the statements that meet the form's conditions to be set apart. */
export async function askToMark(form: FormData): Promise<void> {
  const { organising, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const organiser = await requireOrganiser(organising, 'judge-suspects')
  const typed = typedInForm(form)
  const shown = previewAddress(typed)
  const conditions = conditionsFrom(typed)
  if (!conditions.ok) redirect(shown)
  await askSecondPerson(shown, 'mark-suspect', subjectOfConditions(conditions.value), organiser, shown)
}

/** Asks for a suspicion to be lifted. */
export async function askToLift(id: unknown): Promise<void> {
  const { organising, suspects, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const organiser = await requireOrganiser(organising, 'judge-suspects')
  const suspicion = suspects.suspicions().find((one) => one.id === id && one.liftedAt === null)
  if (suspicion === undefined) redirect(`${suspectsPage}?problem=no-such-suspicion`)
  await askSecondPerson(suspectsPage, 'lift-suspicion', { suspicion: suspicion.id }, organiser, suspectsPage)
}

/** Notes that somebody has looked at an alarm. */
export async function see(id: unknown): Promise<void> {
  const { organising, alarms, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const organiser = await requireOrganiser(organising, 'judge-suspects')
  const seen = seeAlarm(organising, alarms, Number.isSafeInteger(id) ? (id as number) : 0, organiser.id)
  redirect(seen.ok ? suspectsPage : `${suspectsPage}?problem=${seen.problem}`)
}
