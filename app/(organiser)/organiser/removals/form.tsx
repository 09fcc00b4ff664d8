'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Answer } from '#app/ui/answer'
import { Button } from '#app/ui/button'
import { CodeField } from '#app/ui/code-field'
import { controlLook, Field } from '#app/ui/field'
import { removalReasons } from '#lib/domain/removal-reason'
import { dayInWords } from '#lib/i18n/days'
import { countryName } from '#lib/i18n/names'
import { nothingAsked, type RemovalState } from './removal-state'

type Action = (previous: RemovalState, form: FormData) => Promise<RemovalState>

const ofCode = ['missing-code', 'not-a-code', 'no-such-statement'] as const

/** Identifier and reason: one button looks, the other asks. */
export function RemovalForm({ action }: { readonly action: Action }) {
  const t = useTranslations('organiser.removals')
  const [state, post, isPending] = useActionState(action, nothingAsked, '/organiser/removals')
  const { problem, found } = state
  const codeProblem = ofCode.find((code) => code === problem)
  const isOfWhole = problem !== null && codeProblem === undefined && problem !== 'no-reason'
  return (
    <div className="grid max-w-[42em] grid-cols-1 gap-6">
      {problem === null ? null : <Answer look="stop">{isOfWhole ? t(`problems.${problem}`) : t('nothingDone')}</Answer>}
      {found === null ? null : <Found {...found} />}
      <form key={state.attempt} action={post} noValidate autoComplete="off" className="grid grid-cols-1 gap-6">
        <CodeField
          label={t('code')}
          hint={t('codeHint')}
          problem={codeProblem === undefined ? undefined : t(`problems.${codeProblem}`)}
          code={state.code}
        />
        <Field id="reason" label={t('reason')} problem={problem === 'no-reason' ? t('problems.no-reason') : undefined}>
          {(described) => (
            <select {...described} name="reason" defaultValue={state.reason} className={controlLook}>
              <option value="">{t('chooseReason')}</option>
              {removalReasons.map((reason) => (
                <option key={reason} value={reason}>
                  {t(`reasons.${reason}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <div className="flex flex-wrap gap-3">
          <Button name="deed" value="look" look={found === null ? 'primary' : 'quiet'} disabled={isPending}>
            {t('look')}
          </Button>
          <Button name="deed" value="ask" look={found === null ? 'quiet' : 'primary'} disabled={isPending}>
            {t('ask')}
          </Button>
        </div>
      </form>
    </div>
  )
}

function Found({ memberState, signedOn }: NonNullable<RemovalState['found']>) {
  const [t, locale] = [useTranslations('organiser.removals'), useLocale()]
  const found = { memberState: countryName(memberState, locale), day: dayInWords(signedOn, locale) }
  return <Answer look="good">{t('found', found)}</Answer>
}
