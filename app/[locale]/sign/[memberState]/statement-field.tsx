'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field, TickBox } from '#app/ui/field'
import type { MemberState } from '#lib/domain/member-states'
import type { FieldName, FieldRule } from '#lib/domain/rule'
import { controlNames } from '#lib/http/signing-form'
import { DayField } from './day-field'
import { FieldControl } from './field-control'
import { useHint } from './field-hint'
import { useFieldLabel, type ShownDocument } from './field-label'
import type { FormState } from './form-state'

export interface ShownField {
  readonly name: FieldName
  readonly kind: FieldRule['kind']
  readonly maxLength: number
  readonly isOptional: boolean
}

/** What was chosen so far of that on which examples depend; empty where nothing was. */
interface Chosen {
  readonly documentType: string
  readonly country: string
}

export interface FieldsProps {
  readonly state: FormState
  readonly memberState: { readonly code: MemberState; readonly name: string }
  readonly documents: readonly ShownDocument[]
  readonly countries: readonly { readonly code: string; readonly name: string }[]
  /** Those that let somebody sign; empty where nobody is asked. */
  readonly nationalities: readonly { readonly code: string; readonly name: string }[]
  /** An example for each country that has a form of its own. */
  readonly postalCodes: Readonly<Partial<Record<string, string>>>
}

export interface FieldProps extends FieldsProps {
  readonly field: ShownField
  readonly chosen: Chosen
  readonly onChoose: (choice: Partial<Chosen>) => void
}

/** Some of the form's fields, one below the other. */
export function StatementFields({ fields, ...shown }: FieldsProps & { readonly fields: readonly ShownField[] }) {
  const { documentType = '', country = '' } = shown.state.values
  const [chosen, setChosen] = useState<Chosen>({ documentType, country })
  const choose = (choice: Partial<Chosen>): void => {
    setChosen((before) => ({ ...before, ...choice }))
  }
  return fields.map((field) => (
    <StatementField key={field.name} {...shown} field={field} chosen={chosen} onChoose={choose} />
  ))
}

/** One field of the form, with its problem where it has one and a way to say that it is correct all the same. */
function StatementField(props: FieldProps) {
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
      {(described) => <FieldControl {...props} value={value} described={described} />}
    </Field>
  )
}

/** A way to say that a doubtful value is correct all the same. */
function Confirmation({ name, value }: { readonly name: string; readonly value: string }) {
  const t = useTranslations('signing')
  const control = controlNames.confirmed(name)
  return <TickBox id={control} name={control} value={value} label={t('confirm', { value })} />
}
