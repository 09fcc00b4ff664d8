'use client'

import { useTranslations } from 'next-intl'
import { FileField, LineField } from '../../form-fields'
import { SiteForm, useSiteForm } from '../site-form'
import type { SiteAction, Typed } from '../form-state'

/** The certificate, who has issued it, and when. */
export function CertificateForm({ action, stands }: { readonly action: SiteAction; readonly stands: Typed }) {
  const t = useTranslations('organiser.site.certificate')
  const form = useSiteForm(action, '/organiser/site/certificate', stands)
  return (
    <SiteForm form={form} button={t('save')}>
      <FileField field={form.field('file')} label={t('file')} hint={t('fileHint')} accept="application/pdf" />
      <LineField field={form.field('authority')} label={t('authority')} hint={t('authorityHint')} />
      <LineField field={form.field('issuedOn')} label={t('issuedOn')} type="date" />
    </SiteForm>
  )
}
