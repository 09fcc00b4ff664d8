'use server'

import { redirect } from 'next/navigation'
import { textFieldsOf } from '#lib/http/form-fields'
import { requireOrganiser, requireSameOrigin, requireSecondFactor } from '#lib/http/organiser-session'
import { offerKey, proveRehearsal } from '#lib/organising/keys'
import { noteSharesDestroyed, noteSplitting, noteWhoRehearsed } from '#lib/organising/share-holders'
import { server } from '#lib/server'
import { askSecondPerson } from '../ask-second-person'

/** Takes the public key that was pasted; another in the place of one that seals, once a second person agrees. */
export async function submitPublicKey(form: FormData): Promise<void> {
  const { organising, keys, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const organiser = await requireOrganiser(organising, 'keep-keys')
  await requireSecondFactor(organising, '/organiser/keys')
  const offered = offerKey(organising, keys, textFieldsOf(form)['file'] ?? '', organiser.id)
  if (!offered.ok) redirect(`/organiser/keys?problem=${offered.problem}`)
  if ('installed' in offered.value) redirect('/organiser/keys')
  await askSecondPerson('/organiser/keys', 'change-key', offered.value.toAsk, organiser)
}

/** Checks the proof that was pasted, and notes whose shares were used. */
export async function submitProof(form: FormData): Promise<void> {
  const { organising, keys, holders, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'keep-keys')
  const proved = proveRehearsal(organising, keys, textFieldsOf(form)['proof'] ?? '', id)
  if (!proved.ok) redirect(`/organiser/keys?problem=${proved.problem}`)
  const used = form.getAll(`share-${proved.value.id}`).map(Number)
  noteWhoRehearsed(holders, proved.value.id, used)
  redirect('/organiser/keys?said=proved')
}

/** Notes who holds the shares of a key now. */
export async function submitSplitting(form: FormData): Promise<void> {
  const { organising, keys, holders, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'keep-keys')
  const { names = '', needed = '', key = '' } = textFieldsOf(form)
  if (!keys.all().some((one) => one.id === key)) redirect('/organiser/keys?problem=no-key')
  const noted = noteSplitting(organising, holders, { keyId: key, names, needed }, id)
  redirect(noted.ok ? '/organiser/keys?said=noted' : `/organiser/keys?problem=${noted.problem}#holders`)
}

/** Notes that the shares of before are burnt or shredded. */
export async function submitDestroyed(form: FormData): Promise<void> {
  const { organising, holders, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'keep-keys')
  const noted = noteSharesDestroyed(organising, holders, Number(textFieldsOf(form)['splitting']), id)
  redirect(noted.ok ? '/organiser/keys?said=destroyed' : `/organiser/keys?problem=${noted.problem}`)
}
