'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { controlLook, Field } from '#app/ui/field'
import { ChoiceField, LineField } from '../../form-fields'
import { SiteForm, useSiteForm } from '../site-form'
import type { SiteAction, Typed } from '../form-state'

/** Whom to write to, where the data lie, and the link back. */
export function ContactForm(props: {
  readonly action: SiteAction
  readonly stands: Typed
  readonly memberStates: readonly { readonly code: string; readonly name: string }[]
}) {
  const t = useTranslations('organiser.site.contact')
  const form = useSiteForm(props.action, '/organiser/site/contact', props.stands)
  const { field } = form
  const postalAddress = field('postalAddress')
  const memberStates = props.memberStates.map(({ code, name }) => ({ value: code, label: name }))
  return (
    <SiteForm form={form} button={t('save')}>
      <Group title={t('writeTitle')} text={t('writeText')}>
        <LineField field={field('email')} label={t('email')} type="email" />
        <Field
          id={postalAddress.name}
          label={t('postalAddress')}
          hint={t('postalAddressHint')}
          problem={postalAddress.problem}
        >
          {(described) => (
            <textarea
              {...described}
              name={postalAddress.name}
              rows={4}
              defaultValue={postalAddress.value}
              className={controlLook}
            />
          )}
        </Field>
      </Group>
      <Group title={t('hostTitle')} text={t('hostText')}>
        <LineField field={field('provider')} label={t('provider')} />
        <LineField field={field('place')} label={t('place')} />
        <ChoiceField
          field={field('memberState')}
          label={t('memberState')}
          choices={[{ value: '', label: t('choose') }, ...memberStates]}
        />
      </Group>
      <Group title={t('linkTitle')} text={t('linkText')}>
        <LineField field={field('url')} label={t('url')} hint={t('urlHint')} type="url" />
        <LineField field={field('label')} label={t('label')} hint={t('labelHint')} />
      </Group>
    </SiteForm>
  )
}

function Group(props: { readonly title: string; readonly text: string; readonly children: ReactNode }) {
  return (
    <fieldset className="grid min-w-0 gap-4 border-t border-line pt-4">
      <legend className="float-left mb-2 w-full text-xl font-semibold">{props.title}</legend>
      <p className="clear-both">{props.text}</p>
      {props.children}
    </fieldset>
  )
}
