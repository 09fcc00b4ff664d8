'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '#app/ui/button'
import { controlLook, Field, TickBox } from '#app/ui/field'
import { consentVersion } from '#lib/news/read-news'
import { ListOfProblems } from '../list-of-problems'
import { nothingAsked, type AskingState } from './asking-state'

/** Address and consent. Rendered on the server alone: the page ships no script, and the answer to this form none either. */
export function AskingForm(props: {
  readonly action: (previous: AskingState, form: FormData) => Promise<AskingState>
}) {
  const t = useTranslations('updates')
  const [{ email, isAgreed, problems }, submit] = useActionState(props.action, nothingAsked)
  const found = (['email', 'consent'] as const).flatMap((field) => {
    const problem = problems[field]
    return problem === undefined ? [] : [{ field, words: t(`problems.${problem}`) }]
  })
  return (
    <form action={submit} noValidate className="grid gap-6">
      <ListOfProblems found={found} />
      <Field
        id="email"
        label={t('email')}
        hint={t('emailHint')}
        problem={problems.email === undefined ? undefined : t(`problems.${problems.email}`)}
      >
        {(described) => (
          <input
            {...described}
            name="email"
            type="email"
            autoComplete="email"
            defaultValue={email}
            required
            autoFocus={problems.email !== undefined}
            className={`${controlLook} max-w-[28em]`}
          />
        )}
      </Field>
      <div className="grid gap-2">
        <TickBox
          id="consent"
          name="consent"
          value={consentVersion}
          label={t('consent')}
          isTicked={isAgreed}
          problem={problems.consent === undefined ? undefined : t(`problems.${problems.consent}`)}
        />
        <p className="text-sm text-faint">{t('consentNote')}</p>
      </div>
      <div>
        <Button className="w-full sm:w-auto">{t('send')}</Button>
      </div>
    </form>
  )
}
