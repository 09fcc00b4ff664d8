import { h, type ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { keyIdOf } from '#lib/opening/private-key'
import { splitKey, type SplitProblem } from '#lib/shares/split-key'
import { useDeed } from '../deed.ts'
import { keyFrom, noKeyGiven, type KeyGiven, type KeyGivenProblem } from '../key-given.ts'
import { Button } from '../parts/controls.ts'
import { HoldersField, isBegun, noHolders, type Holders } from '../parts/holders-field.ts'
import { KeyField } from '../parts/key-field.ts'
import { CheckSheets, PrintSheets } from '../parts/sheets-steps.ts'
import type { Sheets } from '../parts/sheets.ts'
import { Step, Steps, stepState } from '../parts/step.ts'
import { useUnsaved } from '../unsaved.ts'
import { useWords } from '../words.ts'

/** New sheets of a key that is there: where somebody leaves or joins, or a sheet was lost. */
export function SplitAgain(): ComponentChildren {
  const { t } = useWords()
  const [sheets, keep] = useState<Sheets | null>(null)
  const [isPrinted, print] = useState(false)
  const [isChecked, check] = useState(false)
  useUnsaved(sheets !== null && !isChecked)
  return h(Steps, null, [
    h(Step, {
      title: t('shares.splitStep'),
      state: stepState(true, sheets !== null),
      children:
        sheets === null ? h(Splitting, { onSplit: keep }) : h('p', null, t('shares.wasSplit', { key: sheets.keyId })),
    }),
    h(Step, {
      title: t('sheets.printStep'),
      state: stepState(sheets !== null, isPrinted),
      children:
        sheets === null || isChecked
          ? null
          : h(PrintSheets, {
              sheets,
              isPrinted,
              onPrinted: () => {
                print(true)
              },
            }),
    }),
    h(Step, {
      title: t('sheets.checkStep'),
      state: stepState(isPrinted, isChecked),
      children: h(CheckSheets, {
        keyId: sheets?.keyId ?? '',
        isChecked,
        checked: t('shares.checked'),
        onChecked: () => {
          check(true)
          keep((before) => (before === null ? null : { ...before, shares: [] }))
        },
      }),
    }),
  ])
}

interface Problems {
  readonly key: KeyGivenProblem | null
  readonly holders: SplitProblem | null
}

function Splitting({ onSplit }: { readonly onSplit: (sheets: Sheets) => void }): ComponentChildren {
  const { t } = useWords()
  const [given, typeKey] = useState<KeyGiven>(noKeyGiven)
  const [holders, type] = useState<Holders>(noHolders)
  const [problems, tell] = useState<Problems>({ key: null, holders: null })
  const { isUnderWay, start } = useDeed()
  useUnsaved(isBegun(holders))
  const split = async (): Promise<void> => {
    const result = await splitAmong(given, holders)
    tell(result.problems)
    if (result.sheets === null) return
    typeKey(noKeyGiven)
    onSplit(result.sheets)
  }
  return h('div', { class: 'stack' }, [
    h('p', null, t('shares.splitText')),
    h(KeyField, { given, problem: problems.key, onChange: typeKey }),
    h('h3', null, t('shares.newHolders')),
    h(HoldersField, { holders, problem: problems.holders, onChange: type }),
    h('div', { class: 'row' }, [
      h(Button, {
        isBusy: isUnderWay,
        onPress: () => {
          start(split)
        },
        children: isUnderWay ? t('shares.splitting') : t('shares.splitButton'),
      }),
    ]),
  ])
}

async function splitAmong(
  given: KeyGiven,
  { initiative, needed, names }: Holders,
): Promise<{ readonly problems: Problems; readonly sheets: Sheets | null }> {
  const key = await keyFrom(given)
  if (!key.ok) return { problems: { key: key.problem, holders: null }, sheets: null }
  const order = { needed, among: names.length, holders: names, initiative: initiative.trim() || null }
  const shares = await splitKey(key.value, order)
  return shares.ok
    ? {
        problems: { key: null, holders: null },
        sheets: { shares: shares.value, initiative: initiative.trim(), keyId: keyIdOf(key.value) },
      }
    : { problems: { key: null, holders: shares.problem }, sheets: null }
}
