'use client'

import { useTranslations } from 'next-intl'
import type { WitnessProblems } from '#lib/organising/witnesses'
import { TextField } from '../../form-fields'
import { FormFrame } from '../../form-frame'
import type { TypedFormAction } from '../../typed-form-state'
import { useTypedForm } from '../../use-typed-form'

/** A witness to be named. */
export function WitnessForm({ action }: { readonly action: TypedFormAction<WitnessProblems> }) {
  const t = useTranslations('organiser.witnesses')
  const form = useTypedForm(action, { page: '/organiser/audit/witnesses', stands: {} }, () => t('notAKey'))
  return (
    <FormFrame form={form} refusal={null} button={t('add')}>
      <TextField field={form.field('key')} label={t('key')} hint={t('keyHint')} />
    </FormFrame>
  )
}
