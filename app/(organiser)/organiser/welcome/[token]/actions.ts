'use server'

import { redirect } from 'next/navigation'
import { textFieldsOf } from '#lib/http/form-fields'
import { requireSameOrigin } from '#lib/http/organiser-session'
import { joinOrganisers, type JoiningProblem } from '#lib/organising/invitations'
import { server } from '#lib/server'

/** Takes up an invitation. The token is the browser's word; the use case looks it up again. */
export async function submitWelcome(
  token: string,
  _previous: JoiningProblem | null,
  form: FormData,
): Promise<JoiningProblem | null> {
  const { organising, inviting, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const fields = textFieldsOf(form)
  const joined = await joinOrganisers(organising, inviting, {
    token,
    password: fields['password'] ?? '',
    repeated: fields['repeated'] ?? '',
    code: fields['code'] ?? '',
  })
  if (!joined.ok) return joined.problem
  redirect('/organiser/sign-in?joined=yes')
}
