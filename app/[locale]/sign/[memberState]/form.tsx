'use client'

import { useTranslations } from 'next-intl'
import { startTransition, useActionState, useState, type ReactNode, type SubmitEvent } from 'react'
import { Button } from '#app/ui/button'
import { Notice } from '#app/ui/notice'
import { controlNames } from '#lib/http/signing-form'
import { Link } from '#lib/i18n/navigation'
import { Declarations } from './declarations'
import { ProblemSummary } from './problem-summary'
import { ProofOfWork, proofIn } from './proof-of-work'
import { StatementField, type FieldProps, type ShownField } from './statement-field'
import type { FormState } from './form-state'

interface Props extends Omit<FieldProps, 'field' | 'state'> {
  readonly action: (previous: FormState, form: FormData) => Promise<FormState>
  readonly initial: FormState
  readonly fields: readonly ShownField[]
  readonly part: 'A' | 'B'
  readonly minimumAge: { readonly years: number; readonly basis: 'birthday' | 'calendar-year' }
}

const residence: ReadonlySet<string> = new Set(['street', 'streetNumber', 'postalCode', 'city', 'country'])
const document: ReadonlySet<string> = new Set(['documentType', 'documentNumber'])

/**
 * The signing form. Works before this script runs: the form posts to the action, which answers with the same form and
 * what was typed.
 */
export function SigningForm({ action, initial, fields, part, minimumAge, ...shown }: Props) {
  const t = useTranslations('signing')
  const [state, submit, isPending] = useActionState(action, initial)

  const group = (names: (name: string) => boolean) =>
    fields
      .filter(({ name }) => names(name))
      .map((field) => (
        <StatementField key={`${field.name} ${String(state.attempt)}`} field={field} state={state} {...shown} />
      ))

  const [delay, setDelay] = useState<'waiting' | 'unreachable' | null>(null)

  /** Whoever is quicker than the proof of work waits for it; whoever has lost the connection keeps what they typed. */
  const send = async (form: HTMLFormElement): Promise<void> => {
    setDelay('waiting')
    await proofIn(form)
    const isReachable = await siteAnswers()
    setDelay(isReachable ? null : 'unreachable')
    if (!isReachable) return
    startTransition(() => {
      submit(new FormData(form))
    })
  }
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!isPending && delay !== 'waiting') void send(event.currentTarget)
  }

  return (
    <form action={submit} onSubmit={onSubmit} noValidate className="grid gap-10" autoComplete="on">
      <header className="grid gap-3">
        <h1 className="text-3xl font-semibold sm:text-4xl">{t('title', { memberState: shown.memberState.name })}</h1>
        <p>
          <ChangeMemberState />
        </p>
        <p className="max-w-[38em]">{t('intro')}</p>
        <p className="font-semibold">
          {t(minimumAge.basis === 'birthday' ? 'minimumAge' : 'minimumAgeYear', { years: minimumAge.years })}
        </p>
      </header>
      <ProblemSummary state={state} documents={shown.documents} />
      <input type="hidden" name={controlNames.formToken} value={state.formToken} />

      <Group title={t('who')}>{group((name) => !residence.has(name) && !document.has(name))}</Group>
      {part === 'A' ? (
        <Group title={t('residence')}>{group((name) => residence.has(name))}</Group>
      ) : (
        <Group title={t(shown.documents.length > 1 ? 'document' : 'documentOnly')}>
          {group((name) => document.has(name))}
        </Group>
      )}
      <Group title={t('declarations')}>
        <Declarations key={state.attempt} state={state} />
      </Group>
      <ProofOfWork memberState={shown.memberState.code} problem={state.proof} attempt={state.attempt} />

      <div className="grid justify-items-start gap-4">
        <div role="alert" className="empty:hidden">
          {delay === 'unreachable' ? <Notice look="stop">{t('unreachable')}</Notice> : null}
        </div>
        <Button aria-disabled={isPending || delay === 'waiting'} className="w-full text-lg sm:w-auto sm:px-12">
          {isPending ? t('submitting') : delay === 'waiting' ? t('waiting') : t('submit')}
        </Button>
      </div>
    </form>
  )
}

/** Whether the site can be reached: what is sent into the void would take the form with it. */
const siteAnswers = (): Promise<boolean> =>
  fetch('/health/live', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className="grid min-w-0 gap-6">
      <legend className="mb-4 w-full border-b border-line pb-2 font-serif text-2xl font-semibold">{title}</legend>
      {children}
    </fieldset>
  )
}

function ChangeMemberState() {
  const t = useTranslations('choose')
  return (
    <Link href="/sign" prefetch={false}>
      {t('change')}
    </Link>
  )
}
