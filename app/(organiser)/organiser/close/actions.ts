'use server'

import { redirect } from 'next/navigation'
import { requireOrganiser, requireSameOrigin } from '#lib/http/organiser-session'
import { server } from '#lib/server'
import { askSecondPerson } from '../ask-second-person'

/** Asks a second person to agree to ending the collection early. */
export async function askToClose(form: FormData): Promise<void> {
  const { organising, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const organiser = await requireOrganiser(organising, 'switch-collection')
  if (form.get('agreed') !== 'yes') redirect('/organiser/close?problem=not-agreed')
  await askSecondPerson('/organiser/close', 'close-early', {}, organiser)
}
