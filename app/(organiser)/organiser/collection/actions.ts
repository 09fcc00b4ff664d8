'use server'

import { redirect } from 'next/navigation'
import { requireOrganiser, requireSameOrigin } from '#lib/http/organiser-session'
import { closeCollection, openCollection } from '#lib/organising/collection-switch'
import { server } from '#lib/server'

/** Opens or closes the collection, as the pressed button says. */
export async function switchCollection(form: FormData): Promise<void> {
  const { organising, collectionSwitch, origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'switch-collection')
  if (form.get('switch') === 'close') {
    closeCollection(organising, collectionSwitch, id)
    redirect('/organiser/collection')
  }
  const opened = openCollection(organising, collectionSwitch, id)
  redirect(opened.ok ? '/organiser/collection' : `/organiser/collection?problem=${opened.problem}`)
}
