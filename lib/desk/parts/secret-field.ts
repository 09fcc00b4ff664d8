import { h, type ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useWords } from '../words.ts'
import { Button, Field, type Labelled } from './controls.ts'

/** A passphrase: hidden from who looks over a shoulder, shown where one wants to check what one typed. */
export function SecretField(
  props: Labelled & { readonly value: string; readonly onType: (text: string) => void },
): ComponentChildren {
  const { t } = useWords()
  const [isShown, show] = useState(false)
  const { value, onType, ...labelled } = props
  return h(Field, {
    ...labelled,
    look: 'secret',
    children: (described) => [
      h('input', {
        ...described,
        type: isShown ? 'text' : 'password',
        value,
        autocomplete: 'off',
        autocapitalize: 'off',
        spellcheck: false,
        onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => {
          onType(currentTarget.value)
        },
      }),
      h(Button, {
        look: 'quiet',
        isSmall: true,
        label: isShown ? t('secret.hideLong', { name: props.label }) : t('secret.showLong', { name: props.label }),
        onPress: () => {
          show(!isShown)
        },
        children: isShown ? t('secret.hide') : t('secret.show'),
      }),
    ],
  })
}
