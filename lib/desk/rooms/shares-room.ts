import { h, type ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Choice } from '../parts/controls.ts'
import { useWords } from '../words.ts'
import { JoinedKey } from './joined-key.ts'
import { SplitAgain } from './split-again.ts'

/** Splits a key that is there already, anew when people change, or makes one file of shares again. */
export function SharesRoom(): ComponentChildren {
  const { t } = useWords()
  const [deed, choose] = useState<'split' | 'join'>('split')
  return h('div', { class: 'room' }, [
    h(Choice<'split' | 'join'>, {
      label: t('shares.deed'),
      value: deed,
      choices: [
        ['split', t('shares.split')],
        ['join', t('shares.join')],
      ],
      onChoose: choose,
    }),
    h('div', { hidden: deed !== 'split' }, h(SplitAgain, null)),
    h('div', { hidden: deed !== 'join' }, h(JoinedKey, null)),
  ])
}
