import { h, type ComponentChildren } from 'preact'
import { useWords } from '../words.ts'
import { Field, type Labelled } from './controls.ts'

/** A file of whoever sits here: chosen, or dropped on the field. It is read here and sent nowhere. */
export function FileField(
  props: Labelled & {
    readonly accept: string
    readonly file: File | null
    readonly onChoose: (file: File | null) => void
  },
): ComponentChildren {
  const { t } = useWords()
  const { accept, file, onChoose, ...labelled } = props
  return h(Field, {
    ...labelled,
    children: (described) =>
      h('div', { class: 'file' }, [
        h('input', {
          ...described,
          type: 'file',
          accept,
          onChange: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => {
            onChoose(currentTarget.files?.[0] ?? null)
          },
        }),
        h('div', { class: 'row' }, [
          h('span', { class: 'button quiet small', 'aria-hidden': 'true' }, t('file.choose')),
          h('span', { 'aria-hidden': 'true', class: 'hint' }, file === null ? t('file.none') : file.name),
        ]),
      ]),
  })
}
