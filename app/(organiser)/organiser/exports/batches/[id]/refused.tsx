'use client'

import { useTranslations } from 'next-intl'
import { Notice } from '#app/ui/notice'
import { isInvalidReason, type ReturnProblem } from '#lib/returning/returned'
import type { NoteState } from './note-state'

const named = [
  'initiative',
  'memberState',
  'batch',
  'manifestSha256',
  'receivedOn',
  'count',
  'received',
  'valid',
  'invalid',
  'perIdentifier',
  'sampleSize',
  'authority',
  'issuedOn',
] as const

/** Everything that is in the way, in sentences that say what to do. */
export function Refused({ state }: { readonly state: NoteState }) {
  const t = useTranslations('organiser.exports.refused')
  const sentence = useSentences()
  if (state.attempt === 0) return null
  const hindrance = state.hindrance
  return (
    <div role="alert">
      <Notice look="stop" title={t('title')}>
        <ul className="grid max-w-[38em] list-disc gap-1 ps-5">
          {hindrance === null ? null : <li>{t(hindrance === 'no-file' ? hindrance : `hindrance.${hindrance}`)}</li>}
          {Object.values(state.fields).map((problem) =>
            problem === undefined ? null : <li key={problem}>{t(`fields.${problem}`)}</li>,
          )}
          {state.problems.map((problem, index) => (
            <li key={index}>{sentence(problem)}</li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}

function useSentences(): (problem: ReturnProblem) => string {
  const t = useTranslations('organiser.exports.refused')
  const reasons = useTranslations('organiser.exports.invalidReasons')
  return ({ code, field, line, expected = 0, found = 0 }) => {
    const problem = t(`codes.${code}`, { expected, found })
    if (line !== undefined) return t('inLine', { line, problem })
    if (field === undefined) return problem
    const name = named.find((one) => one === field)
    if (name !== undefined) return t('inField', { field: t(`names.${name}`), problem })
    return isInvalidReason(field) ? t('inField', { field: reasons(field), problem }) : problem
  }
}
