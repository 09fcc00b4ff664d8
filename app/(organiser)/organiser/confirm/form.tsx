'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Answer } from '#app/ui/answer'
import { Button } from '#app/ui/button'
import { controlLook, Field } from '#app/ui/field'
import type { ConfirmState } from './actions'

/** The second factor once more: a code of the phone, or one from paper. */
export function ConfirmForm(props: {
  readonly action: (previous: ConfirmState, form: FormData) => Promise<ConfirmState>
}) {
  const t = useTranslations('organiser.confirmAgain')
  const [state, submit, isPending] = useActionState(props.action, { problem: null, seconds: 0 })
  return (
    <form action={submit} className="grid max-w-md gap-6">
      {state.problem === null ? null : (
        <Answer look="stop">{t(`problems.${state.problem}`, { seconds: state.seconds })}</Answer>
      )}
      <Field id="code" label={t('code')} hint={t('codeHint')}>
        {(described) => (
          <input
            {...described}
            name="code"
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            required
            autoFocus
            className={`${controlLook} max-w-72 text-xl tracking-widest`}
          />
        )}
      </Field>
      <div>
        <Button disabled={isPending}>{t('confirm')}</Button>
      </div>
    </form>
  )
}
