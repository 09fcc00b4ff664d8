import { controlLook, Field } from '#app/ui/field'

/** A field's value and problem: as they stand, or as they were typed last. */
export interface ShownField {
  readonly name: string
  readonly value: string
  readonly problem: string | undefined
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

/** A sentence or two. */
export function TextField(props: {
  readonly field: ShownField
  readonly label: string
  readonly hint?: string
  readonly lang?: string
}) {
  const { name, value, problem } = props.field
  return (
    <Field id={name} label={props.label} hint={props.hint} problem={problem}>
      {(described) => (
        <textarea
          {...described}
          name={name}
          rows={3}
          defaultValue={value}
          lang={props.lang}
          autoComplete="off"
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
  readonly hint?: string
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
