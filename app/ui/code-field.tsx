import { controlLook, Field } from './field'

/** The code of a receipt, as people copy it: no browser remembers it, corrects it or begins it with a capital. */
export function CodeField(props: {
  readonly label: string
  readonly hint: string
  readonly problem?: string | undefined
  /** What was typed. */
  readonly code: string
  readonly isFocused?: boolean
  readonly className?: string
}) {
  return (
    <Field id="code" label={props.label} hint={props.hint} problem={props.problem}>
      {(described) => (
        <input
          {...described}
          name="code"
          maxLength={200}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          defaultValue={props.code}
          required
          autoFocus={props.isFocused}
          className={`${controlLook} font-mono ${props.className ?? ''}`}
        />
      )}
    </Field>
  )
}
