'use client'

import { useTranslations } from 'next-intl'
import { controlLook, Field, TickBox, type Described } from '#app/ui/field'
import type { FieldName, FieldRule } from '#lib/domain/rule'
import { controlNames } from '#lib/http/signing-form'
import { isMemberState } from '#lib/domain/member-states'
import { DayField } from './day-field'
import { useFieldLabel, type ShownDocument } from './field-label'
import type { FormState } from './form-state'

export interface ShownField {
  readonly name: FieldName
  readonly kind: FieldRule['kind']
  readonly maxLength: number
}

export interface FieldProps {
  readonly field: ShownField
  readonly state: FormState
  readonly memberState: { readonly code: string; readonly name: string }
  readonly documents: readonly ShownDocument[]
  readonly countries: readonly { readonly code: string; readonly name: string }[]
}

/** One field of the form, with its problem where it has one and a way to say that it is correct all the same. */
export function StatementField(props: FieldProps) {
  const { field, state, documents } = props
  const t = useTranslations()
  const label = useFieldLabel(documents)(field.name)
  const hintFor = useHint()
  const found = state.problems.find((problem) => problem.field === field.name)
  const value = state.values[field.name] ?? ''

  const [only] = documents
  if (field.kind === 'document-type' && documents.length === 1 && only !== undefined) {
    return <input type="hidden" name={field.name} value={only.type} />
  }
  const common = {
    label,
    hint: hintFor(props),
    problem: found === undefined ? undefined : t(`problems.${found.problem}`),
    isDoubt: found?.severity === 'soft',
    after: found?.severity === 'soft' ? <Confirmation name={field.name} value={value} /> : null,
  }
  if (field.kind === 'day') return <DayField {...common} name={field.name} value={value} />
  return (
    <Field id={field.name} {...common}>
      {(described) => <Control {...props} value={value} described={described} />}
    </Field>
  )
}

/** A way to say that a doubtful value is correct all the same. */
function Confirmation({ name, value }: { readonly name: string; readonly value: string }) {
  const t = useTranslations('signing')
  const control = controlNames.confirmed(name)
  return <TickBox id={control} name={control} value={value} label={t('confirm', { value })} />
}

function useHint(): (props: FieldProps) => string | undefined {
  const t = useTranslations('signing')
  return ({ field, documents }) => {
    switch (field.name) {
      case 'givenNames':
      case 'familyNames':
      case 'dateOfBirth':
      case 'streetNumber':
      case 'country':
        return t(`hints.${field.name}`)
      case 'documentNumber':
        return t(documents.length > 1 ? 'documentHint' : 'numberHint')
      default:
        return undefined
    }
  }
}

/** Tokens that let a browser fill in what it knows (HTML, section 4.10.18.7). */
const autocomplete: Readonly<Record<FieldName, string>> = {
  givenNames: 'given-name',
  familyNames: 'family-name',
  dateOfBirth: 'bday',
  street: 'address-line1',
  streetNumber: 'address-line2',
  postalCode: 'postal-code',
  city: 'address-level2',
  country: 'country',
  documentType: 'off',
  documentNumber: 'off',
}

function Control(props: FieldProps & { readonly value: string; readonly described: Described }) {
  const { field, value, described, documents, countries } = props
  const t = useTranslations('signing')
  const common = {
    ...described,
    name: field.name,
    defaultValue: value,
    autoComplete: autocomplete[field.name],
    className: controlLook,
    required: true,
  }
  if (field.kind === 'country') {
    const [inside, outside] = [
      countries.filter(({ code }) => isMemberState(code)),
      countries.filter(({ code }) => !isMemberState(code)),
    ]
    return (
      <select {...common}>
        <optgroup label={t('memberStatesGroup')}>{inside.map(option)}</optgroup>
        <optgroup label={t('otherCountries')}>{outside.map(option)}</optgroup>
      </select>
    )
  }
  if (field.kind === 'document-type') {
    return (
      <select {...common}>
        <option value="">{t('choose')}</option>
        {documents.map(({ type, officialName }) => option({ code: type, name: officialName }))}
      </select>
    )
  }
  const isWide = field.kind === 'text' && field.name !== 'streetNumber'
  return (
    <input
      {...common}
      type="text"
      maxLength={field.maxLength}
      className={`${controlLook} ${isWide ? '' : 'max-w-64'}`}
      autoCapitalize={field.kind === 'text' ? 'words' : 'characters'}
      spellCheck={false}
    />
  )
}

const option = ({ code, name }: { readonly code: string; readonly name: string }) => (
  <option key={code} value={code}>
    {name}
  </option>
)
