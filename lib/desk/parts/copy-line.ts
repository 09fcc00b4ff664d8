import { h, type ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useWords } from '../words.ts'
import { Button } from './controls.ts'

/** A line to be taken elsewhere: copied by a button, or by hand where the browser keeps the clipboard to itself. */
export function CopyLine({ text, label }: { readonly text: string; readonly label: string }): ComponentChildren {
  const { t } = useWords()
  const [outcome, tell] = useState<'copied' | 'not-copied' | null>(null)
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      tell('copied')
    } catch {
      // NotAllowedError: the browser does not let a file on the disk do it.
      tell('not-copied')
    }
  }
  return h('div', { class: 'stack' }, [
    h('div', null, [h('p', { class: 'label' }, label), h('p', { class: 'big mono', translate: false }, text)]),
    h('div', { class: 'row' }, [
      h(Button, { look: 'quiet', isSmall: true, onPress: () => void copy(), children: t('copy.button') }),
      h('span', { role: 'status', class: 'hint' }, outcome === null ? '' : t(`copy.${outcome}`)),
    ]),
  ])
}
