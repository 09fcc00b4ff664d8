'use server'

import { redirect } from 'next/navigation'
import { textFieldsOf } from '#lib/http/form-fields'
import { requireOrganiser, requireSameOrigin } from '#lib/http/organiser-session'
import { server } from '#lib/server'
import { addChannel, removeChannel } from '#lib/site-settings/channels'
import { answeredWith, type SiteFormState } from '../form-state'

/** Has a partner's links counted. */
export async function submitChannel(previous: SiteFormState, form: FormData): Promise<SiteFormState> {
  const { organising, siteKeeping, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'edit-site')
  const typed = textFieldsOf(form)
  const added = addChannel(siteKeeping, { code: typed['code'] ?? '', name: typed['name'] ?? '' }, id)
  if (!added.ok) return answeredWith(previous, typed, added.problem)
  redirect('/organiser/site/partners?saved=yes')
}

/** Forgets the partner that the pressed button names, and its total. */
export async function forgetChannel(form: FormData): Promise<void> {
  const { organising, siteKeeping, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'edit-site')
  removeChannel(siteKeeping, textFieldsOf(form)['code'] ?? '', id)
  redirect('/organiser/site/partners?saved=yes')
}
