'use server'

import { redirect } from 'next/navigation'
import { textFieldsOf } from '#lib/http/form-fields'
import { requireOrganiser, requireSameOrigin } from '#lib/http/organiser-session'
import { server } from '#lib/server'
import { changeContact } from '#lib/site-settings/contact'
import { answeredWith, type SiteFormState } from '../form-state'

/** Sets whom to write to, where the data lie, and the link back. */
export async function submitContact(previous: SiteFormState, form: FormData): Promise<SiteFormState> {
  const { organising, siteKeeping, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'edit-site')
  const typed = textFieldsOf(form)
  const field = (name: string): string => typed[name] ?? ''
  const contact = {
    email: field('email'),
    postalAddress: field('postalAddress'),
    provider: field('provider'),
    place: field('place'),
    memberState: field('memberState'),
    url: field('url'),
    label: field('label'),
  }
  const changed = changeContact(siteKeeping, contact, id)
  if (!changed.ok) return answeredWith(previous, typed, changed.problem)
  redirect('/organiser/site/contact?saved=yes')
}
