'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { TickBox } from '#app/ui/field'
import { declarations } from '#lib/collecting/declarations'
import { controlNames } from '#lib/http/signing-form'
import type { FormState } from './form-state'

/** What Annex III has the signatory declare, in its own words. */
export function Declarations({ state, privacyLink }: { readonly state: FormState; readonly privacyLink: ReactNode }) {
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
            label={label}
            isTicked={state.declared.includes(declaration)}
            problem={isMissing ? t('problems.not-declared') : undefined}
          />
        )
      })}
      <p>{privacyLink}</p>
    </div>
  )
}
