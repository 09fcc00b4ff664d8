'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode, SubmitEvent } from 'react'
import { Button } from '#app/ui/button'
import { controlNames } from '#lib/http/signing-form'
import { Declarations } from './declarations'
import { ProblemSummary } from './problem-summary'
import { ProofOfWork } from './proof-of-work'
import { SendingNotice } from './sending-notice'
import { StatementField, type FieldProps, type ShownField } from './statement-field'
import { useFormToken, useSending, type SigningAction } from './use-sending'
import type { DaysOfPeriod } from '../../days-of-period'
import type { FormState } from './form-state'
import type { Step } from './sending'

interface Props extends Omit<FieldProps, 'field' | 'state'> {
  readonly action: SigningAction
  readonly initial: FormState
  readonly fields: readonly ShownField[]
  readonly part: 'A' | 'B'
  /** Rendered by the server: this script knows no addresses. */
  readonly changeLink: ReactNode
  readonly privacyLink: ReactNode
  readonly period: DaysOfPeriod
  readonly minimumAge: { readonly years: number; readonly basis: 'birthday' | 'calendar-year' }
}

const residence: ReadonlySet<string> = new Set(['street', 'streetNumber', 'postalCode', 'city', 'country'])
const ofDocument: ReadonlySet<string> = new Set(['documentType', 'documentNumber'])

/** What the button says at each step. */
const words = {
  ready: 'submit',
  proving: 'waiting',
  sending: 'submitting',
  held: 'held',
  stopped: 'submit',
} as const satisfies Record<Step['kind'], string>

/**
 * The signing form. Works before this script runs: the form posts to the action, which answers with the same form and
 * what was typed.
 */
export function SigningForm({ action, initial, fields, part, minimumAge, ...shown }: Props) {
  const t = useTranslations('signing')
  const { state, post, step, sendNow, stopWaiting } = useSending(action, initial)
  const token = useFormToken(state.formToken)
  const formAddress = `/${useLocale()}/sign/${shown.memberState.code}`
  // A busy site is given the time it asked for; anything else may be tried again at once.
  const moment = step.kind === 'held' && step.by !== 'busy' ? 'ready' : step.kind

  const group = (names: (name: string) => boolean) =>
    fields
      .filter(({ name }) => names(name))
      .map((field) => (
        <StatementField key={`${field.name} ${String(state.attempt)}`} field={field} state={state} {...shown} />
      ))

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    sendNow(event.currentTarget)
  }

  return (
    <form action={post} onSubmit={onSubmit} onInput={stopWaiting} noValidate className="grid gap-10" autoComplete="on">
      <header className="grid gap-3">
        <h1 className="text-3xl font-semibold sm:text-4xl">{t('title', { memberState: shown.memberState.name })}</h1>
        <p>{shown.changeLink}</p>
        <p className="max-w-[38em]">{t('intro')}</p>
        <p className="font-semibold">
          {t(minimumAge.basis === 'birthday' ? 'minimumAge' : 'minimumAgeYear', { years: minimumAge.years })}
        </p>
      </header>
      <ProblemSummary state={state} documents={shown.documents} period={shown.period} />
      <input type="hidden" name={controlNames.formToken} value={token} />

      <Group title={t('who')}>{group((name) => !residence.has(name) && !ofDocument.has(name))}</Group>
      {part === 'A' ? (
        <Group title={t('residence')}>{group((name) => residence.has(name))}</Group>
      ) : (
        <Group title={t(shown.documents.length > 1 ? 'document' : 'documentOnly')}>
          {group((name) => ofDocument.has(name))}
        </Group>
      )}
      <Group title={t('declarations')}>
        <Declarations key={state.attempt} state={state} privacyLink={shown.privacyLink} />
      </Group>
      <ProofOfWork memberState={shown.memberState.code} problem={state.proof} attempt={state.attempt} />

      <div className="grid scroll-mb-4 justify-items-start gap-4">
        <SendingNotice step={step} formAddress={formAddress} />
        <Button
          aria-disabled={moment !== 'ready' && moment !== 'stopped'}
          className="w-full text-lg sm:w-auto sm:px-12"
        >
          {t(words[moment])}
        </Button>
      </div>
    </form>
  )
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className="grid min-w-0 gap-6">
      <legend className="mb-4 w-full border-b border-line pb-2 font-serif text-2xl font-semibold">{title}</legend>
      {children}
    </fieldset>
  )
}
