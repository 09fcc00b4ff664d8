'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '#app/ui/button'
import { controlLook, Field, TickBox } from '#app/ui/field'
import { consentVersion } from '#lib/news/read-news'
import { nothingAsked, type AskingState } from './asking-state'

/** Address and consent. Rendered on the server alone: the page ships no script, and the answer to this form none either. */
export function AskingForm(props: {
  readonly action: (previous: AskingState, form: FormData) => Promise<AskingState>
}) {
  const t = useTranslations('updates')
  const [{ email, isAgreed, problems }, submit] = useActionState(props.action, nothingAsked)
  return (
    <form action={submit} noValidate className="grid gap-6">
      <ProblemSummary problems={problems} />
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

/** Everything that needs attention, before the fields. Title and focus tell of it too: no script can. */
function ProblemSummary({ problems }: Pick<AskingState, 'problems'>) {
  const t = useTranslations()
  const found = (['email', 'consent'] as const).flatMap((field) => {
    const problem = problems[field]
    return problem === undefined ? [] : [{ field, problem }]
  })
  if (found.length === 0) return null
  return (
    <div role="alert" className="rounded-md border-2 border-stop bg-stop-wash px-5 py-4">
      <h2 id="problem-summary" className="text-xl font-semibold">
        {t('problems.summary', { count: found.length })}
      </h2>
      <p className="mb-2 text-sm">{t('problems.summaryText')}</p>
      <ul className="grid list-disc gap-1 pl-5">
        {found.map(({ field, problem }) => (
          <li key={field}>
            <a href={`#${field}`} className="text-stop">
              {t(`updates.problems.${problem}`)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
