'use server'

import { redirect } from 'next/navigation'
import { isMemberState, type MemberState } from '#lib/domain/member-states'
import { textFieldsOf } from '#lib/http/form-fields'
import {
  hasShownSecondFactor,
  requireOrganiser,
  requireSameOrigin,
  requireSecondFactor,
} from '#lib/http/organiser-session'
import { askForIntake } from '#lib/organising/intake'
import { askForRecipient, confirmRecipient, withdrawRecipient } from '#lib/organising/recipients'
import { server } from '#lib/server'
import { refusedWithoutKey, type RecipientFormState } from './form-state'

const list = '/organiser/recipients'

const pageOf = (memberState: MemberState): `/organiser/${string}` => `${list}/${memberState}`

/** A bound argument comes from the browser: whatever is no Member State has no page. */
const memberStateFrom = (bound: unknown): MemberState =>
  typeof bound === 'string' && isMemberState(bound) ? bound : redirect(list)

/** Asks a second person to take the key that was entered. */
export async function submitRecipient(
  bound: unknown,
  previous: RecipientFormState,
  form: FormData,
): Promise<RecipientFormState> {
  const { organising, recipients, approvals, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const organiser = await requireOrganiser(organising, 'keep-recipients')
  const memberState = memberStateFrom(bound)
  await requireSecondFactor(organising, pageOf(memberState))
  const isFresh = await hasShownSecondFactor(organising)
  const { authority = '', address = '', language = '', key = '', fingerprint = '', heard = '' } = textFieldsOf(form)
  const typed = { authority, address, language, key, fingerprint, heard }
  const asked = await askForRecipient(
    { organising, recipients, approvals },
    { ...typed, memberState },
    isFresh,
    organiser,
  )
  if (asked.ok) redirect(`${pageOf(memberState)}?said=asked`)
  if (typeof asked.problem === 'string') redirect(`${pageOf(memberState)}?problem=${asked.problem}`)
  return refusedWithoutKey(previous, typed, asked.problem)
}

const ofFields = ['fingerprint-missing', 'fingerprint-differs'] as const

/** Takes a key, where the second person has typed its fingerprint. */
export async function submitConfirmation(
  boundState: unknown,
  boundId: unknown,
  previous: RecipientFormState,
  form: FormData,
): Promise<RecipientFormState> {
  const { organising, recipients, approvals, carrying, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const organiser = await requireOrganiser(organising, 'confirm')
  const memberState = memberStateFrom(boundState)
  await requireSecondFactor(organising, pageOf(memberState))
  const isFresh = await hasShownSecondFactor(organising)
  const { fingerprint = '', heard = '' } = textFieldsOf(form)
  const typed = { id: Number.isSafeInteger(boundId) ? (boundId as number) : 0, fingerprint, heard, isFresh }
  const taken = await confirmRecipient({ organising, recipients, approvals }, carrying, typed, organiser)
  if (taken.ok) redirect(`${pageOf(memberState)}?said=taken`)
  const { problem } = taken
  const ofField = ofFields.find((code) => code === problem)
  if (ofField !== undefined) return refusedWithoutKey(previous, { fingerprint, heard }, { fingerprint: ofField })
  if (problem === 'choose-hearing') return refusedWithoutKey(previous, { fingerprint, heard }, { heard: problem })
  redirect(`${pageOf(memberState)}?problem=${typeof problem === 'string' ? problem : 'failed'}`)
}

/** Withdraws the key on file, where the box says so. */
export async function withdrawKey(bound: unknown, boundUse: unknown, form: FormData): Promise<void> {
  const { organising, recipients, intake, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const organiser = await requireOrganiser(organising, 'see-recipients')
  const memberState = memberStateFrom(bound)
  if (form.get('agreed') !== 'yes') redirect(`${pageOf(memberState)}?problem=not-ticked`)
  const use = boundUse === 'statements' ? 'statements' : 'packages'
  const withdrawn = withdrawRecipient({ organising, recipients, intake }, memberState, organiser, use)
  redirect(`${pageOf(memberState)}?${withdrawn.ok ? 'said=withdrawn' : `problem=${withdrawn.problem}`}`)
}

/** Asks a second person to have statements sealed to the authority as they arrive, or to the organisers again. */
export async function askIntake(boundState: unknown, boundTo: unknown, form: FormData): Promise<void> {
  const { organising, intake, recipients, approvals, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const organiser = await requireOrganiser(organising, 'keep-recipients')
  const memberState = memberStateFrom(boundState)
  await requireSecondFactor(organising, pageOf(memberState))
  const isFresh = await hasShownSecondFactor(organising)
  const to = boundTo === 'authority' ? 'authority' : 'organisers'
  if (to === 'authority' && form.get('agreed') !== 'yes') redirect(`${pageOf(memberState)}?problem=nothing-asked`)
  const asked = askForIntake({ organising, intake, recipients, approvals }, { memberState, to, isFresh }, organiser)
  if (asked.ok) redirect('/organiser/approvals?asked=yes')
  if (asked.problem === 'waits-already') redirect('/organiser/approvals?problem=waits-already')
  const isOver = asked.problem === 'fixed' || asked.problem === 'no-intake-key' || asked.problem === 'so-already'
  redirect(`${pageOf(memberState)}?problem=${isOver ? 'decided-already' : asked.problem}`)
}
