import { h, type ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { numberIn, sizeIn } from '../in-words.ts'
import type { OpeningProgress, Phase } from '../opening-messages.ts'
import { useWords, type Words } from '../words.ts'

/** What is too early to tell: the first moments of a phase say little of the rest. */
const tooEarly = 2000

/** A phase of an opening, with how fast it goes and how long it will take. A screen reader hears each tenth. */
export function ProgressBar({ progress }: { readonly progress: OpeningProgress | null }): ComponentChildren {
  const words = useWords()
  const begun = useRef<{ readonly phase: Phase; readonly at: number } | null>(null)
  if (progress === null) return h('progress', { 'aria-label': words.t('opening.progress') })
  const { phase, done, total } = progress
  if (begun.current?.phase !== phase) begun.current = { phase, at: performance.now() }
  const percent = total === 0 ? 100 : Math.floor((100 * done) / total)
  return h('div', { class: 'stack' }, [
    h('progress', { 'aria-label': words.t('opening.progress'), max: Math.max(1, total), value: done }),
    h('p', { class: 'told' }, sentences(progress, performance.now() - begun.current.at, words).join(' ')),
    h('p', { class: 'unseen', role: 'status' }, words.t('opening.tenth', { percent: percent - (percent % 10) })),
  ])
}

function sentences({ phase, done, total }: OpeningProgress, spent: number, { locale, t }: Words): readonly string[] {
  const inWords = phase === 'opening' ? numberIn : sizeIn
  const first = t(`opening.${phase}`, { done: inWords(locale, done), total: inWords(locale, total) })
  if (spent < tooEarly || done === 0) return [first]
  const perSecond = done / (spent / 1000)
  const rate = t('opening.rate', { rate: inWords(locale, Math.round(perSecond)) })
  return [first, rate, leftIn((total - done) / perSecond, t)]
}

const leftIn = (seconds: number, t: Words['t']): string =>
  seconds < 90
    ? t('opening.leftSeconds', { seconds: Math.max(1, Math.round(seconds)) })
    : t('opening.leftMinutes', { minutes: Math.round(seconds / 60) })
