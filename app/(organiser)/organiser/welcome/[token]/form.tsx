'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '#app/ui/button'
import { controlLook, Field } from '#app/ui/field'
import { Notice } from '#app/ui/notice'
import type { JoiningProblem } from '#lib/organising/invitations'

/** Password, twice, and the first code of the authenticator app. */
export function WelcomeForm(props: {
  readonly action: (previous: JoiningProblem | null, form: FormData) => Promise<JoiningProblem | null>
  readonly email: string
}) {
  const t = useTranslations('organiser.welcome')
  const [problem, submit, isPending] = useActionState(props.action, null)
  return (
    <form action={submit} className="grid max-w-md gap-6">
      {problem === null ? null : (
        <div role="alert">
          <Notice look="stop">
            <p>{t(`problems.${problem}`)}</p>
          </Notice>
        </div>
      )}
      <input type="hidden" name="username" autoComplete="username" value={props.email} readOnly />
      <Field id="password" label={t('password')} hint={t('passwordHint')}>
        {(described) => (
          <input
            {...described}
            name="password"
            type="password"
            autoComplete="new-password"
            required
            className={controlLook}
          />
        )}
      </Field>
      <Field id="repeated" label={t('repeated')}>
        {(described) => (
          <input
            {...described}
            name="repeated"
            type="password"
            autoComplete="new-password"
            required
            className={controlLook}
          />
        )}
      </Field>
      <Field id="code" label={t('code')}>
        {(described) => (
          <input
            {...described}
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            className={`${controlLook} max-w-48 text-xl tracking-widest`}
          />
        )}
      </Field>
      <div>
        <Button disabled={isPending}>{t('join')}</Button>
      </div>
    </form>
  )
}
