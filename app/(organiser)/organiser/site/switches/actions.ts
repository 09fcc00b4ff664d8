'use server'

import { redirect } from 'next/navigation'
import { textFieldsOf } from '#lib/http/form-fields'
import { requireOrganiser, requireSameOrigin } from '#lib/http/organiser-session'
import { server } from '#lib/server'
import { changeSwitches } from '#lib/site-settings/switches'

/** Switches on what is ticked, and off what is not. */
export async function submitSwitches(form: FormData): Promise<void> {
  const { organising, siteKeeping, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'edit-site')
  const typed = textFieldsOf(form)
  const isOn = (name: string): boolean => typed[name] === 'on'
  const switches = {
    charts: isOn('charts'),
    counter: isOn('counter'),
    mail: isOn('mail'),
    plainLane: isOn('plainLane'),
  }
  changeSwitches(siteKeeping, switches, id)
  redirect('/organiser/site/switches?saved=yes')
}
