import { h, type ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { newPrivateKey, publicKeyFileOf, publicKeyName, type PublicKeyFile } from '#lib/opening/locked-key'
import { splitKey, type SplitProblem } from '#lib/shares/split-key'
import { useDeed } from '../deed.ts'
import { jsonFile } from '../json-file.ts'
import { Button } from '../parts/controls.ts'
import { HoldersField, isBegun, noHolders, type Holders } from '../parts/holders-field.ts'
import { SavedFile } from '../parts/saved-file.ts'
import { CheckSheets, PrintSheets } from '../parts/sheets-steps.ts'
import type { Sheets } from '../parts/sheets.ts'
import { Step, Steps, stepState } from '../parts/step.ts'
import { useUnsaved } from '../unsaved.ts'
import { useWords } from '../words.ts'
import { Next } from './key-with-passphrase.ts'

/** A key that was split as soon as it was made: the whole of it is nowhere. */
interface Made {
  readonly sheets: Sheets
  readonly publicKey: PublicKeyFile
}

/** What has been done with it. */
type Done = ReadonlySet<'printed' | 'checked' | 'saved'>

/** A key that no one person has: sheets of paper for people, and the public half for the server. */
export function KeyAmongPeople(): ComponentChildren {
  const { t } = useWords()
  const [made, keep] = useState<Made | null>(null)
  const [done, note] = useState<Done>(new Set())
  useUnsaved(made !== null && !(done.has('checked') && done.has('saved')))
  const onDone = (what: 'printed' | 'checked' | 'saved') => () => {
    note((before) => new Set([...before, what]))
  }
  const keyId = made?.publicKey.kid ?? ''
  return h(Steps, null, [
    h(Step, {
      title: t('keys.peopleStep'),
      state: stepState(true, made !== null),
      children: made === null ? h(Making, { onMade: keep }) : h('p', null, t('keys.madeAndSplit', { key: keyId })),
    }),
    h(Step, {
      title: t('sheets.printStep'),
      state: stepState(made !== null, done.has('printed')),
      children:
        made === null || done.has('checked')
          ? null
          : h(PrintSheets, { sheets: made.sheets, isPrinted: done.has('printed'), onPrinted: onDone('printed') }),
    }),
    h(Step, {
      title: t('sheets.checkStep'),
      state: stepState(done.has('printed'), done.has('checked')),
      children: h(CheckSheets, {
        keyId,
        isChecked: done.has('checked'),
        checked: t('sheets.checked'),
        onChecked: () => {
          onDone('checked')()
          // The paper has them now.
          keep((before) => (before === null ? null : { ...before, sheets: { ...before.sheets, shares: [] } }))
        },
      }),
    }),
    h(Step, {
      title: t('keys.savePublicStep'),
      state: stepState(done.has('checked'), done.has('saved')),
      children:
        made === null
          ? null
          : h(SavedFile, {
              name: publicKeyName,
              about: t('keys.publicAbout'),
              button: t('keys.savePublic'),
              contents: () => jsonFile(made.publicKey),
              onSaved: onDone('saved'),
            }),
    }),
    h(Step, { title: t('keys.nextStep'), state: stepState(done.has('saved'), false), children: h(Next, null) }),
  ])
}

function Making({ onMade }: { readonly onMade: (made: Made) => void }): ComponentChildren {
  const { t } = useWords()
  const [holders, type] = useState<Holders>(noHolders)
  const [problem, tell] = useState<SplitProblem | null>(null)
  const { isUnderWay, start } = useDeed()
  useUnsaved(isBegun(holders))
  const make = async (): Promise<void> => {
    const key = await newPrivateKey()
    const { initiative, needed, names } = holders
    const order = { needed, among: names.length, holders: names, initiative: initiative.trim() || null }
    const shares = await splitKey(key, order)
    tell(shares.ok ? null : shares.problem)
    if (!shares.ok) return
    const publicKey = await publicKeyFileOf(key)
    onMade({ sheets: { shares: shares.value, initiative: initiative.trim(), keyId: publicKey.kid }, publicKey })
  }
  return h('div', { class: 'stack' }, [
    h('p', null, t('keys.peopleText')),
    h(HoldersField, { holders, problem, onChange: type }),
    h('div', { class: 'row' }, [
      h(Button, {
        isBusy: isUnderWay,
        onPress: () => {
          start(make)
        },
        children: isUnderWay ? t('keys.making') : t('keys.makeAndSplit'),
      }),
    ]),
  ])
}
