'use client'

import { useTranslations } from 'next-intl'
import { useActionState, type ReactNode } from 'react'
import { Button } from '#app/ui/button'
import { controlLook, Field } from '#app/ui/field'
import { Answer } from '#app/ui/answer'
import { CodeField, PasswordField } from '../controls'
import { PasskeyOffer, type PasskeyActions } from '../passkey-offer'
import type { SignInState } from './actions'

type Action = (previous: SignInState, form: FormData) => Promise<SignInState>

/** First step: of the day, after a session has ended, or the first one ever. */
export function PasswordForm({
  action,
  after,
}: {
  readonly action: Action
  readonly after: 'ended' | 'joined' | null
}) {
  const t = useTranslations('organiser.signIn')
  return (
    <SignInForm
      action={action}
      initial={after === 'ended' ? { problem: 'expired' } : null}
      greeting={after === 'joined' ? t('joined') : null}
      title={t('title')}
      button={t('next')}
    >
      <Field id="email" label={t('email')}>
        {(described) => (
          <input {...described} name="email" type="email" autoComplete="username" required className={controlLook} />
        )}
      </Field>
      <PasswordField name="password" label={t('password')} autoComplete="current-password" />
    </SignInForm>
  )
}

/** Second step: the passkey first, where there is one. */
export function CodeForm(props: { readonly action: Action; readonly passkey: PasskeyActions | null }) {
  const t = useTranslations('organiser.signIn')
  const { action, passkey } = props
  const title = t(passkey === null ? 'codeTitle' : 'secondTitle')
  return (
    <SignInForm action={action} initial={null} title={title} button={t('signIn')}>
      {passkey === null ? null : <PasskeyOffer {...passkey} />}
      <CodeField label={t('code')} hasFocus={passkey === null} />
    </SignInForm>
  )
}

/** Second step, for whoever has lost the phone. */
export function RecoveryForm({ action }: { readonly action: Action }) {
  const t = useTranslations('organiser.signIn')
  return (
    <SignInForm action={action} initial={null} title={t('recoveryTitle')} button={t('signIn')}>
      <Field id="code" label={t('recoveryCode')} hint={t('recoveryHint')}>
        {(described) => (
          <input
            {...described}
            name="code"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
            autoFocus
            className={`${controlLook} max-w-72 font-mono text-xl`}
          />
        )}
      </Field>
    </SignInForm>
  )
}

function SignInForm(props: {
  readonly action: Action
  readonly initial: SignInState
  /** Until there is something to say of what was sent. */
  readonly greeting?: string | null
  readonly title: string
  readonly button: string
  readonly children: ReactNode
}) {
  const t = useTranslations('organiser.signIn')
  const [state, submit, isPending] = useActionState(props.action, props.initial)
  return (
    <form action={submit} className="grid max-w-md gap-6">
      <h1 className="text-3xl font-semibold">{props.title}</h1>
      {state === null ? (
        props.greeting == null ? null : (
          <Answer look="good">{props.greeting}</Answer>
        )
      ) : (
        <Answer look={state.problem === 'expired' ? 'warn' : 'stop'}>
          {t(`problems.${state.problem}`, { seconds: state.problem === 'wait' ? state.seconds : 0 })}
        </Answer>
      )}
      {props.children}
      <div>
        <Button disabled={isPending}>{props.button}</Button>
      </div>
    </form>
  )
}
