import { controlLook, Field } from '#app/ui/field'

/** A password, to be filled in by a password manager. */
export function PasswordField(props: {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly autoComplete: 'current-password' | 'new-password'
}) {
  return (
    <Field id={props.name} label={props.label} hint={props.hint}>
      {(described) => (
        <input
          {...described}
          name={props.name}
          type="password"
          autoComplete={props.autoComplete}
          required
          className={controlLook}
        />
      )}
    </Field>
  )
}

/** Six digits of an authenticator app. */
export function CodeField(props: { readonly label: string; readonly id?: string; readonly hasFocus?: boolean }) {
  return (
    <Field id={props.id ?? 'code'} label={props.label}>
      {(described) => (
        <input
          {...described}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          autoFocus={props.hasFocus === true}
          className={`${controlLook} max-w-48 text-xl tracking-widest`}
        />
      )}
    </Field>
  )
}
