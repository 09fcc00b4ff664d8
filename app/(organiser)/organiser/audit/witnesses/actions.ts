'use server'

import { redirect } from 'next/navigation'
import { textFieldsOf } from '#lib/http/form-fields'
import { requireOrganiser, requireSameOrigin } from '#lib/http/organiser-session'
import { forgetWitness, nameWitness, type WitnessProblems } from '#lib/organising/witnesses'
import { server } from '#lib/server'
import { refusedWith, type TypedFormState } from '../../typed-form-state'

type State = TypedFormState<WitnessProblems>

/** Names a witness by the line that its program prints. */
export async function submitWitness(previous: State, form: FormData): Promise<State> {
  const { organising, publicLog, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'keep-keys')
  const typed = textFieldsOf(form)
  const named = nameWitness(publicLog, typed['key'] ?? '', { audit: organising.audit, organiserId: id })
  if (!named.ok) return refusedWith(previous, typed, named.problem)
  redirect('/organiser/audit/witnesses')
}

/** Forgets the witness that the pressed button names. */
export async function removeWitness(form: FormData): Promise<void> {
  const { organising, publicLog, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'keep-keys')
  forgetWitness(publicLog, textFieldsOf(form)['name'] ?? '', { audit: organising.audit, organiserId: id })
  redirect('/organiser/audit/witnesses')
}
