import type { ReactNode } from 'react'
import { Button } from '#app/ui/button'
import type { ShownField } from './form-fields'

/** A form as `useActionState` gives it, with its fields as they stand or were typed last. */
export interface FormInUse<State extends { readonly attempt: number }, Name extends string = string> {
  readonly state: State
  readonly post: (form: FormData) => void
  readonly isPending: boolean
  readonly field: (name: Name) => ShownField
}

/** A form that works before its script has run: controls are made anew with what was typed each time it comes back. */
export function FormFrame(props: {
  readonly form: Pick<FormInUse<{ readonly attempt: number }>, 'state' | 'post' | 'isPending'>
  /** What is said above where it was refused. */
  readonly refusal: ReactNode
  readonly button: string
  /** Beside the button: another one, such as for a look before. */
  readonly beside?: ReactNode
  /** Nothing of it is for a browser to remember. */
  readonly isUnremembered?: boolean
  readonly children: ReactNode
}) {
  const { state, post, isPending } = props.form
  return (
    <form
      action={post}
      noValidate
      autoComplete={props.isUnremembered === true ? 'off' : undefined}
      className="grid max-w-[42em] grid-cols-1 gap-6"
    >
      {props.refusal}
      <div key={state.attempt} className="grid grid-cols-1 gap-6">
        {props.children}
      </div>
      <div className="flex flex-wrap gap-3">
        <Button disabled={isPending}>{props.button}</Button>
        {props.beside}
      </div>
    </form>
  )
}
