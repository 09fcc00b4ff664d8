'use client'

import { useTranslations } from 'next-intl'
import { useActionState, useContext, useEffect, type ReactNode } from 'react'
import { Button } from '#app/ui/button'
import { controlLook, Field } from '#app/ui/field'
import { Answer } from '#app/ui/answer'
import { HideSaved } from './saved-frame'
import { untouched, type SiteAction, type SiteFormState, type Typed } from './form-state'

/** A field's value and problem: as they stand, or as they were typed last. */
export interface ShownField {
  readonly name: string
  readonly value: string
  readonly problem: string | undefined
}

export interface SiteFormInUse {
  readonly state: SiteFormState
  readonly post: (form: FormData) => void
  readonly isPending: boolean
  readonly field: (name: string) => ShownField
}

/**
 * @param page - The address that answers where our script has not run: without a word of what was saved before.
 * @param stands - What is set at present, by field.
 */
export function useSiteForm(action: SiteAction, page: string, stands: Typed): SiteFormInUse {
  const t = useTranslations('organiser.site.problems')
  const [state, post, isPending] = useActionState(action, untouched, page)
  const hideSaved = useContext(HideSaved)
  useEffect(() => {
    if (state.step !== 'untouched') hideSaved()
  }, [state, hideSaved])
  const shown = state.step === 'untouched' ? stands : state.typed
  const field = (name: string): ShownField => {
    const problem = state.problems[name]
    return { name, value: shown[name] ?? '', problem: problem === undefined ? undefined : t(problem) }
  }
  return { state, post, isPending, field }
}

/** A form that works before its script has run, and comes back with what was typed. */
export function SiteForm(props: {
  readonly form: SiteFormInUse
  readonly button: string
  /** Beside the button: another one, such as for a look before. */
  readonly beside?: ReactNode
  readonly children: ReactNode
}) {
  const t = useTranslations('organiser.site')
  const { state, post, isPending } = props.form
  return (
    <form action={post} noValidate className="grid max-w-[42em] gap-6">
      {state.step === 'refused' ? <Answer look="stop">{t('notSaved')}</Answer> : null}
      <div key={state.attempt} className="grid gap-6">
        {props.children}
      </div>
      <div className="flex flex-wrap gap-3">
        <Button disabled={isPending}>{props.button}</Button>
        {props.beside}
      </div>
    </form>
  )
}

/** One line of text. */
export function LineField(props: {
  readonly field: ShownField
  readonly label: string
  readonly hint?: string
  readonly type?: 'text' | 'email' | 'url' | 'date'
  readonly autoComplete?: string
  /** Where two forms of a page have a field of one name. */
  readonly prefix?: string
  readonly lang?: string
}) {
  const { name, value, problem } = props.field
  return (
    <Field id={`${props.prefix ?? ''}${name}`} label={props.label} hint={props.hint} problem={problem}>
      {(described) => (
        <input
          {...described}
          name={name}
          type={props.type ?? 'text'}
          defaultValue={value}
          autoComplete={props.autoComplete ?? 'off'}
          lang={props.lang}
          className={controlLook}
        />
      )}
    </Field>
  )
}

/** One of several values. */
export function ChoiceField(props: {
  readonly field: ShownField
  readonly label: string
  readonly hint?: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
}) {
  const { name, value, problem } = props.field
  return (
    <Field id={name} label={props.label} hint={props.hint} problem={problem}>
      {(described) => (
        <select {...described} name={name} defaultValue={value} className={controlLook}>
          {props.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** A file, chosen anew each time: browsers keep none. */
export function FileField(props: {
  readonly field: ShownField
  readonly label: string
  readonly hint: string
  readonly accept: string
  readonly prefix?: string
}) {
  const { name, problem } = props.field
  return (
    <Field id={`${props.prefix ?? ''}${name}`} label={props.label} hint={props.hint} problem={problem}>
      {(described) => <input {...described} name={name} type="file" accept={props.accept} className={controlLook} />}
    </Field>
  )
}
