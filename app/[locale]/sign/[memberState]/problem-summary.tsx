'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { FormProblem } from '#lib/collecting/sign-statement'
import { dayPartId } from './day-field'
import { useFieldLabel, type ShownDocument } from './field-label'
import type { DaysOfPeriod } from '../../days-of-period'
import type { FormState } from './form-state'

/** Everything that needs attention, before the fields: takes the focus, and leads to each field. */
export function ProblemSummary(props: {
  readonly state: FormState
  readonly documents: readonly ShownDocument[]
  readonly period: DaysOfPeriod
  /** Problems beside those of the statement, by the field to which they lead. */
  readonly others?: readonly { readonly field: string; readonly text: string }[]
}) {
  const { state, others = [] } = props
  const { notCollecting } = state
  const t = useTranslations()
  const labelOf = useFieldLabel(props.documents)
  const box = useRef<HTMLDivElement>(null)
  const count =
    state.problems.length + others.length + (state.proof === null ? 0 : 1) + (notCollecting === null ? 0 : 1)

  useEffect(() => {
    if (count > 0) box.current?.focus()
  }, [count, state.attempt])

  const wordsFor = ({ field, problem, severity }: FormProblem): string => {
    const isDeclaration = field === 'correct-and-first' || field === 'privacy-read'
    // What follows a sentence here is not a new one.
    const label = isDeclaration ? t(`legal.declarations.${field}`).replace(/\.$/u, '') : labelOf(field)
    return severity === 'soft'
      ? t('problems.doubtfulInSummary', { field: label })
      : t('problems.inSummary', { field: label, problem: t(`problems.${problem}`) })
  }

  if (count === 0) return null
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      // Where no script runs, the browser itself goes there.
      autoFocus
      className="rounded-md border-2 border-stop bg-stop-wash px-5 py-4"
      aria-labelledby="problem-summary"
    >
      <h2 id="problem-summary" className="mb-1 text-xl font-semibold">
        {notCollecting === null ? t('problems.summary', { count }) : t(`collection.${notCollecting}.title`)}
      </h2>
      {notCollecting === null ? null : <p>{t(`collection.${notCollecting}.text`, { ...props.period })}</p>}
      <p className="mb-2 text-sm">{t('problems.summaryText')}</p>
      <ul className="grid list-disc gap-1 pl-5">
        {state.problems.map((found) => (
          <li key={found.field}>
            <a href={`#${placeOf(found.field)}`} className="text-stop">
              {wordsFor(found)}
            </a>
          </li>
        ))}
        {state.proof === null ? null : (
          <li>
            <a href="#proof-of-work" className="text-stop">
              {t(`problems.proof.${state.proof}`)}
            </a>
          </li>
        )}
        {others.map(({ field, text }) => (
          <li key={field}>
            <a href={`#${field}`} className="text-stop">
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

const placeOf = (field: FormProblem['field']): string => (field === 'dateOfBirth' ? dayPartId(field, 'day') : field)
