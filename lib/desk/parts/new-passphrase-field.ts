import { h, type ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { fail, ok, type Result } from '#lib/domain/result'
import { passphraseFrom, shortestPassphrase, type Passphrase } from '#lib/opening/passphrase'
import { useWords } from '../words.ts'
import { Button, Tick } from './controls.ts'
import { strengthOf, suggestedPassphrase, type Strength } from './passphrase-strength.ts'
import { SecretField } from './secret-field.ts'

/** A passphrase that somebody is thinking up. */
export interface NewPassphrase {
  readonly first: string
  readonly again: string
  readonly isWrittenDown: boolean
}

export const noPassphrase: NewPassphrase = { first: '', again: '', isWrittenDown: false }

export type NewPassphraseProblem = 'too-short' | 'common' | 'differs' | 'not-written-down'

/** Weak ones pass, with a warning: whoever keeps the file in a safe may have reasons. Those that are tried first do not. */
export async function readNewPassphrase(given: NewPassphrase): Promise<Result<Passphrase, NewPassphraseProblem>> {
  const read = passphraseFrom(given.first)
  if (!read.ok) return fail('too-short')
  if ((await strengthOf(given.first)) === 'common') return fail('common')
  if (given.first.normalize('NFC') !== given.again.normalize('NFC')) return fail('differs')
  return given.isWrittenDown ? ok(read.value) : fail('not-written-down')
}

interface Props {
  readonly given: NewPassphrase
  readonly problem: NewPassphraseProblem | null
  readonly onChange: (given: NewPassphrase) => void
}

export function NewPassphraseField({ given, problem, onChange }: Props): ComponentChildren {
  const { t } = useWords()
  const isFirstWrong = problem === 'too-short' || problem === 'common'
  return h('div', { class: 'stack' }, [
    h('p', null, t('passphrase.advice', { least: shortestPassphrase })),
    h(SecretField, {
      label: t('passphrase.new'),
      value: given.first,
      problem: isFirstWrong ? t(`passphrase.problems.${problem}`, { least: shortestPassphrase }) : null,
      onType: (first) => {
        onChange({ ...given, first })
      },
    }),
    h(StrengthInWords, { passphrase: given.first }),
    h(Suggestion, null),
    h(SecretField, {
      label: t('passphrase.again'),
      value: given.again,
      problem: problem === 'differs' ? t('passphrase.problems.differs') : null,
      onType: (again) => {
        onChange({ ...given, again })
      },
    }),
    problem === 'not-written-down'
      ? h('p', { class: 'problem', role: 'alert' }, t('passphrase.problems.not-written-down'))
      : null,
    h(Tick, {
      label: t('passphrase.writtenDown'),
      isTicked: given.isWrittenDown,
      onTick: (isWrittenDown) => {
        onChange({ ...given, isWrittenDown })
      },
    }),
  ])
}

function StrengthInWords({ passphrase }: { readonly passphrase: string }): ComponentChildren {
  const { t } = useWords()
  const [strength, tell] = useState<Strength | null>(null)
  useEffect(() => {
    let isCurrent = true
    void strengthOf(passphrase).then((found) => {
      if (isCurrent) tell(found)
    })
    return () => {
      isCurrent = false
    }
  }, [passphrase])
  const shown = passphrase === '' || strength === null ? '' : t(`passphrase.strength.${strength}`)
  return h('p', { class: 'hint', role: 'status' }, shown)
}

/** Made up here, to be written down: filling it in by itself would have people go on without having read it. */
function Suggestion(): ComponentChildren {
  const { t } = useWords()
  const [suggestion, suggest] = useState<string | null>(null)
  return h('div', { class: 'stack' }, [
    h('div', { class: 'row' }, [
      h(Button, {
        look: 'quiet',
        isSmall: true,
        onPress: () => {
          suggest(suggestedPassphrase())
        },
        children: suggestion === null ? t('passphrase.suggest') : t('passphrase.suggestAnother'),
      }),
    ]),
    suggestion === null
      ? null
      : h('div', { role: 'status' }, [
          h('p', { class: 'hint' }, t('passphrase.suggested')),
          h('p', { class: 'big mono', translate: false }, suggestion),
        ]),
  ])
}
