'use client'

import { useTranslations } from 'next-intl'
import { TickBox } from '#app/ui/field'
import type { PictureName } from '#lib/site-settings/pictures/picture'
import { FileField, LineField } from '../../form-fields'
import { SiteForm, useSiteForm } from '../site-form'
import type { SiteAction, Typed } from '../form-state'
import { altField } from './alt-field'

export interface AltLanguage {
  readonly code: string
  readonly name: string
}

interface Props {
  readonly name: PictureName
  readonly action: SiteAction
  readonly stands: Typed
  /** The initiative's own: its text is asked for, and stands in for others. */
  readonly original: AltLanguage
  readonly others: readonly AltLanguage[]
}

/** A picture, and what it shows, for those who do not see it. */
export function PictureForm({ name, action, stands, original, others }: Props) {
  const t = useTranslations('organiser.site.look')
  const form = useSiteForm(action, '/organiser/site/look', stands)
  const prefix = `${name}-`
  const alt = (language: AltLanguage) => form.field(altField.of(language.code))
  const problem = form.state.problems['alt']
  const words = problem === 'missing' ? t('altMissing', { language: original.name }) : form.field('alt').problem
  return (
    <SiteForm form={form} button={t(`pictures.${name}.save`)}>
      <FileField
        field={form.field('file')}
        prefix={prefix}
        label={t('file')}
        hint={t(`pictures.${name}.hint`)}
        accept="image/png,image/jpeg,image/webp"
      />
      <LineField
        field={{ ...alt(original), problem: words }}
        prefix={prefix}
        label={t('alt', { language: original.name })}
        hint={t('altHint')}
        lang={original.code}
      />
      <details>
        <summary className="font-semibold">{t('altOthers')}</summary>
        <div className="mt-4 grid gap-4">
          {others.map((language) => (
            <LineField
              key={language.code}
              field={alt(language)}
              prefix={prefix}
              label={language.name}
              lang={language.code}
            />
          ))}
        </div>
      </details>
      <TickBox
        id={`${prefix}decorative`}
        name="decorative"
        value="yes"
        label={t('decorative')}
        isTicked={form.field('decorative').value === 'yes'}
      />
    </SiteForm>
  )
}
