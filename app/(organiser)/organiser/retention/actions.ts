'use server'

import { redirect } from 'next/navigation'
import { requireOrganiser, requireSameOrigin, requireSecondFactor } from '#lib/http/organiser-session'
import { brusselsDayOf } from '#lib/domain/day'
import {
  hindranceToDestruction,
  milestoneNames,
  noteMilestone,
  readReference,
  takeBackMilestone,
  type MilestoneName,
} from '#lib/organising/retention'
import { textFieldsOf } from '#lib/http/form-fields'
import { server } from '#lib/server'
import { askSecondPerson } from '../ask-second-person.ts'

const page = '/organiser/retention'

/** A bound argument comes from the browser: whatever is no milestone is refused before anything else. */
function milestoneFrom(name: unknown): MilestoneName {
  const known = milestoneNames.find((one) => one === name)
  return known ?? redirect(page)
}

/** Notes the day of a milestone, or takes it back, as the pressed button says. */
export async function changeMilestone(bound: unknown, form: FormData): Promise<void> {
  const { organising, retention, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'keep-calendar')
  const name = milestoneFrom(bound)
  if (form.get('change') === 'take-back') {
    const taken = takeBackMilestone(organising, retention, name, id)
    redirect(taken.ok ? `${page}?said=taken-back` : `${page}?problem=${taken.problem}`)
  }
  const { day = '' } = textFieldsOf(form)
  const noted = noteMilestone(organising, retention, { name, day }, id)
  const typed = new URLSearchParams({ name, day: day.slice(0, 20) }).toString()
  redirect(noted.ok ? `${page}?said=noted` : `${page}?problem=${noted.problem}&${typed}`)
}

/** Asks for the legal hold, or for its end. */
export async function askForHold(form: FormData): Promise<void> {
  const { organising, retention, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const organiser = await requireOrganiser(organising, 'keep-calendar')
  await requireSecondFactor(organising, `${page}/hold`)
  const hold = retention.hold()
  if (hold !== null && hold.liftedAt === null) {
    return askSecondPerson(`${page}/hold`, 'lift-hold', { reference: hold.reference }, organiser, page)
  }
  const { reference = '' } = textFieldsOf(form)
  const read = readReference(reference)
  if (read === null) {
    redirect(
      `${page}/hold?${new URLSearchParams({ problem: 'reference', reference: reference.slice(0, 200) }).toString()}`,
    )
  }
  await askSecondPerson(`${page}/hold`, 'place-hold', { reference: read }, organiser, page)
}

/** Asks for the destruction, where whoever asks has typed of what. */
export async function askForDestruction(form: FormData): Promise<void> {
  const { organising, retention, collection, now, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const organiser = await requireOrganiser(organising, 'keep-calendar')
  await requireSecondFactor(organising, `${page}/destroy`)
  const { number = '', handedOver = '' } = textFieldsOf(form)
  const isHandedOver = handedOver === 'yes'
  const again = (problem: string): never =>
    redirect(
      `${page}/destroy?${new URLSearchParams({ problem, number: number.slice(0, 60), ...(isHandedOver ? { handedOver } : {}) }).toString()}`,
    )
  const hindrance = hindranceToDestruction(retention, brusselsDayOf(now()), isHandedOver)
  if (hindrance !== null) again(hindrance)
  if (number.replace(/\s+/gu, '') !== collection().initiative?.registrationNumber) again('number')
  // A tick that was not needed is not what the other confirms.
  const isEarly = hindranceToDestruction(retention, brusselsDayOf(now()), false) === 'not-handed-over'
  await askSecondPerson(`${page}/destroy`, 'destroy', isEarly ? { handedOver: 'yes' } : {}, organiser, page)
}
