'use client'

import { useTranslations } from 'next-intl'
import { useActionState, type ReactNode } from 'react'
import { Button } from '#app/ui/button'
import { Notice } from '#app/ui/notice'
import { plainControls } from '#lib/http/plain-form'
import { controlNames } from '#lib/http/signing-form'
import type { DaysOfPeriod } from '../../../days-of-period'
import { ProblemSummary } from '../problem-summary'
import type { FieldsProps, ShownField } from '../statement-field'
import { StatementGroups } from '../statement-groups'
import { QuestionField } from './question-field'
import type { PlainState, ShownQuestion } from './plain-state'
import { useAnswerProblem } from './use-answer-problem'

interface Props extends Omit<FieldsProps, 'state'> {
  readonly action: (previous: PlainState, form: FormData) => Promise<PlainState>
  readonly initial: PlainState
  /** New questions for where none stands: of two words, so that one is not the last one's. */
  readonly questions: readonly [ShownQuestion, ShownQuestion]
  readonly fields: readonly ShownField[]
  readonly changeLink: ReactNode
  readonly privacyLink: ReactNode
  /** To the form with a script. */
  readonly backLink: ReactNode
  readonly period: DaysOfPeriod
  readonly title: string
  readonly lawLanguage: string
  readonly whoMaySign: { readonly text: string; readonly language: string } | null
  readonly needed: string
  readonly minimumAge: string
  /** The partner whose link led here; empty where there is none. */
  readonly channel: string
}

/**
 * The signing form as it works without any script: rendered on the server alone, and sent by the browser itself. What
 * is wrong stands before everything else, since nothing could lead there.
 */
export function PlainForm({ action, initial, questions, changeLink, backLink, channel, ...props }: Props) {
  const { title, whoMaySign, needed, minimumAge, ...shown } = props
  const t = useTranslations()
  const [state, post] = useActionState(action, initial)
  const problem = useAnswerProblem(state)
  const [first, other] = questions
  const next = first.number === state.asked ? other : first
  return (
    <form
      action={post}
      noValidate
      // Whoever jumps to a field sees its label, too.
      className="grid max-w-3xl gap-10 [&_:is(input,select)]:scroll-mt-36"
      autoComplete="on"
    >
      {state.problem === 'lane-full' ? <LaneFull text={problem ?? ''} seconds={state.secondsLeft} /> : null}
      <ProblemSummary
        state={state}
        documents={shown.documents}
        period={shown.period}
        others={
          problem === null || state.problem === 'lane-full' ? [] : [{ field: plainControls.answer, text: problem }]
        }
      />
      <header className="grid gap-3">
        <h1 className="text-3xl font-semibold sm:text-4xl">{title}</h1>
        <p>{changeLink}</p>
        <p className="max-w-[38em]">{t('signing.intro')}</p>
        <p className="max-w-[38em]">{t('plain.intro')}</p>
        <p>{backLink}</p>
        {whoMaySign === null ? null : (
          <p className="max-w-[38em]" lang={whoMaySign.language}>
            {whoMaySign.text}
          </p>
        )}
        <p className="font-semibold">{minimumAge}</p>
        <p className="max-w-[38em] text-faint">{needed}</p>
      </header>
      {channel === '' ? null : <input type="hidden" name={controlNames.channel} value={channel} />}
      <Trap label={t('plain.empty')} />

      <StatementGroups {...shown} state={state} />
      <QuestionField
        question={state.question ?? next}
        answer={state.answer}
        problem={state.problem === 'lane-full' ? null : problem}
      />
      <div>
        <Button className="w-full text-lg sm:w-auto sm:px-12">{t('signing.submit')}</Button>
      </div>
    </form>
  )
}

/** The gate reads the seconds, and says them to the browser as well (`Retry-After`). */
function LaneFull({ text, seconds }: { readonly text: string; readonly seconds: number }) {
  return (
    <div role="alert" data-retry-after={seconds} tabIndex={-1} autoFocus>
      <Notice look="warn">
        <p>{text}</p>
      </Notice>
    </div>
  )
}

/** A field that nobody sees or hears: what fills it in is no person. */
function Trap({ label }: { readonly label: string }) {
  return (
    <p hidden>
      <label>
        {label}
        <input type="text" name={plainControls.trap} autoComplete="off" tabIndex={-1} />
      </label>
    </p>
  )
}
