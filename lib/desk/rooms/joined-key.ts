import { h, type ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { lockKey, privateKeyName, type PrivateKeyFile } from '#lib/opening/locked-key'
import { fail, ok, type Result } from '#lib/domain/result'
import { useDeed } from '../deed.ts'
import { jsonFile } from '../json-file.ts'
import { keyFrom, noKeyGiven, type KeyGiven, type KeyGivenProblem } from '../key-given.ts'
import { Button, Notice } from '../parts/controls.ts'
import { KeyField } from '../parts/key-field.ts'
import {
  NewPassphraseField,
  noPassphrase,
  readNewPassphrase,
  type NewPassphrase,
  type NewPassphraseProblem,
} from '../parts/new-passphrase-field.ts'
import { SavedFile } from '../parts/saved-file.ts'
import { Step, Steps } from '../parts/step.ts'
import { useUnsaved } from '../unsaved.ts'
import { useWords } from '../words.ts'

interface Problems {
  readonly key: KeyGivenProblem | null
  readonly passphrase: NewPassphraseProblem | null
}

/** One file of enough shares, or of another file, locked with a new passphrase. */
export function JoinedKey(): ComponentChildren {
  const { t } = useWords()
  const [locked, keep] = useState<PrivateKeyFile | null>(null)
  const [isSaved, save] = useState(false)
  useUnsaved(locked !== null && !isSaved)
  return h('div', { class: 'room' }, [
    h(Notice, { look: 'warn', children: h('p', null, t('shares.joinWarning')) }),
    h(Steps, null, [
      h(Step, {
        title: t('shares.joinStep'),
        state: locked === null ? 'now' : 'done',
        children:
          locked === null ? h(Joining, { onLocked: keep }) : h('p', null, t('shares.wasJoined', { key: locked.keyId })),
      }),
      h(Step, {
        title: t('shares.saveStep'),
        state: locked === null ? 'later' : isSaved ? 'done' : 'now',
        children:
          locked === null
            ? null
            : h(SavedFile, {
                name: privateKeyName,
                about: t('keys.privateAbout'),
                button: t('keys.savePrivate'),
                contents: () => jsonFile(locked),
                onSaved: () => {
                  save(true)
                },
              }),
      }),
    ]),
  ])
}

function Joining({ onLocked }: { readonly onLocked: (file: PrivateKeyFile) => void }): ComponentChildren {
  const { t } = useWords()
  const [given, typeKey] = useState<KeyGiven>(noKeyGiven)
  const [passphrase, type] = useState<NewPassphrase>(noPassphrase)
  const [problems, tell] = useState<Problems>({ key: null, passphrase: null })
  const { isUnderWay, start } = useDeed()
  const join = async (): Promise<void> => {
    const locked = await lockedAnew(given, passphrase)
    tell(locked.ok ? { key: null, passphrase: null } : locked.problem)
    if (!locked.ok) return
    typeKey(noKeyGiven)
    type(noPassphrase)
    onLocked(locked.value)
  }
  return h('div', { class: 'stack' }, [
    h(KeyField, { given, problem: problems.key, onChange: typeKey }),
    h('h3', null, t('shares.newPassphrase')),
    h(NewPassphraseField, { given: passphrase, problem: problems.passphrase, onChange: type }),
    h('div', { class: 'row' }, [
      h(Button, {
        isBusy: isUnderWay,
        onPress: () => {
          start(join)
        },
        children: isUnderWay ? t('shares.joining') : t('shares.joinButton'),
      }),
    ]),
  ])
}

async function lockedAnew(given: KeyGiven, passphrase: NewPassphrase): Promise<Result<PrivateKeyFile, Problems>> {
  const key = await keyFrom(given)
  if (!key.ok) return fail({ key: key.problem, passphrase: null })
  const read = await readNewPassphrase(passphrase)
  return read.ok ? ok(await lockKey(key.value, read.value)) : fail({ key: null, passphrase: read.problem })
}
