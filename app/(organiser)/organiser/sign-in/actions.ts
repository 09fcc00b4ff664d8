'use server'

import { redirect } from 'next/navigation'
import { textFieldsOf } from '#lib/http/form-fields'
import { askingNetwork, keepSessionToken, requireSameOrigin, sessionToken } from '#lib/http/organiser-session'
import { enterCode, enterPassword, type SignInProblem } from '#lib/organising/sign-in'
import { server } from '#lib/server'

/** Which sentence to show; seconds to wait where that is the problem. */
export type SignInState =
  | { readonly problem: 'refused' | 'code-refused' | 'expired' }
  | { readonly problem: 'wait'; readonly seconds: number }
  | null

const stateFrom = (problem: SignInProblem, refused: 'refused' | 'code-refused'): SignInState => {
  switch (problem.kind) {
    case 'wait':
      return { problem: 'wait', seconds: Math.ceil(problem.milliseconds / 1000) }
    case 'refused':
      return { problem: refused }
    case 'expired':
      return { problem: 'expired' }
  }
}

/** First step: password. */
export async function submitPassword(_previous: SignInState, form: FormData): Promise<SignInState> {
  const { organising, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { email = '', password = '' } = textFieldsOf(form) as { email?: string; password?: string }
  const entered = await enterPassword(organising, email, password, await askingNetwork())
  if (!entered.ok) return stateFrom(entered.problem, 'refused')
  await keepSessionToken(entered.value)
  redirect('/organiser/sign-in/code')
}

/** Second step: one-time code. */
export async function submitCode(_previous: SignInState, form: FormData): Promise<SignInState> {
  const { organising, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const token = (await sessionToken()) ?? ''
  const entered = await enterCode(organising, token, textFieldsOf(form)['code'] ?? '', await askingNetwork())
  if (!entered.ok) return stateFrom(entered.problem, 'code-refused')
  await keepSessionToken(entered.value)
  redirect('/organiser')
}
