/** What a form shows after it was sent. What was taken leads on to the page as it stands then. */
export interface TypedFormState<Problems> {
  readonly typed: Readonly<Partial<Record<string, string>>>
  readonly problems: Problems
  /** Grows with each sending: controls are made anew with what was typed. */
  readonly attempt: number
}

export type TypedFormAction<Problems> = (
  previous: TypedFormState<Problems>,
  form: FormData,
) => Promise<TypedFormState<Problems>>

/** What was typed, before anybody has said anything of it. */
export type Typed = TypedFormState<unknown>['typed']

export const untouchedWith = (typed: Typed = {}): TypedFormState<object> => ({
  typed,
  problems: {},
  attempt: 0,
})

export const refusedWith = <Problems>(
  previous: TypedFormState<Problems>,
  typed: Typed,
  problems: Problems,
): TypedFormState<Problems> => ({ typed, problems, attempt: previous.attempt + 1 })
