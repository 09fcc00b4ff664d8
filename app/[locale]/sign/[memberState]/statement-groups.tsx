'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Declarations } from './declarations'
import { StatementFields, type FieldsProps, type ShownField } from './statement-field'

const residence: ReadonlySet<string> = new Set(['street', 'streetNumber', 'postalCode', 'city', 'country'])
const ofDocument: ReadonlySet<string> = new Set(['documentType', 'documentNumber', 'issuingAuthority'])

/** What the law asks of a signatory, in groups: who they are, their residence and their document, what they declare. */
export function StatementGroups(
  props: FieldsProps & {
    readonly fields: readonly ShownField[]
    readonly privacyLink: ReactNode
    /** The language of what is declared. */
    readonly lawLanguage: string
  },
) {
  const { fields, privacyLink, lawLanguage, ...shown } = props
  const { attempt } = shown.state
  const t = useTranslations('signing')
  const group = (names: (name: string) => boolean) => (
    <StatementFields key={attempt} fields={fields.filter(({ name }) => names(name))} {...shown} />
  )
  const hasAny = (names: ReadonlySet<string>) => fields.some(({ name }) => names.has(name))
  return (
    <>
      <Group title={t('who')}>{group((name) => !residence.has(name) && !ofDocument.has(name))}</Group>
      {hasAny(residence) ? <Group title={t('residence')}>{group((name) => residence.has(name))}</Group> : null}
      {hasAny(ofDocument) ? (
        <Group title={t(shown.documents.length > 1 ? 'document' : 'documentOnly')}>
          {group((name) => ofDocument.has(name))}
        </Group>
      ) : null}
      <Group title={t('declarations')}>
        <Declarations key={attempt} state={shown.state} privacyLink={privacyLink} language={lawLanguage} />
      </Group>
    </>
  )
}

/** Questions that belong together, under a title of their own. */
export function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className="grid min-w-0 gap-6">
      <legend className="mb-4 w-full border-b border-line pb-2 font-serif text-2xl leading-tight font-semibold text-balance [overflow-wrap:anywhere] hyphens-auto">
        {title}
      </legend>
      {children}
    </fieldset>
  )
}
