import { h, type ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { saveFile, type Saved } from '../save-file.ts'
import { useWords } from '../words.ts'
import { Button } from './controls.ts'

/** A file that waits to be saved, and says what has become of it. */
export function SavedFile(props: {
  readonly name: string
  readonly about: string
  readonly button: string
  readonly contents: () => Blob
  readonly onSaved: () => void
}): ComponentChildren {
  const { t } = useWords()
  const [outcome, tell] = useState<Saved | 'failed' | null>(null)
  const save = async (): Promise<void> => {
    try {
      const saved = await saveFile(props.name, props.contents())
      tell(saved)
      if (saved !== 'not-saved') props.onSaved()
    } catch {
      // QuotaExceededError, NotFoundError: the disk is full, or the folder has gone.
      tell('failed')
    }
  }
  return h('div', { class: 'stack' }, [
    h('p', null, props.about),
    h('div', { class: 'row' }, [
      h(Button, {
        look: outcome === 'saved' || outcome === 'downloaded' ? 'quiet' : undefined,
        onPress: () => void save(),
        children: props.button,
      }),
      h(
        'span',
        { role: 'status', class: outcome === 'failed' ? 'problem' : 'hint' },
        outcome === null ? '' : t(`save.${outcome}`, { name: props.name }),
      ),
    ]),
  ])
}
