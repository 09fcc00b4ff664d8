'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Answer } from '#app/ui/answer'
import { Button } from '#app/ui/button'
import { controlLook, Field } from '#app/ui/field'
import { reasonField, type ReasonState } from './reason-state'

interface NamedLanguage {
  readonly code: string
  readonly name: string
}

/** The reason for a pause, in the initiative's language and in as many others as somebody can write. */
export function PauseForm(props: {
  readonly action: (previous: ReasonState, form: FormData) => Promise<ReasonState>
  readonly stands: ReasonState['typed']
  readonly original: NamedLanguage
  readonly others: readonly NamedLanguage[]
  readonly isPaused: boolean
}) {
  const t = useTranslations('organiser.pause')
  const first: ReasonState = { typed: props.stands, problems: {}, attempt: 0 }
  const [state, post, isPending] = useActionState(props.action, first, '/organiser/pause')
  const { original, others } = props
  const hasProblemBelow = others.some(({ code }) => state.problems[code] !== undefined)
  return (
    <form action={post} noValidate className="grid max-w-[42em] gap-6">
      {Object.keys(state.problems).length === 0 ? null : <Answer look="stop">{t('refused')}</Answer>}
      <div key={state.attempt} className="grid gap-6">
        <Reason
          state={state}
          language={original}
          label={t('reason', { language: original.name })}
          hint={t('reasonHint')}
        />
        <details open={hasProblemBelow}>
          <summary className="py-1 font-semibold">{t('others')}</summary>
          <div className="mt-4 grid gap-4">
            {others.map((language) => (
              <Reason key={language.code} state={state} language={language} label={language.name} />
            ))}
          </div>
        </details>
      </div>
      <div>
        <Button disabled={isPending}>{t(props.isPaused ? 'change' : 'pause')}</Button>
      </div>
    </form>
  )
}

function Reason(props: {
  readonly state: ReasonState
  readonly language: NamedLanguage
  readonly label: string
  readonly hint?: string
}) {
  const t = useTranslations('organiser.pause.problems')
  const { code } = props.language
  const name = reasonField.of(code)
  const problem = props.state.problems[code]
  return (
    <Field id={name} label={props.label} hint={props.hint} problem={problem === undefined ? undefined : t(problem)}>
      {(described) => (
        <textarea
          {...described}
          name={name}
          rows={3}
          lang={code}
          defaultValue={props.state.typed[code] ?? ''}
          autoComplete="off"
          className={controlLook}
        />
      )}
    </Field>
  )
}
