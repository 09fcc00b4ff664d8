'use client'

import { useTranslations } from 'next-intl'
import { Button } from '#app/ui/button'
import { readColour } from '#lib/site-settings/colour'
import { LineField } from '../../form-fields'
import { SiteForm, useSiteForm } from '../site-form'
import type { SiteAction, Typed } from '../form-state'
import { AccentPreview } from './accent-preview'

/** Name and colour, with a look at the colour on light and on dark paper. */
export function LookForm({ action, stands }: { readonly action: SiteAction; readonly stands: Typed }) {
  const t = useTranslations('organiser.site.look')
  const form = useSiteForm(action, '/organiser/site/look', stands)
  const [name, accent] = [form.field('name'), form.field('accent')]
  const colour = readColour(accent.value)
  return (
    <SiteForm
      form={form}
      button={t('save')}
      beside={
        <Button name="step" value="preview" look="quiet" disabled={form.isPending}>
          {t('previewButton')}
        </Button>
      }
    >
      <LineField field={name} label={t('name')} hint={t('nameHint')} />
      <LineField field={accent} label={t('accent')} hint={t('accentHint')} />
      {colour === null ? null : <AccentPreview chosen={colour} isSaved={form.state.step === 'untouched'} />}
    </SiteForm>
  )
}
