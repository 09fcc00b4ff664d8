'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '#app/ui/button'
import { Answer } from '#app/ui/answer'
import { CodeField, PasswordField } from '../controls'
import type { PasswordState } from './actions'

type Action = (previous: PasswordState, form: FormData) => Promise<PasswordState>

/** A new password, with the present one and a fresh code. */
export function PasswordForm({ action }: { readonly action: Action }) {
  const t = useTranslations('organiser.account')
  const [state, post, isPending] = useActionState(action, { problem: null, attempt: 0 }, '/organiser/account')
  return (
    <form key={state.attempt} action={post} className="grid max-w-md gap-6">
      {state.problem === null ? null : <Answer look="stop">{t(`problems.${state.problem}`)}</Answer>}
      <PasswordField name="current" label={t('current')} autoComplete="current-password" />
      <PasswordField name="password" label={t('password')} hint={t('passwordHint')} autoComplete="new-password" />
      <PasswordField name="repeated" label={t('repeated')} autoComplete="new-password" />
      <CodeField label={t('code')} />
      <div>
        <Button disabled={isPending}>{t('changePassword')}</Button>
      </div>
    </form>
  )
}
