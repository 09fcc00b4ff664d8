'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode, SubmitEvent } from 'react'
import { Button } from '#app/ui/button'
import { controlNames } from '#lib/http/signing-form'
import { PlainLaneNotice } from './plain-lane-notice'
import { ProblemSummary } from './problem-summary'
import { ProofOfWork } from './proof-of-work'
import { SendingNotice } from './sending-notice'
import type { FieldsProps, ShownField } from './statement-field'
import { StatementGroups } from './statement-groups'
import { useFormToken, useSending, type SigningAction } from './use-sending'
import { useTyping } from './use-typing'
import type { DaysOfPeriod } from '../../days-of-period'
import type { FormState } from './form-state'
import type { Step } from './sending'

interface Props extends Omit<FieldsProps, 'state'> {
  readonly action: SigningAction
  readonly initial: FormState
  readonly fields: readonly ShownField[]
  /** Rendered by the server: this script knows no addresses. */
  readonly changeLink: ReactNode
  readonly privacyLink: ReactNode
  /** To the form that works without a script. */
  readonly plainLink: ReactNode
  readonly period: DaysOfPeriod
  readonly title: string
  readonly lawLanguage: string
  /** Who may sign, where the title does not say it, and the language in which that is said. */
  readonly whoMaySign: { readonly text: string; readonly language: string } | null
  /** Whether every field must be filled in, in a sentence. */
  readonly needed: string
  /** From which age, in a sentence: counted by the server, which knows the plurals of every language. */
  readonly minimumAge: string
  /** The partner whose link led here; empty where there is none. */
  readonly channel: string
}

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
export function SigningForm({
  action,
  initial,
  title,
  whoMaySign,
  needed,
  minimumAge,
  channel,
  plainLink,
  ...shown
}: Props) {
  const t = useTranslations('signing')
  const { state, post, step, sendNow, stopWaiting, show } = useSending(action, initial)
  const token = useFormToken(state.formToken)
  const form = useTyping(shown.memberState.code, show)
  const formAddress = `/${useLocale()}/sign/${shown.memberState.code}`
  // A busy site is given the time it asked for; anything else may be tried again at once.
  const moment = step.kind === 'held' && step.by !== 'busy' ? 'ready' : step.kind

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    sendNow(event.currentTarget)
  }

  return (
    <form
      ref={form}
      action={post}
      onSubmit={onSubmit}
      onInput={stopWaiting}
      noValidate
      // Whoever jumps to a field sees its label, too.
      className="grid max-w-3xl gap-10 [&_:is(input,select)]:scroll-mt-36"
      // A number is not for the browser to keep; on the way back and forth it is not to be lost either.
      autoComplete={step.kind === 'ready' || step.kind === 'stopped' ? 'on' : 'off'}
    >
      <header className="grid gap-3">
        <h1 className="text-3xl font-semibold sm:text-4xl">{title}</h1>
        <p>{shown.changeLink}</p>
        <noscript>
          <PlainLaneNotice link={plainLink} />
        </noscript>
        <p className="max-w-[38em]">{t('intro')}</p>
        {whoMaySign === null ? null : (
          <p className="max-w-[38em]" lang={whoMaySign.language}>
            {whoMaySign.text}
          </p>
        )}
        <p className="font-semibold">{minimumAge}</p>
        <p className="max-w-[38em] text-faint">
          {needed} <span className="noscript:hidden">{t('languageKept')}</span>
        </p>
      </header>
      <ProblemSummary state={state} documents={shown.documents} period={shown.period} />
      <input type="hidden" name={controlNames.formToken} value={token} />
      {channel === '' ? null : <input type="hidden" name={controlNames.channel} value={channel} />}

      <StatementGroups {...shown} state={state} />
      <ProofOfWork
        memberState={shown.memberState.code}
        problem={state.proof}
        attempt={state.attempt}
        plainLink={plainLink}
      />

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
