'use server'

import { redirect } from 'next/navigation'
import { textFieldsOf } from '#lib/http/form-fields'
import { requireOrganiser, requireSameOrigin } from '#lib/http/organiser-session'
import { server } from '#lib/server'
import { changeNature, changeProtection } from '#lib/site-settings/protection'
import { answeredWith, type SiteFormState } from '../form-state'

/** Sets how often figures come out, and how hard the proof of work may become. */
export async function submitProtection(previous: SiteFormState, form: FormData): Promise<SiteFormState> {
  const { organising, siteKeeping, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'edit-site')
  const typed = textFieldsOf(form)
  const protection = {
    figuresEvery: Number(typed['figuresEvery']),
    least: Number(typed['least']),
    most: Number(typed['most']),
  }
  const changed = changeProtection(siteKeeping, protection, id)
  if (!changed.ok) return answeredWith(previous, typed, changed.problem)
  redirect('/organiser/site/figures?saved=yes')
}

/** Marks the collection as one for practice, or as a real one, as the pressed button says. */
export async function switchPractice(form: FormData): Promise<void> {
  const { organising, siteKeeping, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'edit-site')
  changeNature(siteKeeping, { isPractice: form.get('practice') === 'yes' }, id)
  redirect('/organiser/site/figures?saved=yes')
}
