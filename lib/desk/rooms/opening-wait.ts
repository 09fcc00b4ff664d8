import { h, type ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { OpeningProblem } from '#lib/opening/problems'
import {
  openInWorker,
  type ChosenExport,
  type OpeningOrder,
  type OpeningUnderWay,
  type Outcome,
} from '../open-in-worker.ts'
import type { MadePackage, OpeningProgress } from '../opening-messages.ts'
import { Button } from '../parts/controls.ts'
import { ProgressBar } from '../parts/progress-bar.ts'
import { useWords, type Words } from '../words.ts'
import { shownKey } from './opening-keys.ts'

/** An opening under way: how far it is, how long it will take, and a way to stop it. */
export function OpeningWait(props: {
  readonly chosen: ChosenExport
  readonly order: OpeningOrder
  readonly onProblem: (problem: string) => void
  readonly onMade: (made: MadePackage) => void
}): ComponentChildren {
  const { t } = useWords()
  const [progress, note] = useState<OpeningProgress | null>(null)
  const [isCancelled, cancel] = useState(false)
  const opening = useRef<OpeningUnderWay | null>(null)
  useEffect(() => {
    const underWay = openInWorker(props.chosen, props.order, note)
    opening.current = underWay
    void underWay.outcome.then((outcome) => {
      if (outcome.kind === 'made') props.onMade(outcome.made)
      else props.onProblem(problemIn(outcome, t))
    })
  }, [])
  return h('div', { class: 'stack' }, [
    h(ProgressBar, { progress }),
    h('p', { class: 'hint' }, t('opening.mayWait')),
    h('div', { class: 'row' }, [
      h(Button, {
        look: 'quiet',
        isBusy: isCancelled,
        onPress: () => {
          cancel(true)
          opening.current?.cancel()
        },
        children: isCancelled ? t('opening.cancelling') : t('opening.cancel'),
      }),
    ]),
  ])
}

function problemIn(outcome: Exclude<Outcome, { kind: 'made' }>, t: Words['t']): string {
  return outcome.kind === 'broken' ? t(`opening.problems.${outcome.reason}`) : refusalIn(outcome.problem, t)
}

function refusalIn(problem: OpeningProblem, t: Words['t']): string {
  if (problem.code === 'wrong-key') {
    return t('opening.problems.wrong-key', { statement: problem.statement, key: shownKey(problem.sealedTo) })
  }
  return 'statement' in problem
    ? t(`opening.problems.${problem.code}`, { statement: problem.statement })
    : t(`opening.problems.${problem.code}`)
}
