'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '#app/ui/button'
import { controlLook, Field } from '#app/ui/field'
import { NewsPreview } from './preview'
import type { WritingState } from './writing-state'

/** Title and text in one language. Works before this script runs. */
export function NewsForm(props: {
  readonly action: (previous: WritingState, form: FormData) => Promise<WritingState>
  readonly initial: WritingState
  /** The languages to choose from; absent where the language is settled. */
  readonly languages?: readonly { readonly code: string; readonly name: string }[]
}) {
  const t = useTranslations('organiser.news')
  const [{ problems, isPreview = false, ...typed }, submit, isPending] = useActionState(props.action, props.initial)
  const problem = (field: keyof typeof problems): string | undefined => {
    const code = problems[field]
    return code === undefined ? undefined : t(`problems.${code}`)
  }
  // What was typed stands in the language that it was typed in: browsers check its spelling.
  const lang = typed.language === '' ? undefined : typed.language
  return (
    <form action={submit} noValidate className="grid max-w-[42em] gap-6">
      {props.languages === undefined ? null : (
        <Field id="language" label={t('language')} problem={problem('language')}>
          {(described) => (
            // Anew for each answer: React would set it back to what it was at first.
            <select
              {...described}
              key={typed.language}
              name="language"
              defaultValue={typed.language}
              className={controlLook}
            >
              {props.languages?.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field id="title" label={t('headline')} problem={problem('title')}>
        {(described) => (
          <input
            {...described}
            name="title"
            lang={lang}
            defaultValue={typed.title}
            required
            autoComplete="off"
            className={controlLook}
          />
        )}
      </Field>
      <Field id="text" label={t('text')} hint={<TextHint />} problem={problem('text')}>
        {(described) => (
          <textarea
            {...described}
            name="text"
            lang={lang}
            rows={14}
            defaultValue={typed.text}
            required
            className={controlLook}
          />
        )}
      </Field>
      {isPreview ? <NewsPreview {...typed} /> : null}
      <div className="flex flex-wrap gap-3">
        <Button disabled={isPending}>{t(props.languages === undefined ? 'save' : 'publish')}</Button>
        <Button name="step" value="preview" look="quiet" disabled={isPending}>
          {t('previewButton')}
        </Button>
      </div>
    </form>
  )
}

/** The few marks in words, with what is typed as it is typed. */
function TextHint() {
  const t = useTranslations('organiser.news')
  return t.rich('textHint', {
    mark: (typed) => (
      <span translate="no" className="font-mono whitespace-nowrap">
        {typed}
      </span>
    ),
  })
}
