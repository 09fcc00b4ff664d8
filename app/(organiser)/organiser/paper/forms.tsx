'use client'

import { useTranslations } from 'next-intl'
import { useContext, useEffect, type ReactNode } from 'react'
import { Answer } from '#app/ui/answer'
import { controlLook, Field } from '#app/ui/field'
import { ChoiceField, LineField, type ShownField } from '../form-fields'
import { FormFrame, type FormInUse } from '../form-frame'
import { useTypedForm } from '../use-typed-form'
import { HideAnswer } from './answer-frame'
import type { PaperAction, PaperField, PaperFormState } from './form-state'

type PaperFormInUse = FormInUse<PaperFormState, PaperField>

/** @param page - The address that answers where our script has not run: without a word of what was done before. */
function usePaperForm(action: PaperAction, page: string, stands: PaperFormState['typed'] = {}): PaperFormInUse {
  const t = useTranslations('organiser.paper.problems')
  const form = useTypedForm(action, { page, stands }, (problem) => t(problem))
  const { state } = form
  const hideAnswer = useContext(HideAnswer)
  useEffect(() => {
    if (state.attempt > 0) hideAnswer()
  }, [state, hideAnswer])
  return form
}

function PaperForm(props: { readonly form: PaperFormInUse; readonly button: string; readonly children: ReactNode }) {
  const t = useTranslations('organiser.paper.forms')
  const refusal = props.form.state.attempt === 0 ? null : <Answer look="stop">{t('notTaken')}</Answer>
  return <FormFrame {...props} refusal={refusal} />
}

/** A whole number. Not a control of type `number`: a wheel that turns over it would change what was typed. */
function NumberField(props: { readonly field: ShownField; readonly label: string; readonly hint: string }) {
  const { name, value, problem } = props.field
  return (
    <Field id={name} label={props.label} hint={props.hint} problem={problem}>
      {(described) => (
        <input
          {...described}
          name={name}
          inputMode="numeric"
          defaultValue={value}
          autoComplete="off"
          className={`${controlLook} max-w-48 tabular-nums`}
        />
      )}
    </Field>
  )
}

function CountFields({ form }: { readonly form: PaperFormInUse }) {
  const t = useTranslations('organiser.paper.forms')
  return (
    <>
      <NumberField field={form.field('sheets')} label={t('sheets')} hint={t('sheetsHint')} />
      <NumberField field={form.field('statements')} label={t('statements')} hint={t('statementsHint')} />
    </>
  )
}

/** A bundle that is new, with its first count. */
export function NewBundleForm(props: {
  readonly action: PaperAction
  readonly memberStates: readonly { readonly code: string; readonly name: string }[]
  /** The Member State of the bundle before: they come in rows. */
  readonly memberState: string
}) {
  const t = useTranslations('organiser.paper.forms')
  const form = usePaperForm(props.action, '/organiser/paper', { memberState: props.memberState })
  const choices = props.memberStates.map(({ code, name }) => ({ value: code, label: name }))
  return (
    <PaperForm form={form} button={t('add')}>
      <ChoiceField
        field={form.field('memberState')}
        label={t('memberState')}
        choices={[{ value: '', label: t('choose') }, ...choices]}
      />
      <LineField field={form.field('name')} label={t('name')} hint={t('nameHint')} />
      <CountFields form={form} />
    </PaperForm>
  )
}

/** A count of one bundle, as whoever fills it in has come to it. */
export function CountForm(props: {
  readonly action: PaperAction
  readonly page: string
  readonly isCorrection: boolean
  readonly stands?: PaperFormState['typed']
}) {
  const t = useTranslations('organiser.paper.forms')
  const form = usePaperForm(props.action, props.page, props.stands)
  return (
    <PaperForm form={form} button={t(props.isCorrection ? 'correct' : 'count')}>
      <CountFields form={form} />
    </PaperForm>
  )
}

/** Where a bundle went, and when. */
export function SendingForm({ action, page }: { readonly action: PaperAction; readonly page: string }) {
  const t = useTranslations('organiser.paper.forms')
  const form = usePaperForm(action, page)
  return (
    <PaperForm form={form} button={t('send')}>
      <LineField field={form.field('to')} label={t('to')} hint={t('toHint')} />
      <LineField field={form.field('on')} label={t('on')} type="date" />
    </PaperForm>
  )
}
