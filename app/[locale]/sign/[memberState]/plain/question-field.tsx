'use client'

import { useTranslations } from 'next-intl'
import { controlLook, Field } from '#app/ui/field'
import { plainControls } from '#lib/http/plain-form'
import { Group } from '../statement-groups'
import type { ShownQuestion } from './plain-state'

/** A question that can be answered by reading and copying: no picture, no sound, nothing to know by heart. */
export function QuestionField(props: {
  readonly question: ShownQuestion
  readonly answer: string
  readonly problem: string | null
}) {
  const { question, answer, problem } = props
  const t = useTranslations()
  const asked = t('plain.question', { number: String(question.number), sentence: t('plain.sentence') })
  return (
    <Group title={t('signing.check')}>
      <input type="hidden" name={plainControls.question} value={question.token} />
      <p id="asked" className="max-w-[38em]">
        {asked}
      </p>
      <Field
        id={plainControls.answer}
        label={t('plain.answer')}
        hint={t('plain.answerHint')}
        problem={problem ?? undefined}
      >
        {(described) => (
          <input
            {...described}
            aria-describedby={['asked', described['aria-describedby']].filter((id) => id !== undefined).join(' ')}
            type="text"
            name={plainControls.answer}
            defaultValue={answer}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
            maxLength={100}
            className={`${controlLook} max-w-64`}
          />
        )}
      </Field>
    </Group>
  )
}
