import { h, type ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { keyIdOf } from '#lib/opening/private-key'
import { useDeed } from '../deed.ts'
import { keyFrom, noKeyGiven, type KeyGiven, type KeyGivenProblem } from '../key-given.ts'
import { useWords } from '../words.ts'
import { Button, Notice } from './controls.ts'
import { FromShares } from './key-field.ts'
import { printSheets, type Sheets } from './sheets.ts'

/** Has the sheets printed, and asks whether they are on paper: a browser does not say. */
export function PrintSheets(props: {
  readonly sheets: Sheets
  readonly isPrinted: boolean
  readonly onPrinted: () => void
}): ComponentChildren {
  const words = useWords()
  const { t } = words
  const [isAsked, ask] = useState(false)
  return h('div', { class: 'stack' }, [
    h('p', null, t('sheets.about', { count: props.sheets.shares.length })),
    h('p', null, t('sheets.printer')),
    h('div', { class: 'row' }, [
      h(Button, {
        look: isAsked ? 'quiet' : undefined,
        onPress: () => {
          printSheets(props.sheets, words)
          ask(true)
        },
        children: isAsked ? t('sheets.printAgain') : t('sheets.print'),
      }),
      isAsked && !props.isPrinted
        ? h(Button, { onPress: props.onPrinted, children: t('sheets.areThere', { count: props.sheets.shares.length }) })
        : null,
    ]),
  ])
}

/** Joins the key from the paper: what was printed badly shows itself while the shares are still here to print again. */
export function CheckSheets(props: {
  readonly keyId: string
  readonly isChecked: boolean
  readonly checked: ComponentChildren
  readonly onChecked: () => void
}): ComponentChildren {
  const { t } = useWords()
  const [given, type] = useState<KeyGiven>(noKeyGiven)
  const [problem, tell] = useState<KeyGivenProblem | null>(null)
  const { isUnderWay, start } = useDeed()
  if (props.isChecked) return h(Notice, { look: 'good', isNews: true, children: h('p', null, props.checked) })
  const check = async (): Promise<void> => {
    const key = await keyFrom(given)
    const isRight = key.ok && keyIdOf(key.value) === props.keyId
    tell(key.ok ? (isRight ? null : { field: 'shares', code: 'joined-key-differs' }) : key.problem)
    if (!isRight) return
    type(noKeyGiven)
    props.onChecked()
  }
  return h('div', { class: 'stack' }, [
    h('p', null, t('sheets.checkText')),
    h(FromShares, { given, problem, onChange: type }),
    h('div', { class: 'row' }, [
      h(Button, {
        isBusy: isUnderWay,
        onPress: () => {
          start(check)
        },
        children: t('sheets.check'),
      }),
    ]),
  ])
}
