'use server'

import { redirect } from 'next/navigation'
import { requireOrganiser, requireSameOrigin } from '#lib/http/organiser-session'
import { closeCollection, openCollection } from '#lib/organising/collection-switch'
import { server } from '#lib/server'

const page = '/organiser/road'

/** Opens or stops the test collection, as the pressed button says; a live one is not switched here. */
export async function switchTest(form: FormData): Promise<void> {
  const { organising, collectionSwitch, collection, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'switch-collection')
  if (collection().isLive) redirect(page)
  if (form.get('switch') === 'stop') {
    closeCollection(organising, collectionSwitch, id)
    redirect(`${page}?switched=yes`)
  }
  const opened = openCollection(organising, collectionSwitch, id)
  redirect(opened.ok ? `${page}?switched=yes` : `${page}?problem=${opened.problem}`)
}
