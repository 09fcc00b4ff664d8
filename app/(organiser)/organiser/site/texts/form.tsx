'use client'

import { useTranslations } from 'next-intl'
import { TextField } from '../../form-fields'
import { SiteForm, useSiteForm } from '../site-form'
import type { SiteAction, Typed } from '../form-state'

/** The organisers' own words in one language. */
export function TextsForm(props: {
  readonly action: SiteAction
  readonly stands: Typed
  readonly language: string
  /** What the receipt's messages say where organisers say nothing. */
  readonly words: string
  readonly hasLink: boolean
}) {
  const t = useTranslations('organiser.site.texts')
  const { language, words } = props
  const form = useSiteForm(props.action, `/organiser/site/texts?language=${language}`, props.stands)
  const callbackHint = props.hasLink ? t('callbackHint') : `${t('callbackHint')} ${t('noLink')}`
  return (
    <SiteForm form={form} button={t('save')}>
      <TextField field={form.field('share')} label={t('share')} hint={t('shareHint')} lang={language} />
      <TextField
        field={form.field('shareSigned')}
        label={t('shareSigned')}
        hint={t('shareSignedHint', { words })}
        lang={language}
      />
      <TextField field={form.field('callback')} label={t('callback')} hint={callbackHint} lang={language} />
    </SiteForm>
  )
}
