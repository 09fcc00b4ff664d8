'use server'

import { redirect } from 'next/navigation'
import { textFieldsOf } from '#lib/http/form-fields'
import { requireSameOrigin } from '#lib/http/organiser-session'
import { setUpFirst } from '#lib/organising/set-up'
import { server } from '#lib/server'
import type { SetUpState } from './set-up-state'

/** Takes the link in exchange for an invitation. The token is the browser's word; the use case looks it up again. */
export async function submitSetUp(token: unknown, previous: SetUpState, form: FormData): Promise<SetUpState> {
  const { organising, settingUp, inviting, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { email = '', name = '' } = textFieldsOf(form)
  const typed = { email: email.trim(), name }
  const link = typeof token === 'string' ? token : ''
  const invited = setUpFirst(organising, { settingUp, inviting }, { token: link, ...typed })
  if (!invited.ok) return { typed, problem: invited.problem, attempt: previous.attempt + 1 }
  redirect(`/organiser/welcome/${invited.value}`)
}
