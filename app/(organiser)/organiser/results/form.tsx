'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Answer } from '#app/ui/answer'
import { Button } from '#app/ui/button'
import { controlLook, Field } from '#app/ui/field'
import { untouched, type ResultState } from './result-state'

interface Props {
  readonly action: (previous: ResultState, form: FormData) => Promise<ResultState>
  readonly memberStates: readonly { readonly code: string; readonly name: string }[]
}

/** What an authority has reported; comes back with what was typed. */
export function ResultForm({ action, memberStates }: Props) {
  const t = useTranslations('organiser.results')
  const [state, post, isPending] = useActionState(action, untouched, '/organiser/results')
  // Where a law has one state there is nothing to choose.
  const only = memberStates.length === 1 ? memberStates[0]?.code : ''
  const problemOf = (field: keyof ResultState['problems']): string | undefined => {
    const problem = state.problems[field]
    return problem === undefined ? undefined : t(`problems.${problem}`)
  }
  return (
    <form action={post} noValidate className="grid max-w-[42em] gap-6">
      {state.attempt > 0 ? <Answer look="stop">{t('notNoted')}</Answer> : null}
      <div key={state.attempt} className="grid gap-6">
        <Field id="memberState" label={t('memberState')} problem={problemOf('memberState')}>
          {(described) => (
            <select
              {...described}
              name="memberState"
              defaultValue={state.typed.memberState.length > 0 ? state.typed.memberState : only}
              className={controlLook}
            >
              <option value="">{t('choose')}</option>
              {memberStates.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Line name="given" label={t('given')} hint={t('givenHint')} {...{ state }} problem={problemOf('given')} />
        <Line name="valid" label={t('valid')} {...{ state }} problem={problemOf('valid')} />
        <Line
          name="reportedOn"
          label={t('reportedOn')}
          hint={t('reportedOnHint')}
          {...{ state }}
          problem={problemOf('reportedOn')}
        />
      </div>
      <div>
        <Button disabled={isPending}>{t('save')}</Button>
      </div>
    </form>
  )
}

function Line(props: {
  readonly name: 'given' | 'valid' | 'reportedOn'
  readonly label: string
  readonly hint?: string
  readonly problem: string | undefined
  readonly state: ResultState
}) {
  return (
    <Field id={props.name} label={props.label} hint={props.hint} problem={props.problem}>
      {(described) => (
        <input
          {...described}
          name={props.name}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={props.state.typed[props.name]}
          className={`${controlLook} max-w-64`}
        />
      )}
    </Field>
  )
}
