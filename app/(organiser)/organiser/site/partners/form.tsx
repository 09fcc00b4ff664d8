'use client'

import { useTranslations } from 'next-intl'
import { LineField } from '../../form-fields'
import { SiteForm, useSiteForm } from '../site-form'
import type { SiteAction } from '../form-state'

/** A partner to be counted from now on. */
export function PartnerForm({ action }: { readonly action: SiteAction }) {
  const t = useTranslations('organiser.site.partners')
  const form = useSiteForm(action, '/organiser/site/partners', {})
  return (
    <SiteForm form={form} button={t('add')}>
      <LineField field={form.field('name')} label={t('name')} hint={t('nameHint')} />
      <LineField field={form.field('code')} label={t('code')} hint={t('codeHint')} />
    </SiteForm>
  )
}
