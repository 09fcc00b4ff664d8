'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Answer } from '#app/ui/answer'
import { controlLook, Field } from '#app/ui/field'
import { hearings } from '#lib/organising/recipient-form'
import { ChoiceField, LineField, TextField, type ShownField } from '../form-fields'
import { FormFrame, type FormInUse } from '../form-frame'
import { useTypedForm } from '../use-typed-form'
import type { RecipientAction, RecipientField, RecipientFormState } from './form-state'

type RecipientFormInUse = FormInUse<RecipientFormState, RecipientField>

/** @param page - The address that answers where our script has not run. */
function useRecipientForm(
  action: RecipientAction,
  page: string,
  stands: RecipientFormState['typed'] = {},
): RecipientFormInUse {
  const t = useTranslations('organiser.recipients.problems')
  return useTypedForm(action, { page, stands }, (problem) => t(problem))
}

function RecipientFrame(props: {
  readonly form: RecipientFormInUse
  readonly button: string
  readonly children: ReactNode
}) {
  const t = useTranslations('organiser.recipients.form')
  const refusal = props.form.state.attempt === 0 ? null : <Answer look="stop">{t('notTaken')}</Answer>
  return <FormFrame {...props} refusal={refusal} isUnremembered />
}

/** Text that is compared letter by letter: nothing may be corrected, and every letter is as wide as another. */
function LettersField(props: {
  readonly field: ShownField
  readonly label: string
  readonly hint: string
  readonly rows: number
}) {
  const { name, value, problem } = props.field
  return (
    <Field id={name} label={props.label} hint={props.hint} problem={problem}>
      {(described) => (
        <textarea
          {...described}
          name={name}
          rows={props.rows}
          defaultValue={value}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          className={`${controlLook} font-mono text-sm`}
        />
      )}
    </Field>
  )
}

function HearingField({ field }: { readonly field: ShownField }) {
  const t = useTranslations('organiser.recipients.form')
  const choices = hearings.map((value) => ({ value, label: t(`hearings.${value}`) }))
  return <ChoiceField field={field} label={t('heard')} choices={[{ value: '', label: t('chooseHeard') }, ...choices]} />
}

/** An authority and its key, with the fingerprint as it was heard. */
export function KeyForm(props: {
  readonly action: RecipientAction
  readonly page: string
  readonly stands: RecipientFormState['typed']
  readonly languages: readonly { readonly value: string; readonly label: string }[]
}) {
  const t = useTranslations('organiser.recipients.form')
  const form = useRecipientForm(props.action, props.page, props.stands)
  return (
    <RecipientFrame form={form} button={t('save')}>
      <LineField field={form.field('authority')} label={t('authority')} />
      <TextField field={form.field('address')} label={t('address')} hint={t('addressHint')} />
      <ChoiceField
        field={form.field('language')}
        label={t('language')}
        choices={[{ value: '', label: t('chooseLanguage') }, ...props.languages]}
      />
      <LettersField field={form.field('key')} label={t('key')} hint={`${t('keyHint')} ${t('joseHint')}`} rows={8} />
      <LettersField field={form.field('fingerprint')} label={t('fingerprint')} hint={t('fingerprintHint')} rows={2} />
      <HearingField field={form.field('heard')} />
    </RecipientFrame>
  )
}

/** The fingerprint as the second person has heard it. */
export function ConfirmForm({ action, page }: { readonly action: RecipientAction; readonly page: string }) {
  const t = useTranslations('organiser.recipients.form')
  const form = useRecipientForm(action, page)
  return (
    <RecipientFrame form={form} button={t('confirmButton')}>
      <LettersField
        field={form.field('fingerprint')}
        label={t('confirmFingerprint')}
        hint={t('confirmFingerprintHint')}
        rows={2}
      />
      <HearingField field={form.field('heard')} />
    </RecipientFrame>
  )
}
