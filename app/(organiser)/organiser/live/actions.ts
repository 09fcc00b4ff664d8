'use server'

import { redirect } from 'next/navigation'
import { requireOrganiser, requireSameOrigin } from '#lib/http/organiser-session'
import { server } from '#lib/server'
import { askSecondPerson } from '../ask-second-person'

/** Asks a second person to agree to going live. */
export async function askToGoLive(form: FormData): Promise<void> {
  const { organising, collectionSwitch, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const organiser = await requireOrganiser(organising, 'switch-collection')
  if (collectionSwitch.missingForLive().length > 0) redirect('/organiser/live')
  if (form.get('agreed') !== 'yes') redirect('/organiser/live?problem=not-agreed')
  await askSecondPerson('/organiser/live', 'go-live', {}, organiser)
}
