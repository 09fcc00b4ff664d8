'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '#app/ui/button'
import { Answer } from '#app/ui/answer'
import type { JoiningProblem } from '#lib/organising/invitations'
import { CodeField, PasswordField } from '../../controls'

/** Password, twice, and the first code of the authenticator app. */
export function WelcomeForm(props: {
  readonly action: (previous: JoiningProblem | null, form: FormData) => Promise<JoiningProblem | null>
  readonly email: string
}) {
  const t = useTranslations('organiser.welcome')
  const [problem, submit, isPending] = useActionState(props.action, null)
  return (
    <form action={submit} className="grid max-w-md gap-6">
      {problem === null ? null : <Answer look="stop">{t(`problems.${problem}`)}</Answer>}
      <input type="hidden" name="username" autoComplete="username" value={props.email} readOnly />
      <PasswordField name="password" label={t('password')} hint={t('passwordHint')} autoComplete="new-password" />
      <PasswordField name="repeated" label={t('repeated')} autoComplete="new-password" />
      <CodeField label={t('code')} />
      <div>
        <Button disabled={isPending}>{t('join')}</Button>
      </div>
    </form>
  )
}
