'use server'

import { redirect } from 'next/navigation'
import { textFieldsOf } from '#lib/http/form-fields'
import { requireOrganiser, requireSameOrigin } from '#lib/http/organiser-session'
import { installKey, proveRehearsal } from '#lib/organising/keys'
import { server } from '#lib/server'

/** Takes the public key that was pasted. */
export async function submitPublicKey(form: FormData): Promise<void> {
  const { organising, keys, origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'keep-keys')
  const installed = installKey(organising, keys, textFieldsOf(form)['file'] ?? '', id)
  redirect(installed.ok ? '/organiser/keys' : `/organiser/keys?problem=${installed.problem}`)
}

/** Checks the proof that was pasted. */
export async function submitProof(form: FormData): Promise<void> {
  const { organising, keys, origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'keep-keys')
  const proved = proveRehearsal(organising, keys, textFieldsOf(form)['proof'] ?? '', id)
  redirect(proved.ok ? '/organiser/keys' : `/organiser/keys?problem=${proved.problem}`)
}
