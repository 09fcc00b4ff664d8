'use client'

import { useTranslations } from 'next-intl'
import { useActionState, useContext, useEffect, type ReactNode } from 'react'
import { Answer } from '#app/ui/answer'
import type { ShownField } from '../form-fields'
import { FormFrame, type FormInUse } from '../form-frame'
import { HideSaved } from './saved-frame'
import { untouched, type SiteAction, type SiteFormState, type Typed } from './form-state'

export type SiteFormInUse = FormInUse<SiteFormState>

/**
 * @param page - The address that answers where our script has not run: without a word of what was saved before.
 * @param stands - What is set at present, by field.
 */
export function useSiteForm(action: SiteAction, page: string, stands: Typed): SiteFormInUse {
  const t = useTranslations('organiser.site.problems')
  const [state, post, isPending] = useActionState(action, untouched, page)
  const hideSaved = useContext(HideSaved)
  useEffect(() => {
    if (state.step !== 'untouched') hideSaved()
  }, [state, hideSaved])
  const shown = state.step === 'untouched' ? stands : state.typed
  const field = (name: string): ShownField => {
    const problem = state.problems[name]
    return { name, value: shown[name] ?? '', problem: problem === undefined ? undefined : t(problem) }
  }
  return { state, post, isPending, field }
}

/** A form that works before its script has run, and comes back with what was typed. */
export function SiteForm(props: {
  readonly form: SiteFormInUse
  readonly button: string
  /** Beside the button: another one, such as for a look before. */
  readonly beside?: ReactNode
  readonly children: ReactNode
}) {
  const t = useTranslations('organiser.site')
  const refusal = props.form.state.step === 'refused' ? <Answer look="stop">{t('notSaved')}</Answer> : null
  return <FormFrame {...props} refusal={refusal} />
}
