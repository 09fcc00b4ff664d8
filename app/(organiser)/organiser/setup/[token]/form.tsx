'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Answer } from '#app/ui/answer'
import { Button } from '#app/ui/button'
import { controlLook, Field } from '#app/ui/field'
import { nothingTyped, type SetUpState } from './set-up-state'

/** Name and e-mail address of the first organiser. */
export function SetUpForm({
  action,
}: {
  readonly action: (previous: SetUpState, form: FormData) => Promise<SetUpState>
}) {
  const t = useTranslations('organiser')
  const [{ typed, problem, attempt }, submit, isPending] = useActionState(action, nothingTyped)
  return (
    <form key={attempt} action={submit} noValidate className="grid max-w-md gap-6">
      {problem === 'expired' ? <Answer look="stop">{t('welcome.problems.expired')}</Answer> : null}
      <Field
        id="set-up-name"
        label={t('people.name')}
        problem={problem === 'bad-name' ? t('people.problems.bad-name') : undefined}
      >
        {(described) => (
          <input {...described} name="name" defaultValue={typed.name} autoComplete="name" className={controlLook} />
        )}
      </Field>
      <Field
        id="set-up-email"
        label={t('people.email')}
        problem={problem === 'bad-email' || problem === 'already-invited' ? t(`people.problems.${problem}`) : undefined}
      >
        {(described) => (
          <input
            {...described}
            name="email"
            type="email"
            defaultValue={typed.email}
            autoComplete="email"
            className={controlLook}
          />
        )}
      </Field>
      <div>
        <Button disabled={isPending}>{t('signIn.next')}</Button>
      </div>
    </form>
  )
}
