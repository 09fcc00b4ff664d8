'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { TickBox } from '#app/ui/field'
import { declarations } from '#lib/collecting/declarations'
import { controlNames } from '#lib/http/signing-form'
import type { FormState } from './form-state'

/** What the law has the signatory declare, in its own words. */
export function Declarations(props: {
  readonly state: FormState
  readonly privacyLink: ReactNode
  /** The language of the declarations: a national law's may not be that of the page. */
  readonly language: string
}) {
  const { state, privacyLink, language } = props
  const t = useTranslations()
  return (
    <div className="grid gap-3">
      {declarations.map((declaration) => {
        const label = t(`legal.declarations.${declaration}`)
        const isMissing = state.problems.some(({ field }) => field === declaration)
        return (
          <TickBox
            key={declaration}
            id={declaration}
            name={controlNames.declaration(declaration)}
            value="yes"
            label={<span lang={language}>{label}</span>}
            isTicked={state.declared.includes(declaration)}
            problem={isMissing ? t('problems.not-declared') : undefined}
          />
        )
      })}
      <p>{privacyLink}</p>
    </div>
  )
}
