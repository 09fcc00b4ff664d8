'use client'

import { Answer } from '#app/ui/answer'
import type { CertificationForm as Fields, CertificationProblems } from '#lib/site-settings/certification'
import { FormFrame } from '../form-frame'
import { LineField, TextField } from '../form-fields'
import type { Typed, TypedFormAction } from '../typed-form-state'
import { useTypedForm } from '../use-typed-form'

type Name = keyof Fields

/** Labels and sentences: said by the server, so that no catalogue of this page goes to the browser. */
export interface CertificationWords {
  readonly labels: Readonly<Record<Name, string>>
  readonly hints: Readonly<Partial<Record<Name, string>>>
  readonly tooLong: string
  readonly refused: string
  readonly save: string
}

/** What only people know, as it stands; comes back with what was typed. */
export function CertificationForm(props: {
  readonly action: TypedFormAction<CertificationProblems>
  readonly stands: Typed
  readonly words: CertificationWords
}) {
  const { labels, hints, tooLong, refused, save } = props.words
  const place = { page: '/organiser/certification', stands: props.stands }
  const form = useTypedForm(props.action, place, () => tooLong)
  const about = (name: Name) => ({
    field: form.field(name),
    label: labels[name],
    ...(hints[name] === undefined ? {} : { hint: hints[name] }),
  })
  return (
    <FormFrame
      form={form}
      refusal={form.state.attempt > 0 ? <Answer look="stop">{refused}</Answer> : null}
      button={save}
    >
      <LineField {...about('securityOfficer')} autoComplete="name" />
      <TextField {...about('hostAddress')} />
      <LineField {...about('authority')} />
      <TextField {...about('authorityAddress')} />
      <TextField {...about('scope')} />
    </FormFrame>
  )
}
