'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Answer } from '#app/ui/answer'
import { ChoiceField, FileField, LineField, type ShownField } from '../form-fields'
import { FormFrame } from '../form-frame'
import { untouched, type CertificateState } from './certificate-state'

/** A certificate, with what it says; comes back with what was typed. */
export function CertificateForm(props: {
  readonly action: (previous: CertificateState, form: FormData) => Promise<CertificateState>
  readonly memberStates: readonly { readonly code: string; readonly name: string }[]
}) {
  const t = useTranslations('organiser.submission')
  const [state, post, isPending] = useActionState(props.action, untouched, '/organiser/submission')
  const field = (name: keyof CertificateState['problems']): ShownField => {
    const problem = state.problems[name]
    return {
      name,
      value: state.typed[name] ?? '',
      problem: problem === undefined ? undefined : t(`problems.${problem}`),
    }
  }
  const choices = props.memberStates.map(({ code, name }) => ({ value: code, label: name }))
  return (
    <FormFrame
      form={{ state, post, isPending }}
      refusal={state.attempt === 0 ? null : <Answer look="stop">{t('notSaved')}</Answer>}
      button={t('save')}
    >
      <ChoiceField
        field={field('memberState')}
        label={t('memberState')}
        choices={[{ value: '', label: t('choose') }, ...choices]}
      />
      <FileField field={field('file')} label={t('file')} hint={t('fileHint')} accept="application/pdf" />
      <LineField field={field('valid')} label={t('valid')} hint={t('validHint')} />
      <LineField field={field('authority')} label={t('authority')} />
      <LineField field={field('issuedOn')} label={t('issuedOn')} hint={t('issuedOnHint')} />
    </FormFrame>
  )
}
