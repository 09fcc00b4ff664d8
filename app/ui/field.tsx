import type { ReactNode } from 'react'

/** How a control is tied to its label, hint and problem. */
export interface Described {
  readonly id: string
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: true
  /** There for a value that may be correct all the same. */
  readonly 'data-doubt'?: true
}

export const controlLook =
  'block w-full min-h-12 rounded-md border border-edge bg-sheet px-3 py-2 text-ink aria-invalid:border-2 aria-invalid:border-stop data-doubt:border-warn'

/** A labelled control with its hint and its problem, in the order in which a screen reader should say them. */
export function Field(props: {
  readonly id: string
  readonly label: string
  readonly hint?: ReactNode
  readonly problem?: string | undefined
  readonly isDoubt?: boolean
  /** What follows the control: a confirmation that a doubtful value is correct. */
  readonly after?: ReactNode
  readonly children: (described: Described) => ReactNode
}) {
  const { id, label, hint, problem } = props
  const hintId = hint === undefined ? undefined : `${id}-hint`
  const problemId = problem === undefined ? undefined : `${id}-problem`
  return (
    <div
      className={
        problem === undefined ? '' : `border-l-4 pl-4 ${props.isDoubt === true ? 'border-warn' : 'border-stop'}`
      }
    >
      <label htmlFor={id} className="block font-semibold">
        {label}
      </label>
      {hint === undefined ? null : (
        <p id={hintId} className="text-sm text-faint">
          {hint}
        </p>
      )}
      {problem === undefined ? null : (
        <p id={problemId} className={`font-semibold ${props.isDoubt === true ? 'text-warn' : 'text-stop'}`}>
          {problem}
        </p>
      )}
      <div className="mt-1">{props.children(describedFor(id, [hintId, problemId], props.isDoubt))}</div>
      {props.after}
    </div>
  )
}

function describedFor(id: string, [hintId, problemId]: readonly (string | undefined)[], isDoubt = false): Described {
  const describedBy = [hintId, problemId].filter((part) => part !== undefined).join(' ')
  return {
    id,
    ...(describedBy === '' ? {} : { 'aria-describedby': describedBy }),
    ...(problemId === undefined ? {} : { 'aria-invalid': true }),
    ...(isDoubt ? { 'data-doubt': true } : {}),
  }
}

/** A tick box with a text that may run over several lines. */
export function TickBox(props: {
  readonly id: string
  readonly name: string
  readonly value: string
  readonly label: ReactNode
  readonly isTicked?: boolean
  readonly problem?: string | undefined
}) {
  const problemId = `${props.id}-problem`
  return (
    <div className={props.problem === undefined ? '' : 'border-l-4 border-stop pl-4'}>
      {props.problem === undefined ? null : (
        <p id={problemId} className="font-semibold text-stop">
          {props.problem}
        </p>
      )}
      <label htmlFor={props.id} className="flex cursor-pointer items-start gap-3 py-2">
        <input
          type="checkbox"
          id={props.id}
          name={props.name}
          value={props.value}
          defaultChecked={props.isTicked === true}
          className="mt-0.5 size-6 shrink-0 accent-accent"
          {...(props.problem === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': problemId })}
        />
        <span>{props.label}</span>
      </label>
    </div>
  )
}

/** Several controls that are one question, such as a day: a group with a name of its own. */
export function FieldGroup(props: {
  readonly id: string
  readonly label: string
  readonly hint?: ReactNode
  readonly problem?: string | undefined
  readonly isDoubt?: boolean
  readonly after?: ReactNode
  readonly children: (described: Omit<Described, 'id'>) => ReactNode
}) {
  const { id, label, hint, problem, isDoubt } = props
  const hintId = hint === undefined ? undefined : `${id}-hint`
  const problemId = problem === undefined ? undefined : `${id}-problem`
  const { 'aria-describedby': describedBy, ...described } = describedFor(id, [hintId, problemId], isDoubt)
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-describedby={describedBy}
      className={`min-w-0 outline-none ${problem === undefined ? '' : `border-l-4 pl-4 ${isDoubt === true ? 'border-warn' : 'border-stop'}`}`}
    >
      <legend className="font-semibold">{label}</legend>
      {hint === undefined ? null : (
        <p id={hintId} className="text-sm text-faint">
          {hint}
        </p>
      )}
      {problem === undefined ? null : (
        <p id={problemId} className={`font-semibold ${isDoubt === true ? 'text-warn' : 'text-stop'}`}>
          {problem}
        </p>
      )}
      <div className="mt-1">{props.children(described)}</div>
      {props.after}
    </fieldset>
  )
}
