import { h, type ComponentChildren } from 'preact'
import { useWords } from '../words.ts'

export type StepState = 'now' | 'done' | 'later'

/** Where a step stands: its turn comes when what is before it is done. */
export const stepState = (isReached: boolean, isDone: boolean): StepState =>
  !isReached ? 'later' : isDone ? 'done' : 'now'

/** One step of a room. What comes later names itself only, so that nobody fills in what cannot be used yet. */
export function Step(props: {
  readonly title: string
  readonly state: StepState
  readonly children: ComponentChildren
}): ComponentChildren {
  const { t } = useWords()
  const { state, title } = props
  return h('li', { class: `step ${state}`, 'aria-current': state === 'now' ? 'step' : undefined }, [
    h('h2', null, [title, state === 'done' ? h('span', { class: 'unseen' }, ` (${t('step.done')})`) : null]),
    state === 'later' ? null : props.children,
  ])
}

export const Steps = ({ children }: { readonly children: ComponentChildren }): ComponentChildren =>
  h('ol', { class: 'steps' }, children)
