import { useActionState } from 'react'
import type { FormInUse } from './form-frame'
import { untouchedWith, type Typed, type TypedFormAction, type TypedFormState } from './typed-form-state'

/**
 * A form whose fields come back as they were typed, each with what is wrong with it.
 *
 * @param page - The address that answers where our script has not run.
 * @param stands - What stands in the fields at first.
 */
export function useTypedForm<Problems extends object>(
  action: TypedFormAction<Problems>,
  { page, stands }: { readonly page: string; readonly stands: Typed },
  say: (problem: NonNullable<Problems[keyof Problems]>) => string,
): FormInUse<TypedFormState<Problems>, Extract<keyof Problems, string>> {
  const untouched = untouchedWith(stands) as TypedFormState<Problems>
  const [state, post, isPending] = useActionState<TypedFormState<Problems>, FormData>(action, untouched, page)
  return {
    state,
    post,
    isPending,
    field: (name) => {
      const problem = state.problems[name] ?? null
      return { name, value: state.typed[name] ?? '', problem: problem === null ? undefined : say(problem) }
    },
  }
}
