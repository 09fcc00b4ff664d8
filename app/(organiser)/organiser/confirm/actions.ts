'use server'

import { redirect } from 'next/navigation'
import { textFieldsOf } from '#lib/http/form-fields'
import { keepSessionToken, requireOrganiser, requireSameOrigin, sessionToken } from '#lib/http/organiser-session'
import { ownPage } from '#lib/http/own-page'
import { confirmAgain } from '#lib/organising/sign-in'
import { server } from '#lib/server'

/** Which sentence to show; seconds to wait where that is the problem. */
export interface ConfirmState {
  readonly problem: 'refused' | 'wait' | 'expired' | null
  readonly seconds: number
}

/** Takes a code of the second factor once more, and leads on to the page that asked for it. */
export async function submitConfirmation(to: unknown, _previous: ConfirmState, form: FormData): Promise<ConfirmState> {
  const { organising, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const organiser = await requireOrganiser(organising, null)
  const page = ownPage(to)
  const code = textFieldsOf(form)['code'] ?? ''
  const confirmed = await confirmAgain(organising, (await sessionToken()) ?? '', organiser, code)
  if (!confirmed.ok) {
    const seconds = confirmed.problem.kind === 'wait' ? Math.ceil(confirmed.problem.milliseconds / 1000) : 0
    return { problem: confirmed.problem.kind, seconds }
  }
  await keepSessionToken(confirmed.value)
  redirect(page)
}
