import { h, type ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

/** How a control is tied to its hint and its problem. */
interface Described {
  readonly id: string
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: 'true'
}

export interface Labelled {
  readonly label: string
  readonly hint?: ComponentChildren
  readonly problem?: string | null
}

export function Button(props: {
  readonly onPress: () => void
  readonly look?: 'quiet' | undefined
  readonly isSmall?: boolean
  readonly isBusy?: boolean
  readonly label?: string | undefined
  readonly children: ComponentChildren
}): ComponentChildren {
  const { look, isSmall = false, isBusy = false, label, onPress } = props
  return h(
    'button',
    {
      type: 'button',
      class: ['button', look ?? '', isSmall ? 'small' : ''].join(' ').trim(),
      'aria-label': label,
      'aria-disabled': isBusy ? 'true' : undefined,
      onClick: isBusy ? undefined : onPress,
    },
    props.children,
  )
}

/** A labelled control with its hint and its problem, in the order in which a screen reader should say them. */
export function Field(
  props: Labelled & {
    readonly look?: 'secret'
    readonly children: (described: Described) => ComponentChildren
  },
): ComponentChildren {
  const id = useId()
  const { label, hint, problem = null } = props
  const hintId = hint === undefined ? null : `${id}-hint`
  const problemId = problem === null ? null : `${id}-problem`
  const describedBy = [hintId, problemId].filter((part) => part !== null).join(' ')
  return h('div', { class: ['field', props.look ?? '', problem === null ? '' : 'wrong'].join(' ').trim() }, [
    h('label', { for: id }, label),
    hintId === null ? null : h('p', { id: hintId, class: 'hint' }, hint),
    problemId === null ? null : h('p', { id: problemId, class: 'problem', role: 'alert' }, problem),
    h(
      'div',
      { class: 'control' },
      props.children({
        id,
        ...(describedBy === '' ? {} : { 'aria-describedby': describedBy }),
        ...(problemId === null ? {} : { 'aria-invalid': 'true' as const }),
      }),
    ),
  ])
}

interface Typed {
  readonly value: string
  readonly onType: (text: string) => void
}

const typed =
  (onType: Typed['onType']) =>
  ({ currentTarget }: { readonly currentTarget: { readonly value: string } }): void => {
    onType(currentTarget.value)
  }

export const TextField = ({ value, onType, ...labelled }: Labelled & Typed): ComponentChildren =>
  h(Field, {
    ...labelled,
    children: (described) =>
      h('input', { ...described, type: 'text', value, autocomplete: 'off', spellcheck: false, onInput: typed(onType) }),
  })

export const TextArea = ({
  value,
  onType,
  rows,
  ...labelled
}: Labelled & Typed & { readonly rows: number }): ComponentChildren =>
  h(Field, {
    ...labelled,
    children: (described) =>
      h('textarea', { ...described, rows, value, autocomplete: 'off', spellcheck: false, onInput: typed(onType) }),
  })

export const NumberField = (
  props: Labelled & {
    readonly value: number
    readonly least: number
    readonly most: number
    readonly onChange: (value: number) => void
  },
): ComponentChildren => {
  const { value, least, most, onChange, ...labelled } = props
  return h(Field, {
    ...labelled,
    children: (described) =>
      h('input', {
        ...described,
        type: 'number',
        inputMode: 'numeric',
        min: least,
        max: most,
        value,
        onChange: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => {
          const given = Math.round(Number(currentTarget.value))
          const kept = Math.min(most, Math.max(least, Number.isFinite(given) ? given : least))
          currentTarget.value = String(kept)
          onChange(kept)
        },
      }),
  })
}

export function Choice<Value extends string>(
  props: Labelled & {
    readonly value: Value
    readonly choices: readonly (readonly [Value, string])[]
    readonly onChoose: (value: Value) => void
  },
): ComponentChildren {
  const name = useId()
  return h('fieldset', null, [
    h('legend', null, props.label),
    props.hint === undefined ? null : h('p', { class: 'hint' }, props.hint),
    ...props.choices.map(([value, label]) =>
      h('label', { class: 'choice', key: value }, [
        h('input', {
          type: 'radio',
          name,
          checked: value === props.value,
          onChange: () => {
            props.onChoose(value)
          },
        }),
        h('span', null, label),
      ]),
    ),
  ])
}

export const Tick = (props: {
  readonly label: string
  readonly isTicked: boolean
  readonly onTick: (isTicked: boolean) => void
}): ComponentChildren =>
  h('label', { class: 'choice' }, [
    h('input', {
      type: 'checkbox',
      checked: props.isTicked,
      onChange: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => {
        props.onTick(currentTarget.checked)
      },
    }),
    h('span', null, props.label),
  ])

/** Something to know before reading on. What has just happened is said at once by a screen reader. */
export const Notice = (props: {
  readonly look?: 'good' | 'warn' | 'stop'
  readonly isNews?: boolean
  readonly children: ComponentChildren
}): ComponentChildren =>
  h(
    'div',
    {
      class: `notice ${props.look ?? ''}`.trim(),
      role: props.isNews === true ? (props.look === 'stop' ? 'alert' : 'status') : undefined,
    },
    props.children,
  )

/** Names and values, where the values are what one looks for. */
export const Facts = ({
  facts,
}: {
  readonly facts: readonly (readonly [string, ComponentChildren])[]
}): ComponentChildren =>
  h(
    'dl',
    { class: 'facts' },
    facts.flatMap(([name, value]) => [h('dt', { key: `${name} t` }, name), h('dd', { key: `${name} d` }, value)]),
  )
