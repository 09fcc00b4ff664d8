import { h, type ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { keyIdOf } from '#lib/opening/private-key'
import { newKeyPair, privateKeyName, publicKeyName } from '#lib/opening/locked-key'
import { useDeed } from '../deed.ts'
import { jsonFile } from '../json-file.ts'
import { keyFrom, noKeyGiven, type KeyGiven, type KeyGivenProblem } from '../key-given.ts'
import { Button, Notice } from '../parts/controls.ts'
import { FromFile } from '../parts/key-field.ts'
import {
  NewPassphraseField,
  noPassphrase,
  readNewPassphrase,
  type NewPassphrase,
  type NewPassphraseProblem,
} from '../parts/new-passphrase-field.ts'
import { SavedFile } from '../parts/saved-file.ts'
import { Step, Steps, stepState } from '../parts/step.ts'
import { useUnsaved } from '../unsaved.ts'
import { useWords } from '../words.ts'

type Pair = Awaited<ReturnType<typeof newKeyPair>>

type Saved = 'public' | 'private'

/** A key in a file of its own: make it, save both halves, and open what was saved before anybody relies on it. */
export function KeyWithPassphrase(): ComponentChildren {
  const { t } = useWords()
  const [pair, keep] = useState<Pair | null>(null)
  const [saved, note] = useState<ReadonlySet<Saved>>(new Set())
  const [isChecked, check] = useState(false)
  const areSaved = saved.size === 2
  useUnsaved(pair !== null && !areSaved)
  const onSaved = (which: Saved): void => {
    note((before) => new Set([...before, which]))
  }
  return h(Steps, null, [
    h(Step, {
      title: t('keys.passphraseStep'),
      state: stepState(true, pair !== null),
      children: pair === null ? h(Making, { onMade: keep }) : h('p', null, t('keys.made', { key: pair.publicKey.kid })),
    }),
    h(Step, {
      title: t('keys.saveStep'),
      state: stepState(pair !== null, areSaved),
      children: pair === null ? null : h(Saving, { pair, onSaved }),
    }),
    h(Step, {
      title: t('keys.checkStep'),
      state: stepState(areSaved, isChecked),
      children:
        pair === null
          ? null
          : h(Checking, {
              keyId: pair.publicKey.kid,
              isChecked,
              onChecked: () => {
                check(true)
              },
            }),
    }),
    h(Step, {
      title: t('keys.nextStep'),
      state: stepState(isChecked, false),
      children: h(Next, null),
    }),
  ])
}

function Making({ onMade }: { readonly onMade: (pair: Pair) => void }): ComponentChildren {
  const { t } = useWords()
  const [given, type] = useState<NewPassphrase>(noPassphrase)
  const [problem, tell] = useState<NewPassphraseProblem | null>(null)
  const { isUnderWay, start } = useDeed()
  useUnsaved(given.first !== '')
  const make = async (): Promise<void> => {
    const read = await readNewPassphrase(given)
    tell(read.ok ? null : read.problem)
    if (!read.ok) return
    onMade(await newKeyPair(read.value))
    // It has locked the key, and is needed no more.
    type(noPassphrase)
  }
  return h('div', { class: 'stack' }, [
    h(NewPassphraseField, { given, problem, onChange: type }),
    h('div', { class: 'row' }, [
      h(Button, {
        isBusy: isUnderWay,
        onPress: () => {
          start(make)
        },
        children: isUnderWay ? t('keys.making') : t('keys.make'),
      }),
    ]),
  ])
}

function Saving({
  pair,
  onSaved,
}: {
  readonly pair: Pair
  readonly onSaved: (which: Saved) => void
}): ComponentChildren {
  const { t } = useWords()
  return h('div', { class: 'stack' }, [
    h(SavedFile, {
      name: privateKeyName,
      about: t('keys.privateAbout'),
      button: t('keys.savePrivate'),
      contents: () => jsonFile(pair.privateKey),
      onSaved: () => {
        onSaved('private')
      },
    }),
    h(SavedFile, {
      name: publicKeyName,
      about: t('keys.publicAbout'),
      button: t('keys.savePublic'),
      contents: () => jsonFile(pair.publicKey),
      onSaved: () => {
        onSaved('public')
      },
    }),
  ])
}

/** Opens the file from where it was saved: what is not on the disk, or not the passphrase, shows itself now. */
function Checking(props: {
  readonly keyId: string
  readonly isChecked: boolean
  readonly onChecked: () => void
}): ComponentChildren {
  const { t } = useWords()
  const [given, type] = useState<KeyGiven>({ ...noKeyGiven, way: 'file' })
  const [problem, tell] = useState<KeyGivenProblem | null>(null)
  const { isUnderWay, start } = useDeed()
  if (props.isChecked) return h(Notice, { look: 'good', isNews: true, children: h('p', null, t('keys.checked')) })
  const check = async (): Promise<void> => {
    const key = await keyFrom(given)
    const isRight = key.ok && keyIdOf(key.value) === props.keyId
    tell(key.ok ? (isRight ? null : { field: 'file', code: 'other-key' }) : key.problem)
    if (isRight) props.onChecked()
  }
  return h('div', { class: 'stack' }, [
    h('p', null, t('keys.checkText')),
    h(FromFile, { given, problem, onChange: type }),
    h('div', { class: 'row' }, [
      h(Button, {
        isBusy: isUnderWay,
        onPress: () => {
          start(check)
        },
        children: t('keys.check'),
      }),
    ]),
  ])
}

/** What to do with a new key. */
export function Next(): ComponentChildren {
  const { t } = useWords()
  return h('ul', { class: 'plain' }, [
    h('li', null, t('keys.nextServer')),
    h('li', null, t('keys.nextRehearse')),
    h('li', null, t('keys.nextApart')),
  ])
}
