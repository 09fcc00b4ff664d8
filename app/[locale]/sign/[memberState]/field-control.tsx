'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, type ComponentProps } from 'react'
import { controlLook, type Described } from '#app/ui/field'
import { isMemberState } from '#lib/domain/member-states'
import type { FieldName } from '#lib/domain/rule'
import { documentsInQuestion } from './field-hint'
import type { FieldProps } from './statement-field'

/**
 * Tokens that let a browser fill in what it knows (HTML, section 4.10.18.7). There is none for documents: they follow the
 * form, which says `off` as it is sent. Before that, `off` would have the browser lose what was typed on the way back.
 */
const autocomplete: Readonly<Partial<Record<FieldName, string>>> = {
  givenNames: 'given-name',
  familyNames: 'family-name',
  dateOfBirth: 'bday',
  street: 'address-line1',
  streetNumber: 'address-line2',
  postalCode: 'postal-code',
  city: 'address-level2',
  country: 'country',
}

const tokenOf = (name: FieldName): { readonly autoComplete?: string } => {
  const token = autocomplete[name]
  return token === undefined ? {} : { autoComplete: token }
}

/** What a field is filled in with: a text, or a choice. */
export function FieldControl(props: FieldProps & { readonly value: string; readonly described: Described }) {
  const { field, value, described } = props
  const common = {
    ...described,
    name: field.name,
    defaultValue: value,
    ...tokenOf(field.name),
    className: controlLook,
    required: !field.isOptional,
  }
  // Never empty: the list begins with the Member State that was chosen.
  if (field.kind === 'country') return <CountryChoice {...props} common={{ ...common, required: false }} />
  if (field.kind === 'nationality') return <NationalityChoice {...props} common={common} />
  if (field.kind === 'document-type') return <DocumentChoice {...props} common={common} />
  const isWide = field.kind === 'text' && field.name !== 'streetNumber'
  return (
    <input
      {...common}
      {...keyboardFor(props)}
      type="text"
      maxLength={field.maxLength}
      className={`${controlLook} ${isWide ? '' : 'max-w-64'}`}
      spellCheck={false}
    />
  )
}

/**
 * Number keys where nothing but a digit can be right, for any document that may be meant; else letters, as they are
 * printed. A postal code may be of any country, whatever example is shown.
 */
function keyboardFor(props: FieldProps): Pick<ComponentProps<'input'>, 'inputMode' | 'autoCapitalize'> {
  const { kind } = props.field
  if (kind === 'text') return { autoCapitalize: 'words' }
  const isNumber = kind === 'document-number' && documentsInQuestion(props).every(({ isDigitsAlone }) => isDigitsAlone)
  return isNumber ? { inputMode: 'numeric' } : { autoCapitalize: 'characters' }
}

type ChoiceProps = FieldProps & { readonly common: ComponentProps<'select'> }

function CountryChoice({ countries, common, chosen, onChoose }: ChoiceProps) {
  const t = useTranslations('signing')
  const choice = useChoice(chosen.country, (country) => {
    onChoose({ country })
  })
  const [inside, outside] = [
    countries.filter(({ code }) => isMemberState(code)),
    countries.filter(({ code }) => !isMemberState(code)),
  ]
  return (
    <select {...common} {...choice}>
      <optgroup label={t('memberStatesGroup')}>{inside.map(option)}</optgroup>
      <optgroup label={t('otherCountries')}>{outside.map(option)}</optgroup>
    </select>
  )
}

function NationalityChoice({ nationalities, common }: ChoiceProps) {
  const t = useTranslations('signing')
  return (
    <select {...common}>
      <option value="">{t('choose')}</option>
      {nationalities.map(option)}
    </select>
  )
}

function DocumentChoice({ documents, common, chosen, onChoose }: ChoiceProps) {
  const t = useTranslations('signing')
  const choice = useChoice(chosen.documentType, (documentType) => {
    onChoose({ documentType })
  })
  return (
    <select {...common} {...choice}>
      <option value="">{t('choose')}</option>
      {documents.map(({ type, officialName }) => option({ code: type, name: officialName }))}
    </select>
  )
}

/** Tells what is chosen: at once too, since it may have been chosen before this script ran. */
function useChoice(known: string, choose: (code: string) => void): ComponentProps<'select'> {
  const select = useRef<HTMLSelectElement>(null)
  useEffect(() => {
    const now = select.current?.value ?? known
    if (now !== known) choose(now)
    // Once: afterwards every change is told.
  }, [])
  return {
    ref: select,
    onChange: ({ currentTarget }) => {
      choose(currentTarget.value)
    },
  }
}

const option = ({ code, name }: { readonly code: string; readonly name: string }) => (
  <option key={code} value={code}>
    {name}
  </option>
)
