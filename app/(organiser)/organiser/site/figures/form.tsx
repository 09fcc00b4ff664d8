'use client'

import { useTranslations } from 'next-intl'
import { figuresEveryChoices, proofChoices } from '#lib/site-settings/protection'
import { ChoiceField } from '../../form-fields'
import { SiteForm, useSiteForm } from '../site-form'
import type { SiteAction, Typed } from '../form-state'

/** How often figures come out, and how hard the proof of work may become. */
export function ProtectionForm({ action, stands }: { readonly action: SiteAction; readonly stands: Typed }) {
  const t = useTranslations('organiser.site.figures')
  const form = useSiteForm(action, '/organiser/site/figures', stands)
  const times = (choices: readonly number[]) =>
    choices.map((count) => ({ value: String(count), label: t('times', { count }) }))
  return (
    <SiteForm form={form} button={t('save')}>
      <ChoiceField
        field={form.field('figuresEvery')}
        label={t('every')}
        hint={t('everyHint')}
        choices={figuresEveryChoices.map((count) => ({ value: String(count), label: t('minutes', { count }) }))}
      />
      <ChoiceField
        field={form.field('least')}
        label={t('least')}
        hint={t('leastHint')}
        choices={times(proofChoices.least)}
      />
      <ChoiceField
        field={form.field('most')}
        label={t('most')}
        hint={t('mostHint')}
        choices={times(proofChoices.most)}
      />
    </SiteForm>
  )
}
