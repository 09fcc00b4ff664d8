import { h, type ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Choice, Notice } from '../parts/controls.ts'
import { useWords } from '../words.ts'
import { KeyAmongPeople } from './key-among-people.ts'
import { KeyWithPassphrase } from './key-with-passphrase.ts'

/** Makes the organisers' key pair, and has them choose first how the private half is kept. */
export function KeysRoom(): ComponentChildren {
  const { t } = useWords()
  const [kept, choose] = useState<'people' | 'passphrase'>('people')
  return h('div', { class: 'room' }, [
    h(Choice<'people' | 'passphrase'>, {
      label: t('keys.kept'),
      hint: t('keys.keptHint'),
      value: kept,
      choices: [
        ['people', t('keys.keptPeople')],
        ['passphrase', t('keys.keptPassphrase')],
      ],
      onChoose: choose,
    }),
    h('div', { hidden: kept !== 'people' }, h(KeyAmongPeople, null)),
    h('div', { class: 'room', hidden: kept !== 'passphrase' }, [
      h(Notice, { look: 'warn', children: h('p', null, t('keys.passphraseWarning')) }),
      h(KeyWithPassphrase, null),
    ]),
  ])
}
